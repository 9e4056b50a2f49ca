import { useTranslation } from 'react-i18next';
import { weightText } from '../i18n/format.ts';
import { type BenchTry, rightTries, wrongTries } from '../station/bench-scans.ts';
import { useKeys, useSend, useView } from '../station/hooks.ts';

/**
 * Says that this is the sandbox. Where the bench is virtual too, its buttons are the bench: a press is a scan, or
 * a weight on the scale, and F11 does the right thing next.
 */
export function SandboxStrip() {
  const { t } = useTranslation();
  const { devices } = useView();
  return (
    <aside className="sandbox-strip" aria-label={t('words.bench.title')}>
      <p>
        {t('words.sandbox.name')} <span className="promise">{t('words.sandbox.text')}</span>
      </p>
      {devices.some(({ virtual }) => virtual) ? <VirtualBench /> : null}
    </aside>
  );
}

function VirtualBench() {
  const { t } = useTranslation();
  const view = useView();
  const send = useSend();
  const [first, ...others] = rightTries(view);
  const press = (one: BenchTry) =>
    void send(
      one.kind === 'scan' ? { type: 'benchScan', text: one.text } : { type: 'benchWeight', grams: one.grams },
    );
  useKeys({ shortcuts: { F11: first ? () => press(first) : undefined } });
  return (
    <div className="bench">
      {first ? (
        <button type="button" className="first" onClick={() => press(first)} aria-keyshortcuts="F11">
          <span className="key">F11</span>
          <TryText one={first} />
        </button>
      ) : (
        <p className="no-try">{t('words.bench.nothing')}</p>
      )}
      {[...others, ...wrongTries(view)].map((one) => (
        <button type="button" key={one.what + textOf(one)} onClick={() => press(one)}>
          <TryText one={one} />
        </button>
      ))}
    </div>
  );
}

function TryText({ one }: { readonly one: BenchTry }) {
  const { t } = useTranslation();
  const { language } = useView();
  const detail = one.kind === 'weight' ? weightText(one.grams, language) : (one.name ?? one.text);
  return (
    <span className="bench-try">
      <b>{t(`words.bench.${one.what}`)}</b>
      <span className="detail">{detail}</span>
    </span>
  );
}

function textOf(one: BenchTry): string {
  return one.kind === 'scan' ? one.text : String(one.grams);
}

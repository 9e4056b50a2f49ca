import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { benchScans } from '../station/bench-scans.ts';
import { useSend, useView } from '../station/hooks.ts';

const STEP_GRAMS = 100;

/** The virtual bench of the sandbox: a press is a scan of what the sign asks for, or a weight on the scale. */
export function VirtualBench({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const view = useView();
  const send = useSend();
  const scans = benchScans(view);
  const expected = view.session?.cartons.find(({ status }) => status === 'weighing')?.expectedGrams ?? null;
  return (
    <aside className="bench" aria-label={t('words.bench.title')}>
      <header>
        <h2>{t('words.bench.title')}</h2>
        <button type="button" onClick={onClose} aria-label={t('words.close')}>
          <span className="key">F11</span> <IconX size={24} aria-hidden="true" />
        </button>
      </header>
      <h3>{t('words.bench.scans')}</h3>
      {scans.length === 0 ? <p className="empty">{t('words.bench.nothing')}</p> : null}
      <ul>
        {scans.map(({ what, text }) => (
          <li key={`${what} ${text}`}>
            <button type="button" onClick={() => void send({ type: 'benchScan', text })}>
              <span>{t(`words.bench.${what}`)}</span>
              <b>{text}</b>
            </button>
          </li>
        ))}
      </ul>
      <h3>{t('words.bench.scale')}</h3>
      <ul className="weights">
        <Weight label={t('words.bench.empty')} grams={0} />
        {expected === null ? (
          <Weight label="1 kg" grams={1000} />
        ) : (
          <>
            <Weight label={t('words.bench.expected')} grams={expected} />
            <Weight label={t('words.bench.tooLight')} grams={Math.max(0, expected - STEP_GRAMS)} />
            <Weight label={t('words.bench.tooHeavy')} grams={expected + STEP_GRAMS} />
          </>
        )}
      </ul>
    </aside>
  );
}

function Weight({ label, grams }: { readonly label: string; readonly grams: number }) {
  const send = useSend();
  return (
    <li>
      <button type="button" onClick={() => void send({ type: 'benchWeight', grams })}>
        {label}
      </button>
    </li>
  );
}

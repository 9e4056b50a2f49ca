import { IconArrowBackUp, IconClipboardCheck, IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceView } from '../../shared/contracts/station-view.ts';
import { type Action, ActionBar } from '../components/ActionBar.tsx';
import { Keys } from '../components/Keys.tsx';
import { RawText } from '../components/RawText.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { VerdictShape } from '../components/VerdictShape.tsx';
import { useExplain } from '../i18n/explain.ts';
import { useScan, useSend } from '../station/hooks.ts';

type Code = AcceptanceView['codes'][number];

/** Working through the test sheet: the one code to scan next, and how each one went. */
export function Acceptance({ acceptance }: { readonly acceptance: AcceptanceView }) {
  const { t } = useTranslation();
  const { kind, codes, ended } = acceptance;
  const at = codes.findIndex(({ state }) => state === 'due' || state === 'wrong');
  const entered = useScan();
  return (
    <>
      <Keys layer={{ shortcuts: {}, modal: true, entered }} />
      <main className="acceptance">
        <section className="board-sign">
          {ended === null ? <Due code={codes[at]} number={at + 1} /> : <Ended passed={ended.passed} />}
          <ScanEntry hint={t(`words.sheet.${kind}`)} always />
        </section>
        <ol className="sheet-codes" aria-label={t(`words.sheet.${kind}`)}>
          {codes.map(({ code, state }, index) => (
            <li key={code} data-state={state} aria-current={ended === null && index === at}>
              <b className="number">{index + 1}</b>
              <span>{t(`words.sheet.code.${code}`)}</span>
              <span className="how">{t(`words.sheet.state.${state}`)}</span>
            </li>
          ))}
        </ol>
      </main>
      <ActionBar actions={useActions(acceptance)} />
    </>
  );
}

function Due({ code, number }: { readonly code: Code | undefined; readonly number: number }) {
  const { t } = useTranslation();
  const explain = useExplain();
  if (code === undefined) return null;
  const wrong = code.trouble === null ? null : explain({ code: code.trouble, params: {} });
  return (
    <div>
      <h1>{t('words.sheet.scan', { number })}</h1>
      <p>
        <b>{t(`words.sheet.code.${code.code}`)}</b> {t(`words.sheet.about.${code.code}`)}
      </p>
      {wrong === null ? null : (
        <div className="reading" role="alert">
          <p>
            {t('words.verdict.expected')}: {wrong.expected}
          </p>
          <p className="got">
            {t('words.sheet.got')}:{' '}
            <code>
              <RawText text={code.got ?? ''} />
            </code>
          </p>
        </div>
      )}
    </div>
  );
}

function Ended({ passed }: { readonly passed: boolean }) {
  const { t } = useTranslation();
  const how = passed ? 'passed' : 'failed';
  return (
    <div>
      <VerdictShape tone={passed ? 'complete' : 'wrong'} size={130} />
      <h1>{t(`words.sheet.done.${how}`)}</h1>
      <p>{t(`words.sheet.doneText.${how}`)}</p>
    </div>
  );
}

function useActions({ kind, ended }: AcceptanceView): readonly Action[] {
  const { t } = useTranslation();
  const send = useSend();
  const end = () => void send({ type: 'endAcceptance' });
  if (ended === null) {
    return [
      { key: 'Esc', label: t('words.sheet.end'), icon: IconArrowBackUp, press: end },
      {
        key: 'F6',
        label: t('words.sheet.skip'),
        icon: IconPlayerSkipForward,
        press: () => void send({ type: 'skipSheetCode' }),
      },
    ];
  }
  return [
    {
      key: 'F2',
      label: t('words.sheet.close'),
      icon: IconClipboardCheck,
      press: end,
      primary: true,
    },
    {
      key: 'F3',
      label: t('words.sheet.again'),
      icon: IconClipboardCheck,
      press: () => void send({ type: 'startAcceptance', kind }),
    },
  ];
}

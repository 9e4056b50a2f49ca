import { useTranslation } from 'react-i18next';
import type { AcceptanceView } from '../../shared/contracts/station-view.ts';
import { Keys } from '../components/Keys.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { VerdictShape } from '../components/VerdictShape.tsx';
import { useScan } from '../station/hooks.ts';
import { AcceptanceActions } from './AcceptanceActions.tsx';
import { DueStep } from './DueStep.tsx';
import { useTones } from './tones.ts';

/** Trying the bench: the one step to do next, and how each one went. */
export function Acceptance({ acceptance }: { readonly acceptance: AcceptanceView }) {
  const { t } = useTranslation();
  const { kind, steps, ended } = acceptance;
  const at = steps.findIndex(({ state }) => state === 'due' || state === 'wrong');
  const due = ended === null ? steps[at] : undefined;
  const tones = useTones();
  const entered = useScan();
  return (
    <>
      <Keys layer={{ shortcuts: {}, modal: true, entered }} />
      <main className="acceptance">
        <section className="board-sign">
          {due ? <DueStep step={due} number={at + 1} tones={tones} /> : null}
          {ended === null ? null : <Ended passed={ended.passed} />}
          <ScanEntry hint={t(`words.sheet.${kind}`)} always />
        </section>
        <ol className="sheet-codes" aria-label={t(`words.sheet.${kind}`)} data-many={steps.length > MANY}>
          {steps.map(({ step, device, state }, index) => (
            <li
              key={step + device}
              ref={index === at ? intoSight : null}
              data-state={state}
              aria-current={ended === null && index === at}
            >
              <b className="number">{index + 1}</b>
              <span>
                {t(`words.sheet.step.${step}`)} {device === null ? null : <small>{device}</small>}
              </span>
              <span className="how">{t(`words.sheet.state.${state}`)}</span>
            </li>
          ))}
        </ol>
      </main>
      <AcceptanceActions acceptance={acceptance} due={due} tones={tones} />
    </>
  );
}

/** More than the codes of the sheet: the list stands closer. */
const MANY = 10;

function intoSight(row: HTMLLIElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
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

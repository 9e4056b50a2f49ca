import { IconArrowBackUp, IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CartonView, SessionView, StationView } from '../../shared/contracts/station-view.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { WeightRuler } from '../components/WeightRuler.tsx';
import { useNextStep } from '../i18n/explain.ts';
import { weightText } from '../i18n/format.ts';
import { useSend, useView } from '../station/hooks.ts';
import { rulerOf } from '../station/scale-ruler.ts';

type Props = { readonly session: SessionView; readonly carton: CartonView };

/** The carton on the scale; before it the test weight, where the scale has to prove that it weighs right. */
export function Weighing({ session, carton }: Props) {
  const { scaleCheck } = useView();
  return scaleCheck === null ? (
    <CartonOnScale session={session} carton={carton} />
  ) : (
    <TestWeightOnScale check={scaleCheck} />
  );
}

/** Expected weight, what may differ, what the scale says, and the press that closes the carton. */
function CartonOnScale({ session, carton }: Props) {
  const { t } = useTranslation();
  const send = useSend();
  const { weight } = useView();
  const live = useLiveGrams();
  const { expectedGrams, toleranceGrams } = carton;
  const step = useNextStep()(session.next);
  const fits =
    weight?.verdict === 'stable' &&
    expectedGrams !== null &&
    toleranceGrams !== null &&
    rulerOf(expectedGrams, toleranceGrams, live).fits;
  return (
    <>
      <main className="weighing">
        <section className="next-sign">
          <div className="do">
            <b className="carton-number">{carton.number}</b>
            <h1>{fits ? t('words.weighing.press') : step.what}</h1>
          </div>
          <div>
            {fits ? null : <p className="step-hint">{step.hint}</p>}
            <p className="step-about">{`${carton.packaging.name} · ${t('words.contentCount', { count: carton.contents.length })}`}</p>
          </div>
        </section>
        <Instrument live={live} />
        {expectedGrams === null || toleranceGrams === null ? (
          <p className="no-ruler">{t('words.weighing.cannotTell')}</p>
        ) : (
          <WeightRuler expected={expectedGrams} tolerance={toleranceGrams} live={live} />
        )}
        <ScanEntry hint="" floating />
      </main>
      <ScaleActions label={t('words.action.weigh')} press={() => void send({ type: 'weigh' })} />
    </>
  );
}

type DueCheck = NonNullable<StationView['scaleCheck']>;

/** The test weight comes first: how heavy it is, why it is asked for, and the press that puts it on record. */
function TestWeightOnScale({ check }: { readonly check: DueCheck }) {
  const { t } = useTranslation();
  const send = useSend();
  const { weight, language } = useView();
  const live = useLiveGrams();
  const fits = weight?.verdict === 'stable' && rulerOf(check.grams, check.toleranceGrams, live).fits;
  return (
    <>
      <main className="weighing">
        <section className="next-sign">
          <div className="do">
            <IconScale size={56} aria-hidden="true" />
            <h1>
              {fits
                ? t('words.scaleCheck.press')
                : t('words.scaleCheck.put', { grams: weightText(check.grams, language) })}
            </h1>
          </div>
          <div>
            <p className="step-hint">
              {t('words.scaleCheck.because', { why: t(`words.scaleCheck.${check.why}`) })}
            </p>
          </div>
        </section>
        <Instrument live={live} />
        <WeightRuler expected={check.grams} tolerance={check.toleranceGrams} live={live} />
        <ScanEntry hint="" floating />
      </main>
      <ScaleActions label={t('words.action.checkScale')} press={() => void send({ type: 'checkScale' })} />
    </>
  );
}

/** F2 does what the sign says, Esc goes back to packing. */
function ScaleActions({ label, press }: { readonly label: string; readonly press: () => void }) {
  const { t } = useTranslation();
  const send = useSend();
  return (
    <ActionBar
      actions={[
        { key: 'F2', label, icon: IconScale, press, primary: true },
        {
          key: 'Esc',
          label: t('words.action.backToPacking'),
          icon: IconArrowBackUp,
          press: () => void send({ type: 'cancelClosing' }),
        },
      ]}
    />
  );
}

function useLiveGrams(): number | null {
  const { weight } = useView();
  return weight?.verdict === 'stable' || weight?.verdict === 'moving' ? weight.grams : null;
}

/** What the scale says, in figures that can be read from across the bench. */
function Instrument({ live }: { readonly live: number | null }) {
  const { t } = useTranslation();
  const { weight, language, devices } = useView();
  const verdict = weight?.verdict ?? 'none';
  const isOverdue = devices.some(({ trouble }) => trouble === 'calibration-overdue');
  return (
    <section className={`instrument ${verdict}`} aria-label={t('words.weight')}>
      <b>{live === null ? '– – –' : weightText(live, language)}</b>
      <span className="word">{t(`words.scale.${verdict}`)}</span>
      {isOverdue ? <span className="word">{t('words.scaleCheck.calibrationOverdue')}</span> : null}
    </section>
  );
}

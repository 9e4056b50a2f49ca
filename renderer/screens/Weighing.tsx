import { IconArrowBackUp, IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CartonView, SessionView } from '../../shared/contracts/station-view.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { Instrument, useLiveGrams } from '../components/Instrument.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { WeightRuler } from '../components/WeightRuler.tsx';
import { useNextStep } from '../i18n/explain.ts';
import { useSend, useView } from '../station/hooks.ts';
import { rulerOf } from '../station/scale-ruler.ts';
import { TestWeight } from './TestWeight.tsx';

type Props = { readonly session: SessionView; readonly carton: CartonView };

/** The carton on the scale; before it the test weight, where the scale has to prove that it weighs right. */
export function Weighing({ session, carton }: Props) {
  const { t } = useTranslation();
  const send = useSend();
  const { scaleCheck } = useView();
  if (scaleCheck === null || scaleCheck.why === null) {
    return <CartonOnScale session={session} carton={carton} />;
  }
  const press = () => void send({ type: 'cancelClosing' });
  return <TestWeight check={scaleCheck} back={{ label: t('words.action.backToPacking'), press }} />;
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
      <ActionBar
        actions={[
          {
            key: 'F2',
            label: t('words.action.weigh'),
            icon: IconScale,
            press: () => void send({ type: 'weigh' }),
            primary: true,
          },
          {
            key: 'Esc',
            label: t('words.action.backToPacking'),
            icon: IconArrowBackUp,
            press: () => void send({ type: 'cancelClosing' }),
          },
        ]}
      />
    </>
  );
}

import { IconArrowBackUp, IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { Instrument, useLiveGrams } from '../components/Instrument.tsx';
import { Keys } from '../components/Keys.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { WeightRuler } from '../components/WeightRuler.tsx';
import { dateTimeText, weightText } from '../i18n/format.ts';
import { useScan, useSend, useView } from '../station/hooks.ts';
import { rulerOf } from '../station/scale-ruler.ts';

type Check = NonNullable<StationView['scaleCheck']>;
type Props = {
  readonly check: Check;
  /** Where Esc leads. */
  readonly back: { readonly label: string; readonly press: () => void };
  /** It weighed right, and that is on record. */
  readonly onRight?: () => void;
};

/** The test weight: how heavy it is, why it is asked for, and the press that puts on record what the scale says. */
export function TestWeight({ check, back, onRight }: Props) {
  const { t } = useTranslation();
  const send = useSend();
  const { weight, language } = useView();
  const live = useLiveGrams();
  const fits = weight?.verdict === 'stable' && rulerOf(check.grams, check.toleranceGrams, live).fits;
  const press = async () => {
    const answer = await send({ type: 'checkScale' });
    if (answer.ok) onRight?.();
  };
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
              <Why check={check} />
            </p>
          </div>
        </section>
        <Instrument live={live} />
        <WeightRuler expected={check.grams} tolerance={check.toleranceGrams} live={live} />
        <ScanEntry hint="" floating />
      </main>
      <ActionBar
        actions={[
          {
            key: 'F2',
            label: t('words.action.checkScale'),
            icon: IconScale,
            press: () => void press(),
            primary: true,
          },
          { key: 'Esc', label: back.label, icon: IconArrowBackUp, press: back.press },
        ]}
      />
    </>
  );
}

/** The same in front of another screen, for whoever checks the scale before there is a carton. */
export function TestWeightFirst({ check, onClose }: { readonly check: Check; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const entered = useScan();
  return (
    <>
      <Keys layer={{ shortcuts: {}, modal: true, entered }} />
      <TestWeight check={check} back={{ label: t('words.admin.back'), press: onClose }} onRight={onClose} />
    </>
  );
}

function Why({ check: { why, last } }: Pick<Props, 'check'>) {
  const { t } = useTranslation();
  const { language } = useView();
  if (why !== null) return t('words.scaleCheck.because', { why: t(`words.scaleCheck.${why}`) });
  return last === null ? null : t('words.scaleCheck.lastRight', { at: dateTimeText(last.at, language) });
}

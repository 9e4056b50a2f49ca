import { useTranslation } from 'react-i18next';
import type { WeightView } from '../../shared/contracts/station-view.ts';
import { weightText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

/** What the scale says now, with its verdict in a word and a shape; no number where there is none. */
export function WeightReadout({ weight }: { readonly weight: WeightView | null }) {
  const { t } = useTranslation();
  const { language } = useView();
  const verdict = weight?.verdict ?? 'none';
  return (
    <div className={`weight ${verdict}`}>
      <span className="kicker">{t('words.weight')}</span>
      <b className="reading">
        {weight === null || weight.grams === null ? '– – –' : weightText(weight.grams, language)}
      </b>
      <span className="word">{t(`words.scale.${verdict}`)}</span>
    </div>
  );
}

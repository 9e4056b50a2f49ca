import { useTranslation } from 'react-i18next';
import { weightText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

/** The weight that counts just now; null where the scale has none. */
export function useLiveGrams(): number | null {
  const { weight } = useView();
  return weight?.verdict === 'stable' || weight?.verdict === 'moving' ? weight.grams : null;
}

/** What the scale says, in figures that can be read from across the bench. */
export function Instrument({ live }: { readonly live: number | null }) {
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

import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { gramsText, weightText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';
import { rulerOf } from '../station/scale-ruler.ts';

type Props = { readonly expected: number; readonly tolerance: number; readonly live: number | null };

/** The expected weight with its tolerance as a band on a ruler, and the live weight as the pointer. */
export function WeightRuler({ expected, tolerance, live }: Props) {
  const { t } = useTranslation();
  const { language } = useView();
  const ruler = rulerOf(expected, tolerance, live);
  const difference = live === null ? null : live - expected;
  return (
    <figure className={ruler.fits ? 'ruler fits' : 'ruler'}>
      <div className="scale">
        <div
          className="band"
          style={{ left: `${ruler.bandFrom}%`, width: `${ruler.bandTo - ruler.bandFrom}%` }}
        />
        <div className="middle" />
        {ruler.pointer === null ? null : (
          <div className={`pointer ${ruler.beyond ?? ''}`} style={{ left: `${ruler.pointer}%` }}>
            <svg width="44" height="30" viewBox="0 0 44 30" aria-hidden="true">
              <path d={ruler.beyond ? BEYOND[ruler.beyond] : 'M2 2h40L22 28z'} fill="currentColor" />
            </svg>
          </div>
        )}
      </div>
      <div className="marks">
        <span style={{ left: `${ruler.bandFrom}%` }}>{weightText(expected - tolerance, language)}</span>
        <span className="expected">{weightText(expected, language)}</span>
        <span style={{ left: `${ruler.bandTo}%` }}>{weightText(expected + tolerance, language)}</span>
      </div>
      <figcaption>
        {ruler.fits ? <IconCheck size={32} stroke={3} aria-hidden="true" /> : null}
        {ruler.fits ? t('words.weighing.fits') : null}
        {difference === null
          ? t('words.weighing.tolerance', { tolerance: gramsText(tolerance, language) })
          : null}
        {difference === null || ruler.fits
          ? null
          : t(difference < 0 ? 'words.weighing.tooLight' : 'words.weighing.tooHeavy', {
              difference: gramsText(Math.abs(difference), language),
            })}
      </figcaption>
    </figure>
  );
}

const BEYOND = { low: 'M36 2v26L6 15z', high: 'M8 2v26l30-13z' } as const;

import { useTranslation } from 'react-i18next';
import type { CartonView, SessionView } from '../../shared/contracts/station-view.ts';
import { quantityText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';
import { WeightReadout } from './WeightReadout.tsx';

/** What was packed last is on top; the rest is a number, and F7 shows it. */
const SHOWN_CONTENTS = 3;

/** The carton on the bench: its number, its packaging, what went in last, and the weight on the scale. */
export function CartonPanel({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const { weight } = useView();
  const carton = session.cartons.find(({ status }) => status === 'open') ?? session.cartons.at(-1);
  const closed = session.cartons.filter(({ status }) => status === 'closed' || status === 'done').length;
  return (
    <section className="carton" aria-label={t('words.cartons.title')}>
      <div className="which">
        <span className="kicker">{t('words.cartonKicker')}</span>
        <b className="carton-number">{carton?.number ?? '–'}</b>
        <span>{carton?.packaging.name}</span>
        <small>{closed > 0 ? t('words.closedCount', { count: closed }) : null}</small>
      </div>
      {carton ? <Contents carton={carton} /> : <p className="empty">{t('words.noCarton')}</p>}
      <WeightReadout weight={weight} />
    </section>
  );
}

function Contents({ carton }: { readonly carton: CartonView }) {
  const { t } = useTranslation();
  const { language } = useView();
  if (carton.contents.length === 0) return <p className="empty">{t('words.cartonEmpty')}</p>;
  const first = Math.max(0, carton.contents.length - SHOWN_CONTENTS);
  const shown = carton.contents
    .slice(first)
    .map((content, index) => ({ content, place: first + index }))
    .reverse();
  return (
    <ol className="contents">
      {shown.map(({ content, place }) => (
        <li key={place}>
          <b>{`${quantityText(content.count, language)} ${content.uom}`}</b> <span>{content.name}</span>{' '}
          <small>{content.serial ?? content.lot}</small>
        </li>
      ))}
      {first > 0 ? <li className="more">{t('words.moreContents', { count: first })}</li> : null}
    </ol>
  );
}

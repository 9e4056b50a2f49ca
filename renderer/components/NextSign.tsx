import { IconArrowBigRightFilled, IconCornerUpLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LineView, SessionView } from '../../shared/contracts/station-view.ts';
import { useNextStep } from '../i18n/explain.ts';
import { dayText, quantityText } from '../i18n/format.ts';
import { useSend, useView } from '../station/hooks.ts';

/** The one next thing, readable from a metre away: what to do, which item, from where, how many. */
export function NextSign({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const step = useNextStep()(session.next);
  const { mode, pending, lines, typedCount } = session;
  const takingOut = mode === 'takeOut';
  const line = takingOut ? undefined : lines.find((each) => each.isNext);
  return (
    <section className={takingOut ? 'next-sign taking-out' : 'next-sign'} aria-label={t('words.next')}>
      <div className="do">
        {takingOut ? (
          <IconCornerUpLeft className="arrow" aria-hidden="true" />
        ) : (
          <IconArrowBigRightFilled className="arrow" aria-hidden="true" />
        )}
        <h1>{step.what}</h1>
      </div>
      {line && !pending ? <LineFacts line={line} /> : null}
      {pending ? <PendingFacts pending={pending} /> : null}
      {!line && !pending && step.hint ? <p className="step-hint">{step.hint}</p> : null}
      {typedCount === null ? null : <TypedCount count={typedCount} />}
    </section>
  );
}

function LineFacts({ line }: { readonly line: LineView }) {
  const { t } = useTranslation();
  const { language } = useView();
  const lot = line.lots[0];
  const bin = line.bins[0];
  return (
    <div className="facts">
      <div className="item">
        <p className="item-name">{line.name}</p>
        <p className="code">{line.itemCode}</p>
      </div>
      <Count line={line} />
      <ul className="plates">
        {bin ? (
          <li>
            {t('words.bin')} <b className="plate">{bin}</b>
          </li>
        ) : null}
        {lot ? (
          <li>
            {t('words.lot')} <b className="plate">{lot.lot}</b>
            {lot.expiry ? <span>{t('words.expires', { day: dayText(lot.expiry, language) })}</span> : null}
          </li>
        ) : null}
        {line.tracking === 'serial' ? <li>{t('words.eachSerial')}</li> : null}
        {line.kit ? <li>{t('words.partOfKit', { kit: line.kit })}</li> : null}
      </ul>
    </div>
  );
}

/** How many are in, of how many: the largest figures on the screen. */
function Count({ line }: { readonly line: LineView }) {
  const { t } = useTranslation();
  const { language } = useView();
  const packed = quantityText(line.packed, language);
  const ordered = quantityText(line.ordered, language);
  return (
    <p className={packed.length + ordered.length > 6 ? 'count long' : 'count'}>
      <b className="figure">{packed}</b>
      <span>{t('words.ofCount', { ordered, uom: line.uom })}</span>
    </p>
  );
}

function PendingFacts({ pending }: { readonly pending: NonNullable<SessionView['pending']> }) {
  const { t } = useTranslation();
  const send = useSend();
  return (
    <div className="facts pending">
      <div className="item">
        <p className="item-name">{pending.name}</p>
        <p className="code">{pending.itemCode}</p>
      </div>
      <button type="button" onClick={() => void send({ type: 'dropPending' })}>
        <span className="key">Esc</span> {t('words.dropPending')}
      </button>
    </div>
  );
}

function TypedCount({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const { language } = useView();
  return <p className="typed-count">{t('words.typedCount', { quantity: quantityText(count, language) })}</p>;
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentRecord } from '../../shared/contracts/shipment-record.ts';
import { ShipmentState } from '../components/ShipmentState.tsx';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText, dayText, ssccText } from '../i18n/format.ts';
import { orderName } from '../i18n/order-name.ts';
import { useKeys, useView } from '../station/hooks.ts';
import { RecordAdditions } from './RecordAdditions.tsx';
import { RecordCartons } from './RecordCartons.tsx';
import { RecordPapers } from './RecordPapers.tsx';
import { RecordWay } from './RecordWay.tsx';
import { RecordWhy } from './RecordWhy.tsx';

/** Keys turn the record by most of a page, so that a line of it stays in view. */
const TURN = 0.8;

type Props = { readonly record: ShipmentRecord; readonly onDeciding: () => void };

/** Everything the journal holds of one shipment, what to do about it first. */
export function Record({ record, onDeciding }: Props) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const { shipmentId } = record.shipment;
  useEffect(() => {
    if (shipmentId) body.current?.scrollTo({ top: 0 });
  }, [shipmentId]);
  const turn = (by: number) => body.current?.scrollBy({ top: by * (body.current?.clientHeight ?? 0) });
  useKeys({ shortcuts: { ArrowRight: () => turn(TURN), ArrowLeft: () => turn(-TURN) } });
  return (
    <>
      <header>
        <h2>
          {orderName(t, record.order.kind, record.order.number)}{' '}
          <span className="customer">{record.customer.name}</span>
        </h2>
        <ShipmentState shipment={record.shipment} />
      </header>
      <div className="record-body" ref={body}>
        <RecordWhy record={record} onDeciding={onDeciding} />
        <Facts record={record} />
        <RecordAdditions record={record} />
        <RecordCartons cartons={record.cartons} />
        <Overrides record={record} />
        <RecordWay way={record.way} />
        <RecordPapers prints={record.prints} />
        <p className="sealed">
          {t('words.clerk.sealed', { seq: record.sealed.seq, hash: record.sealed.hash.slice(0, HASH_SHOWN) })}
        </p>
      </div>
    </>
  );
}

const HASH_SHOWN = 16;

function Facts({ record }: { readonly record: ShipmentRecord }) {
  const { t } = useTranslation();
  const { language } = useView();
  const { shipment, order, shipTo, partial, reason, deadSsccs } = record;
  const { name, street, zip, city, country } = shipTo;
  return (
    <dl className="facts">
      <Fact name={t('words.clerk.facts.closed')}>{dateTimeText(shipment.closedAt, language)}</Fact>
      <Fact name={t('words.clerk.facts.packer')}>{shipment.packer}</Fact>
      <Fact name={t('words.clerk.facts.due')}>{dayText(order.dueDate, language)}</Fact>
      <Fact name={t('words.clerk.facts.pickList')}>{order.pickListEntry}</Fact>
      <Fact name={t('words.clerk.facts.tote')}>{order.tote}</Fact>
      <Fact name={t('words.clerk.facts.reference')}>{order.customerReference}</Fact>
      <Fact name={t('words.clerk.facts.shippingType')}>{order.shippingType}</Fact>
      <Fact name={t('words.clerk.facts.shipTo')} wide>
        {[name, street, `${zip} ${city}`.trim(), country].filter(Boolean).join(', ')}
      </Fact>
      <Fact name={t('words.clerk.facts.comments')} wide>
        {order.comments}
      </Fact>
      <Fact name={t(partial ? 'words.clerk.facts.short' : 'words.clerk.facts.complete')} wide>
        {reason}
      </Fact>
      <Fact name={t('words.clerk.facts.deadLabels')} wide>
        {deadSsccs.map(ssccText).join(', ')}
      </Fact>
    </dl>
  );
}

type FactProps = { readonly name: string; readonly children: ReactNode; readonly wide?: boolean };

/** A fact that is not there is left out. */
function Fact({ name, children, wide }: FactProps) {
  if (children === null || children === '') return null;
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Overrides({ record }: { readonly record: ShipmentRecord }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { language } = useView();
  if (record.overrides.length === 0) return null;
  return (
    <section>
      <h3>{t('words.clerk.overrides')}</h3>
      <ol className="steps">
        {record.overrides.map(({ at, event, refusal, packer, by, reason }) => (
          <li key={at + event} className="override">
            <span className="when">{dateTimeText(at, language)}</span>
            <span>
              {refusal === null ? null : <b>{explain(refusal).happened}. </b>}
              {t('words.clerk.overrideBy', { by, packer, reason })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

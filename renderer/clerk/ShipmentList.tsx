import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentView } from '../../shared/contracts/station-view.ts';
import { ShipmentState } from '../components/ShipmentState.tsx';
import { dateTimeText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

type Props = {
  readonly shipments: readonly ShipmentView[];
  readonly current: string | null;
  /** What is said when there are none. */
  readonly none: string;
  readonly onChoose: (shipmentId: string) => void;
  readonly onOlder: (() => void) | null;
  readonly onNewer: (() => void) | null;
};

/** Shipments, newest first, each with its state and age. */
export function ShipmentList({ shipments, current, none, onChoose, onOlder, onNewer }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {shipments.length === 0 ? <p className="empty">{none}</p> : null}
      <ol className="found-list">
        {shipments.map((shipment) => (
          <Entry
            key={shipment.shipmentId}
            shipment={shipment}
            isCurrent={shipment.shipmentId === current}
            onChoose={() => onChoose(shipment.shipmentId)}
          />
        ))}
      </ol>
      {onOlder || onNewer ? (
        <nav className="turning">
          <button type="button" disabled={onNewer === null} onClick={onNewer ?? undefined}>
            <span className="key">PgUp</span> {t('words.clerk.newer')}
          </button>
          <button type="button" disabled={onOlder === null} onClick={onOlder ?? undefined}>
            <span className="key">PgDn</span> {t('words.clerk.older')}
          </button>
        </nav>
      ) : null}
    </>
  );
}

type EntryProps = {
  readonly shipment: ShipmentView;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
};

function Entry({ shipment, isCurrent, onChoose }: EntryProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { orderKind, orderNumber, customerName, cartons, closedAt, state } = shipment;
  return (
    <li ref={entry}>
      <button
        type="button"
        className={`found-entry ${state}`}
        aria-current={isCurrent}
        tabIndex={-1}
        onClick={onChoose}
      >
        <span className="order">{orderNumber}</span>
        <span className="customer">
          {customerName}
          <small>
            {[
              orderKind === 'reserveInvoice' ? t('words.document.reserveInvoice') : null,
              t('words.cartonCount', { count: cartons }),
              dateTimeText(closedAt, language),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <ShipmentState shipment={shipment} />
      </button>
    </li>
  );
}

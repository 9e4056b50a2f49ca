import { IconArrowBackUp, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trace, TracedCarton } from '../../shared/contracts/questions.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { Refused } from '../components/Refused.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { dateTimeText, quantityText, ssccText } from '../i18n/format.ts';
import { useAnswer } from '../station/asking.ts';
import { useKeys, useView } from '../station/hooks.ts';

type Props = { readonly onShipment: (shipmentId: string) => void; readonly onBack: () => void };

/** Where goods of a lot or with a serial number went: whom to call, and which cartons. */
export function Recall({ onShipment, onBack }: Props) {
  const { t } = useTranslation();
  const [mark, setMark] = useState('');
  const reply = useAnswer(mark === '' ? null : { type: 'traceGoods', mark, itemCode: null });
  useKeys({
    shortcuts: { Escape: onBack, F4: onBack },
    entered: (entry) => {
      if (entry.kind === 'code' && entry.text.length <= MAX_MARK) setMark(entry.text);
    },
  });
  const trace = reply?.type === 'traceGoods' ? reply.trace : null;
  return (
    <>
      <main className="clerk recall">
        <section className="board-sign">
          <IconRoute className="picture" stroke={1.5} aria-hidden="true" />
          <div>
            <h1>
              {trace === null
                ? t('words.clerk.recall.title')
                : t(trace.cartonCount === 0 ? 'words.clerk.recall.none' : 'words.clerk.recall.found', {
                    mark,
                    cartons: t('words.cartonCount', { count: trace.cartonCount }),
                    shipments: t('words.clerk.shipmentCount', { count: trace.shipments }),
                  })}
            </h1>
            <p>{t('words.clerk.recall.text')}</p>
          </div>
          <ScanEntry hint={t('words.clerk.recall.type')} always />
        </section>
        <section className="record">
          {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
          {trace === null || trace.cartonCount === 0 ? null : (
            <Traced trace={trace} onShipment={onShipment} />
          )}
        </section>
      </main>
      <ActionBar
        actions={[
          {
            key: 'Esc',
            label: t('words.clerk.shipments'),
            icon: IconArrowBackUp,
            press: onBack,
            primary: true,
          },
        ]}
      />
    </>
  );
}

const MAX_MARK = 254;

function Traced({ trace, onShipment }: { readonly trace: Trace; readonly onShipment: Props['onShipment'] }) {
  const { t } = useTranslation();
  const { customers, cartons, cartonCount } = trace;
  return (
    <div className="record-body">
      <section>
        <h3>{t('words.clerk.recall.customers', { count: customers.length })}</h3>
        <ol className="to-call">
          {customers.map((customer) => (
            <li key={customer.code}>
              <b>{customer.name}</b> <small>{customer.code}</small>
              <span>
                {t('words.clerk.recall.customer', {
                  shipments: t('words.clerk.shipmentCount', { count: customer.shipments }),
                  cartons: t('words.cartonCount', { count: customer.cartons }),
                  quantity: customer.quantity,
                })}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('words.clerk.recall.cartons')}</h3>
        {cartons.length < cartonCount ? (
          <p className="about">{t('words.clerk.recall.more', { count: cartons.length })}</p>
        ) : null}
        <ol className="traced">
          {cartons.map((carton) => (
            <TracedRow key={JSON.stringify(carton)} carton={carton} onShipment={onShipment} />
          ))}
        </ol>
      </section>
    </div>
  );
}

type RowProps = { readonly carton: TracedCarton; readonly onShipment: Props['onShipment'] };

/** A carton that left leads to its shipment; one that still stands here cannot. */
function TracedRow({ carton, onShipment }: RowProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const { shipmentId, orderKind, orderNumber, customerName, sscc, itemCode, quantity, closedAt, state } =
    carton;
  const standing =
    state === 'packing' || state === 'suspended'
      ? t(`words.clerk.recall.${state}`)
      : t(`words.shipmentState.${state}`);
  return (
    <li>
      <button
        type="button"
        className={`traced-entry ${state}`}
        disabled={shipmentId === null}
        onClick={shipmentId === null ? undefined : () => onShipment(shipmentId)}
      >
        <span className="order">{orderNumber}</span>
        <span className="customer">
          {customerName}
          <small>
            {[
              orderKind === 'reserveInvoice' ? t('words.document.reserveInvoice') : null,
              sscc === null ? t('words.cartonNumbered', { carton: carton.carton }) : ssccText(sscc),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <span className="goods">
          {`${quantityText(quantity, language)} × ${itemCode}`}
          <small>
            {[standing, closedAt === null ? null : dateTimeText(closedAt, language)]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
      </button>
    </li>
  );
}

import { IconArrowBigRight, IconPrinter, IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShipmentView } from '../../shared/contracts/station-view.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { PaperState } from '../components/PaperState.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { ShipmentState } from '../components/ShipmentState.tsx';
import { VerdictShape } from '../components/VerdictShape.tsx';
import { useExplain } from '../i18n/explain.ts';
import { timeText } from '../i18n/format.ts';
import { orderName } from '../i18n/order-name.ts';
import { useSend, useView } from '../station/hooks.ts';

/** The shipment is closed: what it was, and what SAP says of it, which changes while one looks. */
export function Done() {
  const { t } = useTranslation();
  const send = useSend();
  const { lastShipment, lastSlip } = useView();
  return (
    <>
      <main className="done">
        {lastShipment ? <Shipped shipment={lastShipment} /> : null}
        {lastSlip ? <PaperState paper="slip" state={lastSlip.state} why={lastSlip.why} /> : null}
        <section className="board-sign">
          <div>
            <h1>{t('words.done.next')}</h1>
            <p>{t('words.done.nextText')}</p>
          </div>
          <ScanEntry hint={t('words.queue.type')} />
        </section>
      </main>
      <ActionBar
        actions={[
          {
            key: 'F2',
            label: t('words.action.nextWork'),
            icon: IconArrowBigRight,
            press: () => void send({ type: 'nextWork' }),
            primary: true,
          },
          ...(lastShipment && lastSlip && lastSlip.state !== 'printing'
            ? [
                {
                  key: 'F7',
                  label: t('words.slip.reprint'),
                  icon: IconPrinter,
                  press: () => void send({ type: 'reprintSlip', shipmentId: lastShipment.shipmentId }),
                },
              ]
            : []),
          ...(lastShipment
            ? [
                {
                  key: 'F8',
                  label: t('words.additions.give'),
                  icon: IconTruckDelivery,
                  press: () => void send({ type: 'askTracking', shipmentId: lastShipment.shipmentId }),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Shipped({ shipment }: { readonly shipment: ShipmentView }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { language } = useView();
  const { orderKind, orderNumber, customerName, cartons, packer, closedAt, reason, sapSaid } = shipment;
  const why = reason ? explain(reason) : null;
  return (
    <section className="shipped">
      <VerdictShape tone="complete" size={150} />
      <div className="what">
        <span className="kicker">{t('words.done.title')}</span>
        <h1>{orderName(t, orderKind, orderNumber)}</h1>
        <p className="customer">{customerName}</p>
        <p>{`${t('words.cartonCount', { count: cartons })} · ${packer} · ${timeText(closedAt, language)}`}</p>
      </div>
      <div className="sap">
        <ShipmentState shipment={shipment} />
        {why ? (
          <p>
            {why.happened} <b>{why.next}</b>
          </p>
        ) : null}
        {sapSaid ? <p className="sap-said">{t('words.shipments.sapSaid', { text: sapSaid })}</p> : null}
      </div>
    </section>
  );
}

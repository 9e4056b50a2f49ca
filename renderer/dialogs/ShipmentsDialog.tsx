import { useTranslation } from 'react-i18next';
import type { ShipmentView } from '../../shared/contracts/station-view.ts';
import { Dialog } from '../components/Dialog.tsx';
import { ShipmentState } from '../components/ShipmentState.tsx';
import { useExplain } from '../i18n/explain.ts';
import { timeText } from '../i18n/format.ts';
import { useSend, useView } from '../station/hooks.ts';

/** The shipments of this station on their way to SAP: what each waits for, why, and what to do. */
export function ShipmentsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { shipments } = useView();
  return (
    <Dialog title={t('words.shipments.title')} onClose={onClose} className="wide">
      <SapStanding />
      {shipments.length === 0 ? (
        <p className="empty">{t('words.shipments.none')}</p>
      ) : (
        <ol className="shipments">
          {shipments.map((shipment) => (
            <Shipment key={shipment.shipmentId} shipment={shipment} />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

/** Why SAP is not reached, and what to do about it; nothing while all is well. */
function SapStanding() {
  const explain = useExplain();
  const { code, detail } = useView().sap;
  if (code === null) return null;
  const { happened, next } = explain({ code, params: { detail } });
  return (
    <p className="sap-standing" role="status">
      {happened} <b>{next}</b> {detail === null ? null : <span className="sap-said">{detail}</span>}
    </p>
  );
}

function Shipment({ shipment }: { readonly shipment: ShipmentView }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const send = useSend();
  const { language } = useView();
  const { shipmentId, orderNumber, customerName, cartons, packer, closedAt, reason, sapSaid } = shipment;
  const why = reason ? explain(reason) : null;
  return (
    <li className={`shipment ${shipment.state}`}>
      <div className="what">
        <h3>
          {t('words.order', { order: orderNumber })} <span className="customer">{customerName}</span>
        </h3>
        <p className="about">{`${t('words.cartonCount', { count: cartons })} · ${packer} · ${timeText(closedAt, language)}`}</p>
      </div>
      <ShipmentState shipment={shipment} />
      {why ? (
        <div className="why">
          <p>
            {why.happened} <b>{why.next}</b>
          </p>
          {sapSaid ? <p className="sap-said">{t('words.shipments.sapSaid', { text: sapSaid })}</p> : null}
        </div>
      ) : null}
      {shipment.state === 'refused' ? (
        <button type="button" onClick={() => void send({ type: 'retryShipment', shipmentId })}>
          {t('words.shipments.retry')}
        </button>
      ) : null}
    </li>
  );
}

import type { ShipmentView } from '../../shared/contracts/station-view.ts';
import { orderKindOf } from '../../shared/packing/order-key.ts';
import type { OutboxShipment } from './uplink/outbox.ts';

/** A closed shipment as the page shows it. */
export function shipmentView(shipment: OutboxShipment): ShipmentView {
  const { shipmentId, orderNumber, customerName, cartons, closedAt, packer, state, since } = shipment;
  return {
    shipmentId,
    orderKind: orderKindOf(shipment.workKey),
    orderNumber,
    customerName,
    cartons,
    closedAt,
    packer,
    state,
    since,
    documentNumber: shipment.documentNumber,
    reason: shipment.reasonCode === null ? null : { code: shipment.reasonCode, params: {} },
    sapSaid: shipment.sapSaid,
  };
}

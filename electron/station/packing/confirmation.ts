import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { shipmentOf } from '../../../shared/packing/shipment.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { Desk, DeskPorts } from './desk.ts';

/**
 * What the journal keeps of a closed shipment beside the event itself: the confirmation for SAP, complete but
 * for the place in the chain, which the event gets only when it is written.
 */
export function confirmationBody(
  state: PackingState,
  desk: Desk,
  ports: Pick<DeskPorts, 'clock' | 'stationId'>,
): { readonly customerName: string; readonly confirmation: Omit<Confirmation, 'journal'> } {
  const { work } = state;
  const shipment = shipmentOf(state);
  if (desk.person === null) throw new Error('A shipment was closed by nobody');
  return {
    customerName: work.customer.name,
    confirmation: {
      shipmentId: state.shipmentId,
      workKey: work.key,
      station: ports.stationId,
      packer: { id: desk.person.id, name: desk.person.name },
      closedAt: ports.clock.now().toISOString(),
      customerCode: work.customer.code,
      orderKind: work.order.kind,
      orderEntry: work.order.entry,
      orderNumber: work.order.number,
      pickListEntry: work.pickListEntry,
      partial: shipment.partial,
      lines: shipment.lines.map(({ line, baseQuantity, taken }) => ({
        orderEntry: line.orderEntry,
        orderLine: line.orderLine,
        pickListLine: line.pickListLine,
        itemCode: line.item.itemCode,
        warehouse: line.warehouse,
        uom: line.uom,
        baseQuantity,
        taken,
      })),
      cartons: shipment.cartons.map((carton) => ({
        number: carton.number,
        sscc: carton.sscc,
        packaging: carton.packaging.code,
        tareGrams: carton.packaging.tareGrams,
        grossGrams: carton.grossGrams,
        contents: carton.contents.map(({ line, baseQuantity, lot, expiry, serial }) => ({
          orderLine: line.orderLine,
          itemCode: line.item.itemCode,
          baseQuantity,
          lot,
          expiry,
          serial,
        })),
      })),
    },
  };
}

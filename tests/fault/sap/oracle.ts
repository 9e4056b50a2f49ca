import { z } from 'zod';
import type { Company } from '../../../electron/sandbox/company/company.ts';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import type { Outbox } from '../../../electron/station/uplink/outbox.ts';
import { objectTypeOf } from '../../../electron/sync/orders.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { workChange } from '../../../shared/contracts/catalogue.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { keyOfItsOrder, type OrderRef, orderKeyOf, orderOfKey } from '../../../shared/packing/order-key.ts';
import { subtract, sum } from '../../../shared/packing/quantity.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { deliveriesOf, orderInSap, ownRowsOf, sorted, takenIn } from '../../support/sap-documents.ts';
import { shipmentsIn } from '../../support/shipped.ts';
import { STATION } from '../../support/sync-client.ts';

/** What was promised does not hold. */
class Broken extends Error {}

const delivery = z.object({ DocEntry: z.int(), U_PW_ID: z.string().nullish() });

/** The deliveries that SAP has of each shipment, by their entries, read from within. */
export function landings(company: Company): ReadonlyMap<string, readonly number[]> {
  const byShipment = new Map<string, number[]>();
  for (const entity of company.sets.get('DeliveryNotes')?.entries() ?? []) {
    const { DocEntry, U_PW_ID: id } = delivery.parse(entity);
    if (id != null) byShipment.set(id, [...(byShipment.get(id) ?? []), DocEntry]);
  }
  return byShipment;
}

/** Whatever happens: no shipment landed twice. @throws Broken */
export function nothingTwice(landed: ReadonlyMap<string, readonly number[]>): void {
  for (const [id, entries] of landed) {
    if (entries.length > 1) throw new Broken(`Shipment ${id} is in SAP ${entries.length} times: ${entries}`);
  }
}

/**
 * Whatever happens: the service calls nothing posted that SAP does not have, and nothing of what was packed rightly
 * refused. @throws Broken
 */
export async function nothingInvented(store: Store, landed: ReadonlyMap<string, readonly number[]>) {
  for (const { shipmentId, state, document, reason } of await store.shipments.statusesAfter(
    STATION,
    0,
    1_000,
  )) {
    const said = `${shipmentId}: ${reason?.code} ${reason?.sap}`;
    if (state === 'refused' || reason?.code === 'DELIVERED_TWICE') throw new Broken(`Refused ${said}`);
    if (state === 'posted' && !landed.get(shipmentId)?.includes(document?.entry ?? 0))
      throw new Broken(`Posted, but not in SAP: ${said}`);
  }
}

/** Whatever happens: what was closed is in the outbox. @throws Broken */
export function nothingLost(outbox: Outbox, closed: readonly Confirmation[]): void {
  for (const { shipmentId } of closed) {
    if (outbox.shipment(shipmentId) === null) throw new Broken(`Shipment ${shipmentId} is not in the outbox`);
  }
}

/** Open base quantity of each order line, as `SO407/0`. */
export type OpenLines = ReadonlyMap<string, number>;

export function openLinesOf(works: readonly OpenWork[]): OpenLines {
  const open = new Map<string, number>();
  for (const { order, lines } of works) {
    for (const { orderLine, quantity } of lines) {
      const key = `${orderKeyOf(order)}/${orderLine}`;
      open.set(key, sum([open.get(key) ?? 0, quantity]));
    }
  }
  return open;
}

type OpenWork = {
  readonly order: OrderRef;
  readonly lines: readonly { readonly orderLine: number; readonly quantity: number }[];
};

/** What remains of the lines once the shipments are taken off. */
export function lessShipments(open: OpenLines, shipments: readonly Confirmation[]): OpenLines {
  const rest = new Map(open);
  for (const shipment of shipments) {
    for (const { orderLine, baseQuantity } of shipment.lines) {
      const key = `${keyOfItsOrder(shipment)}/${orderLine}`;
      rest.set(key, subtract(rest.get(key) ?? 0, baseQuantity));
    }
  }
  return rest;
}

/** Open work as the service offers it to benches. */
export async function offeredBy(store: Store): Promise<OpenLines> {
  const { changes } = await store.catalogue.after(0, { changes: 1_000_000, bytes: 2 ** 30 });
  const works = changes
    .filter((text) => text.includes('"putWork"'))
    .map((text) => workChange.parse(JSON.parse(text)))
    .flatMap((change) => (change.kind === 'putWork' ? [change.work] : []));
  return openLinesOf(works);
}

/** Nothing that was packed is offered again, whatever SAP has heard of it. @throws Broken */
export function nothingOfferedAgain(offered: OpenLines, rest: OpenLines): void {
  for (const [key, quantity] of offered) {
    const most = rest.get(key) ?? 0;
    if (quantity > most) throw new Broken(`Line ${key} is offered with ${quantity} where ${most} are left`);
  }
}

/**
 * In the end: journal and SAP agree in every shipment, line, lot, serial, bin and quantity.
 *
 * @param open what the orders had open before
 * @throws Broken
 */
export async function agreeInTheEnd(
  sandbox: string,
  stationFolder: string,
  open: OpenLines,
  ownTable: boolean,
): Promise<void> {
  const { problems } = verifyJournal(stationFolder);
  if (problems.length > 0) throw new Broken(`The journal: ${problems.map(({ text }) => text).join(' ')}`);
  const asker = await askSandbox({ url: sandbox });
  try {
    const closed = shipmentsIn(stationFolder);
    for (const shipment of closed) {
      const inJournal = JSON.stringify(linesPacked(shipment));
      const inSap = JSON.stringify(await linesInSap(asker, shipment.shipmentId));
      if (inJournal !== inSap)
        throw new Broken(`Shipment ${shipment.shipmentId} was packed as ${inJournal}, SAP has ${inSap}`);
      if (ownTable && (await ownRowsOf(asker, shipment.shipmentId)) !== 1)
        throw new Broken(`Shipment ${shipment.shipmentId} has no row of its own`);
    }
    const rest = lessShipments(open, closed as readonly Confirmation[]);
    for (const key of new Set(closed.map(keyOfItsOrder))) {
      const { kind, entry } = orderOfKey(key);
      for (const [line, quantity] of (await orderInSap(asker, entry, kind)).rest) {
        const expected = rest.get(`${key}/${line}`) ?? quantity;
        if (quantity !== expected)
          throw new Broken(`Line ${key}/${line} has ${quantity} left in SAP where ${expected} should be`);
      }
    }
  } finally {
    await asker.close();
  }
}

function linesPacked({ lines, orderKind }: Pick<Confirmation, 'lines' | 'orderKind'>) {
  return lines.map((line) => ({
    order: [objectTypeOf({ kind: orderKind }), line.orderEntry, line.orderLine],
    item: line.itemCode,
    quantity: line.baseQuantity,
    taken: sorted(line.taken.map(({ bin, ...row }) => ({ ...row, bin: bin?.entry ?? null }))).map(inOneOrder),
  }));
}

async function linesInSap(asker: Asker, shipmentId: string) {
  const deliveries = await deliveriesOf(asker, shipmentId);
  if (deliveries.length !== 1) throw new Broken(`Shipment ${shipmentId}: ${deliveries.length} deliveries`);
  return (deliveries[0]?.DocumentLines ?? []).map((line) => ({
    order: [line.BaseType, line.BaseEntry, line.BaseLine],
    item: line.ItemCode,
    quantity: line.InventoryQuantity,
    taken: takenIn(line).map(inOneOrder),
  }));
}

/** The same fields in the same order, so that texts can be compared. */
function inOneOrder({ lot, serial, bin, quantity }: ReturnType<typeof sorted>[number]) {
  return { lot, serial, bin, quantity };
}

import { between } from '../../../electron/sandbox/company/demo/random.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { orderKeyOf } from '../../../shared/packing/order-key.ts';
import { quantity, subtract } from '../../../shared/packing/quantity.ts';
import type { Work, WorkLine } from '../../../shared/packing/work.ts';
import { packedFrom } from '../../support/packed.ts';

/** People who ship a few orders bit by bit, each bit so small that SAP would take it a second time if it came. */
export type Packers = {
  /** The next shipment of one of the orders; null when too little is left of all of them. */
  next(shipmentId: string, closedAt: Date): Confirmation | null;
};

/** @param orders of how many orders there are shipments; one of them is a reserve invoice */
export function openPackers(works: readonly Work[], orders: number, random: () => number): Packers {
  const used = new Map<string, number>();
  const shuffled = works
    .filter(({ lines }) => lines.some((line) => line.quantity >= 4))
    .map((work) => ({ work, at: random() }))
    .sort((a, b) => a.at - b.at);
  const invoices = shuffled.filter(({ work }) => work.order.kind === 'reserveInvoice');
  const picked = [...invoices.slice(0, 1), ...shuffled];
  const left = new Map(
    [...new Map(picked.map(({ work }) => [orderKeyOf(work.order), work])).values()]
      .slice(0, orders)
      .map((work) => [work.key, work]),
  );

  const stocked = (line: WorkLine): WorkLine => {
    const rest = (key: string, some: number) => Math.max(0, subtract(some, used.get(key) ?? 0));
    const { itemCode } = line.item;
    const key = (lot: string | null, serial: string | null, bin: { entry: number } | null) =>
      placeOf(itemCode, line.warehouse, lot, serial, bin);
    return {
      ...line,
      allocations: line.allocations.map((one) => ({
        ...one,
        quantity: rest(key(one.lot, one.serial, one.bin), one.quantity),
      })),
      lots: line.lots.map((lot) => ({
        ...lot,
        quantity: rest(key(lot.lot, null, null), lot.quantity),
        bins: lot.bins.map((one) => ({ ...one, quantity: rest(key(lot.lot, null, one.bin), one.quantity) })),
      })),
      serials: line.serials.filter(({ serial, bin }) => rest(key(null, serial, bin), 1) > 0),
      bins: line.bins.map((one) => ({ ...one, quantity: rest(key(null, null, one.bin), one.quantity) })),
    };
  };

  return {
    next: (shipmentId, closedAt) => {
      const open = [...left.values()];
      while (open.length > 0) {
        const [work] = open.splice(between(random, 0, open.length - 1), 1);
        if (work === undefined) break;
        const shipment = tryPacking({ ...work, lines: work.lines.map(stocked) }, random, {
          shipmentId,
          closedAt: closedAt.toISOString(),
        });
        if (shipment === null) continue;
        for (const { itemCode, warehouse, taken } of shipment.lines) {
          for (const { lot, serial, bin, quantity: some } of taken) {
            const place = placeOf(itemCode, warehouse, lot, serial, bin);
            used.set(place, quantity((used.get(place) ?? 0) + some));
          }
        }
        left.set(work.key, without(work, shipment));
        return shipment;
      }
      return null;
    },
  };
}

function placeOf(
  item: string,
  warehouse: string,
  lot: string | null,
  serial: string | null,
  bin: { readonly entry: number } | null,
): string {
  return JSON.stringify([item, warehouse, lot, serial, bin?.entry ?? null]);
}

/** Up to half of what is left of each line, so that as much again could follow. */
function tryPacking(work: Work, random: () => number, changes: Partial<Confirmation>): Confirmation | null {
  const wanted = new Map(
    work.lines.map((line) => {
      const most = Math.floor(line.quantity / 2);
      return [
        line.line,
        most < 1 || random() < 0.3 ? 0 : between(random, 1, Math.max(1, Math.floor(most / 2))),
      ];
    }),
  );
  if (![...wanted.values()].some((some) => some > 0)) return null;
  try {
    return packedFrom(work, ({ line }) => wanted.get(line) ?? 0, changes);
  } catch {
    return null;
  }
}

function without(work: Work, shipment: Confirmation): Work {
  const packed = new Map(shipment.lines.map(({ orderLine, baseQuantity }) => [orderLine, baseQuantity]));
  return {
    ...work,
    lines: work.lines.map((line) => ({
      ...line,
      quantity: subtract(line.quantity, packed.get(line.orderLine) ?? 0),
    })),
  };
}

import { randomUUID } from 'node:crypto';
import type { Confirmation, ConfirmationLine } from '../../shared/contracts/confirmation.ts';
import { type Quantity, subtract, sum } from '../../shared/packing/quantity.ts';
import type { Work, WorkLine } from '../../shared/packing/work.ts';
import { aConfirmation } from './confirmations.ts';

type Taken = ConfirmationLine['taken'][number];

/**
 * The confirmation of a work as a bench would give it: of each line what `wanted` says (all, unless told
 * otherwise), from the lots, serials and bins that the pick list or the stock names. Lines of 0 are left out.
 */
export function packedFrom(
  work: Work,
  wanted: (line: WorkLine) => Quantity = ({ quantity }) => quantity,
  changes: Partial<Confirmation> = {},
): Confirmation {
  const lines = work.lines
    .map((line) => ({ line, baseQuantity: wanted(line) }))
    .filter(({ baseQuantity }) => baseQuantity > 0)
    .map(({ line, baseQuantity }) => ({
      orderEntry: line.orderEntry,
      orderLine: line.orderLine,
      pickListLine: line.pickListLine,
      itemCode: line.item.itemCode,
      warehouse: line.warehouse,
      uom: line.uom,
      baseQuantity,
      taken: take(line, baseQuantity),
    }));
  return aConfirmation({
    shipmentId: randomUUID(),
    closedAt: new Date().toISOString(),
    workKey: work.key,
    customerCode: work.customer.code,
    orderKind: work.order.kind,
    orderEntry: work.order.entry,
    orderNumber: work.order.number,
    pickListEntry: work.pickListEntry,
    partial: lines.some(({ orderLine, baseQuantity }) => {
      const line = work.lines.find((each) => each.orderLine === orderLine);
      return baseQuantity < (line?.quantity ?? 0);
    }),
    lines,
    cartons: [
      {
        number: 1,
        sscc: '340123450000000017',
        packaging: 'BOX-S',
        tareGrams: 120,
        grossGrams: 1_120,
        contents: lines.flatMap(({ orderLine, itemCode, taken }) =>
          taken.map(({ quantity, lot, serial }) => ({
            orderLine,
            itemCode,
            baseQuantity: quantity,
            lot,
            expiry: null,
            serial,
          })),
        ),
      },
    ],
    ...changes,
  });
}

/**
 * Half of a line, rounded down: an order shipped so stays open, and SAP would take the same shipment a second time
 * if it came. A test for landing twice has to be one where that could happen.
 */
export function halfOf({ quantity }: WorkLine): Quantity {
  return Math.floor(quantity / 2);
}

/** Takes a quantity from the places of a line, one after the other. */
function take(line: WorkLine, wanted: Quantity): Taken[] {
  const taken: Taken[] = [];
  let left = wanted;
  for (const place of placesOf(line)) {
    const quantity = Math.min(left, place.quantity);
    if (quantity <= 0) continue;
    taken.push({ ...place, quantity });
    left = subtract(left, quantity);
  }
  if (left > 0) throw new Error(`${line.item.itemCode}: ${left} of ${wanted} are nowhere to be had`);
  return taken;
}

/** What the pick list set aside, else the stock that may be packed: places with how much each holds. */
function placesOf({ item, allocations, lots, serials, bins, quantity }: WorkLine): readonly Taken[] {
  if (sum(allocations.map((each) => each.quantity)) >= quantity) return allocations;
  switch (item.tracking) {
    case 'lot':
      return lots
        .filter(({ status }) => status === 'released')
        .flatMap((stock): Taken[] =>
          stock.bins.length === 0
            ? [{ quantity: stock.quantity, lot: stock.lot, serial: null, bin: null }]
            : stock.bins.map((each) => ({ ...each, lot: stock.lot, serial: null })),
        );
    case 'serial':
      return serials.map(({ serial, bin }) => ({ quantity: 1, lot: null, serial, bin }));
    case 'none':
      return bins.length === 0
        ? [{ quantity, lot: null, serial: null, bin: null }]
        : bins.map((each) => ({ ...each, lot: null, serial: null }));
    default:
      return item.tracking satisfies never;
  }
}

import type { SourceWork } from '../../electron/sync/pull/offer.ts';
import type { Item, WorkLine } from '../../shared/packing/work.ts';

export function anItem(changes: Partial<Item> = {}): Item {
  return {
    itemCode: 'A1',
    name: 'Screws',
    tracking: 'none',
    baseUom: { entry: 1, code: 'EA', factor: 1 },
    barcodes: [],
    unitWeightGrams: 10,
    catchWeight: false,
    ...changes,
  };
}

export function aWorkLine(changes: Partial<WorkLine> = {}): WorkLine {
  const orderLine = changes.orderLine ?? 0;
  return {
    line: orderLine,
    orderEntry: 407,
    orderLine,
    pickListLine: null,
    item: anItem(),
    uom: { entry: 1, code: 'EA', factor: 1 },
    quantity: 10,
    warehouse: '01',
    binManaged: false,
    allocations: [],
    lots: [],
    serials: [],
    bins: [],
    kit: null,
    ...changes,
  };
}

/** Open work of one order; what the order has open is what the lines say, unless told otherwise. */
export function aSource(
  changes: Partial<SourceWork['work']> = {},
  openOfOrder?: SourceWork['openOfOrder'],
): SourceWork {
  const lines = changes.lines ?? [aWorkLine()];
  return {
    work: {
      key: 'SO407',
      pickListEntry: null,
      tote: null,
      order: { entry: 407, number: 1407, dueDate: '2026-11-30', customerReference: null },
      customer: { code: 'C20000', name: 'Norm Thompson' },
      shipTo: { name: 'Norm Thompson', street: '', zip: '', city: '', country: '' },
      shippingType: null,
      partialAllowed: true,
      comments: null,
      ...changes,
      lines,
    },
    openOfOrder: openOfOrder ?? Object.fromEntries(lines.map((line) => [line.orderLine, line.quantity])),
  };
}

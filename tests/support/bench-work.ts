import type { WorkChange } from '../../shared/contracts/catalogue.ts';
import type { Bin, Item, UnitOfMeasure, Work, WorkLine } from '../../shared/packing/work.ts';
import { anItem, aWorkLine } from './works.ts';

const piece: UnitOfMeasure = { entry: 1, code: 'PC', factor: 1 };
const shelf: Bin = { entry: 11, code: '01-A-01', barcode: null };
const cage: Bin = { entry: 12, code: '01-C-02', barcode: null };

/** Lot-managed, serial-managed and plain goods, each with a code to scan and a weight to check. */
export const muesli = anItem({
  itemCode: 'F-100',
  name: 'Muesli 750 g',
  tracking: 'lot',
  baseUom: piece,
  barcodes: [{ code: '4012345000016', uom: piece }],
  unitWeightGrams: 800,
});
export const drill = anItem({
  itemCode: 'H-200',
  name: 'Cordless drill',
  tracking: 'serial',
  baseUom: piece,
  barcodes: [{ code: '4012345000023', uom: piece }],
  unitWeightGrams: 1_500,
});
export const screws = anItem({
  itemCode: 'H-300',
  name: 'Screws 4×40, 200 pieces',
  baseUom: piece,
  barcodes: [{ code: '4012345000030', uom: piece }],
  unitWeightGrams: 600,
});
/** In the catalogue, on nobody's order. */
export const hammer = anItem({
  itemCode: 'H-400',
  name: 'Hammer',
  baseUom: piece,
  barcodes: [{ code: '4012345000047', uom: piece }],
  unitWeightGrams: 700,
});

/** A pick list with tote TOTE-7: two mueslis of lot L-1, one drill, three packs of screws, all in bins. */
export function aTote(changes: Partial<Work> = {}): Work {
  return {
    key: 'PL7-SO407',
    pickListEntry: 7,
    tote: 'TOTE-7',
    order: { entry: 407, number: 1407, dueDate: '2026-11-30', customerReference: 'PO 4711' },
    customer: { code: 'C20000', name: 'Café Elbblick' },
    shipTo: { name: 'Café Elbblick', street: 'Elbchaussee 1', zip: '22763', city: 'Hamburg', country: 'DE' },
    shippingType: 'Parcel',
    partialAllowed: true,
    comments: null,
    lines: [
      lineOf(0, muesli, 2, {
        lots: [
          {
            lot: 'L-1',
            expiry: '2099-01-31',
            status: 'released',
            quantity: 10,
            bins: [{ bin: shelf, quantity: 10 }],
          },
        ],
        allocations: [{ quantity: 2, bin: shelf, lot: 'L-1', serial: null }],
      }),
      lineOf(1, drill, 1, {
        serials: ['S-1', 'S-2'].map((serial) => ({ serial, expiry: null, bin: cage })),
        allocations: [{ quantity: 1, bin: cage, lot: null, serial: 'S-1' }],
      }),
      lineOf(2, screws, 3, {
        bins: [{ bin: shelf, quantity: 50 }],
        allocations: [{ quantity: 3, bin: shelf, lot: null, serial: null }],
      }),
    ],
    revision: '1',
    ...changes,
  };
}

/** An order of one line of plain goods, as many as asked for. */
export function manyScrews(quantity: number): Work {
  const work = aTote({ key: 'SO500', pickListEntry: null, tote: 'TOTE-BIG' });
  const line = { ...lineOf(0, screws, quantity, { bins: [{ bin: shelf, quantity }] }), pickListLine: null };
  return { ...work, order: { ...work.order, entry: 500, number: 1500 }, lines: [line] };
}

function lineOf(orderLine: number, item: Item, quantity: number, stock: Partial<WorkLine>): WorkLine {
  const place = { uom: piece, warehouse: '01', binManaged: true, pickListLine: orderLine };
  return aWorkLine({ orderLine, item, quantity, ...place, ...stock });
}

/** These works, the goods and the bins, as the sync service tells them. */
export function changesOf(works: readonly Work[]): readonly WorkChange[] {
  return [
    ...[muesli, drill, screws, hammer].map((item): WorkChange => ({ kind: 'putItem', item })),
    ...[shelf, cage].map((bin): WorkChange => ({ kind: 'putBin', warehouse: '01', bin })),
    ...works.map((work): WorkChange => ({ kind: 'putWork', work })),
  ];
}

import fc from 'fast-check';
import { type Confirmation, confirmation } from '../../shared/contracts/confirmation.ts';
import { quantity, sum } from '../../shared/packing/quantity.ts';

/** A closed shipment of one plain line, with whatever a test wants to be different. */
export function aConfirmation(changes: Partial<Confirmation> = {}): Confirmation {
  const orderEntry = changes.orderEntry ?? 407;
  return confirmation.parse({
    shipmentId: '01920000-0000-7000-8000-000000000001',
    workKey: `SO${orderEntry}`,
    station: 'bench-1',
    packer: { id: 'p7', name: 'Ana Packer' },
    closedAt: '2026-11-24T10:00:00.000Z',
    customerCode: 'C20000',
    orderEntry,
    orderNumber: 1407,
    pickListEntry: null,
    partial: false,
    lines: [aLine({ orderEntry })],
    cartons: [
      {
        number: 1,
        sscc: '340123450000000017',
        packaging: 'BOX-S',
        tareGrams: 120,
        grossGrams: 1120,
        contents: [{ orderLine: 0, itemCode: 'A1', baseQuantity: 5, lot: null, expiry: null, serial: null }],
      },
    ],
    journal: { seq: 42, hash: 'a'.repeat(64) },
    ...changes,
  });
}

type Line = Confirmation['lines'][number];

export function aLine(changes: Partial<Line> = {}): Line {
  return {
    orderEntry: 407,
    orderLine: 0,
    pickListLine: null,
    itemCode: 'A1',
    warehouse: '01',
    uom: { entry: 1, code: 'EA', factor: 1 },
    baseQuantity: 5,
    taken: [{ quantity: 5, lot: null, serial: null, bin: null }],
    ...changes,
  };
}

const someQuantity = fc.integer({ min: 1, max: 5_000_000 }).map((millionths) => quantity(millionths / 1_000));
const someBin = fc
  .constantFrom(null, 11, 12, 13)
  .map((entry) => (entry === null ? null : { entry, code: `B${entry}`, barcode: null }));

const lotLine = fc.array(
  fc.record({
    quantity: someQuantity,
    lot: fc.constantFrom<string | null>(null, 'L1', 'L2', 'L3'),
    serial: fc.constant(null),
    bin: someBin,
  }),
  { minLength: 1, maxLength: 6 },
);
const serialLine = fc
  .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        someBin.map((bin) => ({ quantity: 1, lot: null, serial: `S${number}`, bin })),
      ),
    ),
  );

/** Any confirmation that a bench can produce: lots, serials and bins as they come, awkward unit factors. */
export const anyConfirmation: fc.Arbitrary<Confirmation> = fc
  .array(fc.tuple(fc.oneof(lotLine, serialLine), fc.constantFrom(1, 2, 3, 6, 7, 12, 0.25, 0.333333)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((lines) =>
    aConfirmation({
      lines: lines.map(([taken, factor], index) =>
        aLine({
          orderLine: index * 2,
          itemCode: `A${index}`,
          uom: { entry: 1, code: 'X', factor },
          baseQuantity: sum(taken.map((row) => row.quantity)),
          taken,
        }),
      ),
    }),
  );

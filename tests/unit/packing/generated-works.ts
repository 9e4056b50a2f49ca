import fc from 'fast-check';
import { type Quantity, quantity, subtract } from '../../../shared/packing/quantity.ts';
import type { RuleLayer } from '../../../shared/packing/rules.ts';
import type {
  Allocation,
  Bin,
  Item,
  LotStock,
  SerialStock,
  UnitOfMeasure,
  WorkLine,
} from '../../../shared/packing/work.ts';
import { anItem } from '../../support/works.ts';
import { BOX, bin, EACH, KILO, line } from './bench.ts';

/**
 * Works as a company might have them: a few items of every kind, lines that share an item (split lines, two
 * warehouses, two units, parts of kits), stock in lots, serials and bins that is enough for what is ordered, and
 * beside it lots that may not be sent. A lot lies in one warehouse, so that its name says where it is from; one
 * that lies in two, with bins and without, could not be told apart by anybody. What the pick list set aside, if there is one, lies where it says.
 */
export type GeneratedWork = { readonly lines: readonly WorkLine[]; readonly rules: RuleLayer };

const METRE: UnitOfMeasure = { entry: 5, code: 'M', factor: 1 };
const ROLL: UnitOfMeasure = { entry: 6, code: 'ROLL', factor: 2.5 };

const ITEMS: readonly Item[] = [
  anItem({ itemCode: 'SCREW', barcodes: [barcode('SCREW-EA', EACH), barcode('SCREW-BOX', BOX)] }),
  anItem({ itemCode: 'CABLE', baseUom: METRE, barcodes: [barcode('CABLE-ROLL', ROLL)], unitWeightGrams: 40 }),
  anItem({
    itemCode: 'MILK',
    tracking: 'lot',
    barcodes: [barcode('MILK-EA', EACH), barcode('MILK-BOX', BOX)],
  }),
  anItem({ itemCode: 'DRILL', tracking: 'serial', unitWeightGrams: 1500 }),
  anItem({ itemCode: 'HAM', tracking: 'lot', baseUom: KILO, catchWeight: true, unitWeightGrams: 1000 }),
  anItem({ itemCode: 'FOIL', unitWeightGrams: null }),
];

const BINS: readonly Bin[] = ['A-01', 'A-02', 'B-01', 'B-02'].map(bin);
const EXPIRIES = [null, '2027-01-31', '2027-02-28', '2027-08-31'];

const rulesGenerated: fc.Arbitrary<RuleLayer> = fc.record({
  quantity: fc.constantFrom('each', 'typed'),
  location: fc.constantFrom('scan', 'off'),
  lot: fc.constantFrom('allocated', 'fefo', 'any'),
  minimumRemainingLifeDays: fc.constantFrom(0, 60),
  partialShipment: fc.constantFrom('allowed', 'byRight', 'never'),
  weight: fc.record({ required: fc.boolean() }),
  labelScanBack: fc.boolean(),
});

const wantedLine = fc.record({
  item: fc.constantFrom(...ITEMS),
  binned: fc.boolean(),
  inOtherUnit: fc.boolean(),
  units: fc.integer({ min: 1, max: 5 }),
  kit: fc.constantFrom(null, null, 'KIT'),
});
type WantedLine = { item: Item; binned: boolean; inOtherUnit: boolean; units: number; kit: string | null };

/** How stock is spread: how many lots, over which bins, what lies there beside, and what is set aside. */
const spread = fc.record({
  lots: fc.integer({ min: 1, max: 3 }),
  bins: fc.shuffledSubarray([...BINS], { minLength: 1 }),
  surplus: fc.integer({ min: 0, max: 4 }),
  expiries: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 3 }),
  unusable: fc.boolean(),
  setAside: fc.boolean(),
});
type Spread = {
  lots: number;
  bins: readonly Bin[];
  surplus: number;
  expiries: readonly number[];
  unusable: boolean;
  setAside: boolean;
};

export const generatedWork: fc.Arbitrary<GeneratedWork> = fc
  .tuple(
    fc.array(wantedLine, { minLength: 1, maxLength: 6 }),
    fc.array(spread, { minLength: 6, maxLength: 6 }),
    rulesGenerated,
  )
  .map(([wanted, spreads, rules]) => ({ lines: linesOf(wanted, spreads), rules }));

function linesOf(wanted: readonly WantedLine[], spreads: readonly Spread[]): readonly WorkLine[] {
  const byStock = Map.groupBy(
    wanted.map((one, position) => ({ one, position })),
    ({ one }) => `${one.item.itemCode}/${one.binned}`,
  );
  const lines: [number, WorkLine][] = [...byStock.values()].flatMap((group, at) => {
    const how = spreads[at % spreads.length];
    if (how === undefined) throw new Error('No spread');
    return stocked(
      group.map(({ one, position }) => [position, lineOf(one)]),
      how,
    );
  });
  return lines.sort(([a], [b]) => a - b).map(([, one]) => one);
}

function lineOf({ item, binned, inOtherUnit, units, kit }: WantedLine): WorkLine {
  const other = inOtherUnit && item.tracking !== 'serial' ? item.barcodes.at(-1)?.uom : undefined;
  const uom = other ?? item.baseUom;
  return line(item, {
    uom,
    quantity: quantity(units * uom.factor),
    warehouse: binned ? '02' : '01',
    binManaged: binned,
    kit,
  });
}

/** One place's worth of goods: some of a lot, serial or item, in a bin or not. */
type Heap = { lot: string | null; serial: string | null; bin: Bin | null; quantity: Quantity };

/** Lines of one item in one warehouse, with stock that covers them, and allocations out of it. */
function stocked(lines: readonly [number, WorkLine][], how: Spread): [number, WorkLine][] {
  const [first] = lines;
  if (first === undefined) return [];
  const [, { item, binManaged }] = first;
  const demand = quantity(lines.reduce((total, [, one]) => total + one.quantity, 0));
  const heaps = heapsOf(item, binManaged, demand, how);
  const stock = {
    lots: item.tracking === 'lot' ? [...lotsOf(heaps, how), ...unusableLots(how, binManaged)] : [],
    serials: item.tracking === 'serial' ? serialsOf(heaps) : [],
    bins: item.tracking === 'none' ? inBins(heaps) : [],
  };
  const left = heaps.map((heap) => ({ ...heap }));
  return lines.map(([position, one]) => [
    position,
    { ...one, ...stock, allocations: how.setAside ? takeAside(left, one.quantity) : [] },
  ]);
}

function heapsOf(item: Item, binned: boolean, demand: Quantity, how: Spread): readonly Heap[] {
  const places: readonly (Bin | null)[] = binned ? how.bins : [null];
  if (item.tracking === 'serial') {
    return Array.from({ length: demand + how.surplus }, (_one, at) => ({
      lot: null,
      serial: `${item.itemCode}-${binned ? 'B' : 'W'}${at}`,
      bin: places[at % places.length] ?? null,
      quantity: 1,
    }));
  }
  const lots =
    item.tracking === 'lot'
      ? Array.from({ length: how.lots }, (_one, at) => `${binned ? 'B' : 'W'}${at}`)
      : [null];
  const heaps = lots.flatMap((lot) =>
    places.map((place) => ({ lot, serial: null, bin: place, quantity: 0 })),
  );
  const share = Math.floor((demand + how.surplus) / heaps.length);
  const rest = subtract(demand + how.surplus, share * heaps.length);
  return heaps
    .map((heap, at) => ({ ...heap, quantity: at === 0 ? quantity(share + rest) : share }))
    .filter(({ quantity: some }) => some > 0);
}

function lotsOf(heaps: readonly Heap[], how: Spread): readonly LotStock[] {
  return [...Map.groupBy(heaps, ({ lot }) => lot)].map(([lot, of], at) => ({
    lot: lot ?? '',
    expiry: EXPIRIES[how.expiries[at % how.expiries.length] ?? 0] ?? null,
    status: 'released',
    quantity: quantity(of.reduce((total, heap) => total + heap.quantity, 0)),
    bins: inBins(of),
  }));
}

function unusableLots({ unusable, bins }: Spread, binned: boolean): readonly LotStock[] {
  if (!unusable) return [];
  const [place] = bins;
  const common = { quantity: 50, bins: binned && place ? [{ bin: place, quantity: 50 }] : [] };
  return [
    { lot: 'OLD', expiry: '2026-10-31', status: 'released', ...common },
    { lot: 'LOCKED', expiry: '2027-01-15', status: 'locked', ...common },
    { lot: 'AWAY', expiry: null, status: 'notAccessible', ...common },
  ];
}

function serialsOf(heaps: readonly Heap[]): readonly SerialStock[] {
  return heaps.map((heap) => ({ serial: heap.serial ?? '', expiry: null, bin: heap.bin }));
}

function inBins(heaps: readonly Heap[]) {
  return heaps.flatMap((heap) => (heap.bin === null ? [] : [{ bin: heap.bin, quantity: heap.quantity }]));
}

/** Sets so much aside for one line, heap by heap. Goods with neither lot, serial nor bin are not set aside. */
function takeAside(left: Heap[], wanted: Quantity): readonly Allocation[] {
  const rows: Allocation[] = [];
  let open = wanted;
  for (const heap of left) {
    const some = Math.min(open, heap.quantity);
    if (some <= 0 || (heap.lot === null && heap.serial === null && heap.bin === null)) continue;
    rows.push({ quantity: some, lot: heap.lot, serial: heap.serial, bin: heap.bin });
    heap.quantity = subtract(heap.quantity, some);
    open = subtract(open, some);
  }
  return rows;
}

function barcode(code: string, uom: UnitOfMeasure) {
  return { code, uom };
}

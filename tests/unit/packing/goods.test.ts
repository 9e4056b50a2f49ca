import { describe, expect, it } from 'vitest';
import { anItem } from '../../support/works.ts';
import {
  BOX,
  bin,
  by,
  codeOf,
  DRILL,
  EACH,
  HAM,
  line,
  lot,
  MILK,
  open,
  packedQuantities,
  person,
  refusalOf,
  SCREWS,
  scan,
  stateAfter,
  word,
} from './bench.ts';

const A = bin('A-01');
const B = bin('B-02');
const screws = (quantity: number, uom = EACH) => line(SCREWS, { quantity, uom });
const aside = (quantity: number, name: string, place: typeof A | null = null) => ({
  quantity,
  bin: place,
  lot: name,
  serial: null,
});

describe('several lines of one item', () => {
  it('are filled in the order’s turn', () => {
    const state = stateAfter(open([screws(2), screws(2)]), scan(SCREWS), scan(SCREWS), scan(SCREWS));
    expect(packedQuantities(state)).toEqual([2, 1]);
  });

  it('are filled in the scanned unit first', () => {
    const state = stateAfter(open([screws(12), screws(12, BOX)]), scan(SCREWS, { uom: BOX }));
    expect(packedQuantities(state)).toEqual([0, 12]);
  });

  it('share a count by whole scanned units, each share its own content', () => {
    const state = stateAfter(open([screws(5), screws(24)]), scan(SCREWS, { count: 8 }));
    expect(packedQuantities(state)).toEqual([5, 3]);
    expect(state.cartons[0]?.contents.map(({ id, count }) => [id, count])).toEqual([
      [3, 5],
      [4, 3],
    ]);
    expect(
      packedQuantities(stateAfter(open([screws(20), screws(20)]), scan(SCREWS, { uom: BOX, count: 2 }))),
    ).toEqual([12, 12]);
  });

  it('get what the pick list set aside for each', () => {
    const lots = [lot('L1'), lot('L2')];
    const state = open([
      line(MILK, { lots, allocations: [aside(10, 'L1')] }),
      line(MILK, { lots, allocations: [aside(10, 'L2')] }),
    ]);
    expect(packedQuantities(stateAfter(state, scan(MILK, { lot: 'L2' })))).toEqual([0, 1]);
  });

  it('draw on one stock', () => {
    const lots = [lot('L1', { quantity: 3 })];
    const state = stateAfter(
      open([line(MILK, { quantity: 2, lots }), line(MILK, { quantity: 2, lots })]),
      scan(MILK, { lot: 'L1', count: 3 }),
    );
    expect(packedQuantities(state)).toEqual([2, 1]);
    expect(codeOf(state, scan(MILK, { lot: 'L1' }))).toBe('LOT_SHORT');
  });
});

describe('lines of one item from two warehouses', () => {
  it('draw on two stocks', () => {
    const lots = [lot('L1', { quantity: 2 })];
    const here = line(MILK, { quantity: 2, lots });
    const there = line(MILK, { quantity: 2, lots, warehouse: '02' });
    const state = stateAfter(open([here, there]), scan(MILK, { lot: 'L1', count: 4 }));
    expect(packedQuantities(state)).toEqual([2, 2]);
  });
});

describe('goods in the hand', () => {
  it('wait for their lot, then for their location', () => {
    const milk = line(MILK, {
      binManaged: true,
      lots: [
        lot('L1', {
          bins: [
            { bin: A, quantity: 50 },
            { bin: B, quantity: 50 },
          ],
        }),
      ],
    });
    const withLot = stateAfter(open([milk]), scan(MILK), { type: 'scanLot', lot: 'L1', expiry: null });
    expect(withLot.pending).toMatchObject({ lot: 'L1', awaits: 'location' });
    const packed = stateAfter(withLot, { type: 'scanLocation', bin: B });
    expect(packed.pending).toBeNull();
    expect(packed.packed[0]?.taken).toEqual([{ quantity: 1, lot: 'L1', serial: null, bin: B }]);
  });

  it('wait for a lot even if only one is set aside: another may be in the hand', () => {
    const state = stateAfter(
      open([line(MILK, { lots: [lot('L1')], allocations: [aside(10, 'L1')] })]),
      scan(MILK),
    );
    expect(state.pending?.awaits).toBe('lot');
  });

  it('of more than is open are refused before a lot is asked for', () => {
    expect(codeOf(open([line(MILK, { quantity: 1, lots: [lot('L1')] })]), scan(MILK, { count: 2 }))).toBe(
      'OVER_SCAN',
    );
  });

  it('have the quantity that is typed for them', () => {
    const typist = { person: person(['pack', 'typeQuantity']) };
    const pending = stateAfter(open([line(MILK, { lots: [lot('L1')] })], { quantity: 'typed' }), scan(MILK));
    const typed = stateAfter(pending, by(typist, { type: 'typeQuantity', count: 4 }));
    expect(packedQuantities(stateAfter(typed, { type: 'scanLot', lot: 'L1', expiry: null }))).toEqual([4]);
  });

  it('are dropped by undo before anything is taken out', () => {
    const state = stateAfter(open([screws(5), line(MILK, { lots: [lot('L1')] })]), scan(SCREWS), scan(MILK), {
      type: 'undoLast',
    });
    expect(state.pending).toBeNull();
    expect(packedQuantities(state)).toEqual([1, 0]);
    expect(packedQuantities(stateAfter(state, { type: 'undoLast' }))).toEqual([0, 0]);
  });

  it('are put down when the work is put aside', () => {
    const state = stateAfter(
      open([line(MILK, { lots: [lot('L1')] })]),
      scan(MILK),
      { type: 'suspend', reason: 'break' },
      { type: 'resume' },
    );
    expect(state).toMatchObject({ phase: 'packing', pending: null, mode: 'pack' });
  });
});

describe('an item that SAP names in the place of another', () => {
  const short = { ...screws(10), alternatives: ['DRILL'] };

  it('is told as such while that one is open, and is never packed for it', () => {
    const refusal = refusalOf(open([short]), scan(DRILL, { wantedBy: ['SO408'] }));
    expect(refusal).toMatchObject({ code: 'ITEM_IS_ALTERNATIVE', liftedBy: null });
    expect(refusal.params).toEqual({ item: 'DRILL', name: 'Drill', ordered: 'Screws' });
    const done = stateAfter(open([short]), scan(SCREWS, { count: 10 }));
    expect(codeOf(done, scan(DRILL))).toBe('ITEM_NOT_ON_ORDER');
    expect(codeOf(open([short]), scan(MILK))).toBe('ITEM_NOT_ON_ORDER');
  });
});

describe('a typed quantity', () => {
  const typist = { person: person(['pack', 'typeQuantity']) };

  it('counts the next scan, once, and a refused scan does not lose it', () => {
    const typed = stateAfter(
      open([screws(10)], { quantity: 'typed' }),
      by(typist, { type: 'typeQuantity', count: 4 }),
    );
    expect(codeOf(typed, scan(DRILL))).toBe('ITEM_NOT_ON_ORDER');
    expect(packedQuantities(stateAfter(typed, scan(SCREWS), scan(SCREWS)))).toEqual([5]);
  });

  it('needs somebody’s word where every unit is scanned, even from a person with the right', () => {
    const state = open([screws(10)]);
    expect(codeOf(state, by(typist, { type: 'typeQuantity', count: 4 }))).toBe('QUANTITY_BY_SCAN_ONLY');
    const given = stateAfter(
      state,
      by({ override: word('typeQuantity') }, { type: 'typeQuantity', count: 4 }),
    );
    expect(given.typedCount).toBe(4);
  });
});

describe('pieces with their own weight', () => {
  it('count as much as they weigh', () => {
    const state = stateAfter(
      open([line(HAM, { quantity: 3 })]),
      scan(HAM, { weightGrams: 1250 }),
      scan(HAM, { weightGrams: 1750 }),
    );
    expect(packedQuantities(state)).toEqual([3]);
    expect(codeOf(state, scan(HAM, { weightGrams: 10 }))).toBe('LINE_COMPLETE');
  });

  it('are what SAP says where they are sold in a unit that it knows the size of', () => {
    const bag = { entry: 9, code: 'BAG', factor: 25 };
    const cement = anItem({ ...HAM, itemCode: 'CEMENT', barcodes: [{ code: 'bag', uom: bag }] });
    expect(
      packedQuantities(stateAfter(open([line(cement, { quantity: 50 })]), scan(cement, { uom: bag }))),
    ).toEqual([25]);
  });
});

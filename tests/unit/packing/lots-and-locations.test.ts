import { describe, expect, it } from 'vitest';
import {
  bin,
  by,
  close,
  codeOf,
  DRILL,
  EACH,
  line,
  lot,
  MILK,
  open,
  packedQuantities,
  SCREWS,
  scan,
  serial,
  ship,
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

describe('the bin that goods come from', () => {
  const inBoth = line(SCREWS, {
    quantity: 10,
    binManaged: true,
    bins: [
      { bin: A, quantity: 4 },
      { bin: B, quantity: 50 },
    ],
  });
  const binOf = (state: ReturnType<typeof open>) => state.packed[0]?.taken.map((taken) => taken.bin?.code);

  it('is the one set aside', () => {
    const set = { ...inBoth, allocations: [{ quantity: 10, bin: B, lot: null, serial: null }] };
    expect(binOf(stateAfter(open([set]), scan(SCREWS)))).toEqual(['B-02']);
  });

  it('is the only one in which they lie', () => {
    const one = { ...inBoth, bins: [{ bin: A, quantity: 4 }] };
    expect(binOf(stateAfter(open([one]), scan(SCREWS)))).toEqual(['A-01']);
  });

  it('is asked for when there are two', () => {
    expect(stateAfter(open([inBoth]), scan(SCREWS)).pending?.awaits).toBe('location');
  });

  it('is the serial’s own', () => {
    const drills = line(DRILL, {
      binManaged: true,
      serials: [serial('S1', { bin: A }), serial('S2', { bin: B })],
    });
    expect(binOf(stateAfter(open([drills]), scan(DRILL, { serial: 'S2' })))).toEqual(['B-02']);
  });

  it('that was scanned before counts for one unit where the rule does not ask for it', () => {
    const state = stateAfter(open([inBoth]), { type: 'scanLocation', bin: A }, scan(SCREWS));
    expect(binOf(state)).toEqual(['A-01']);
    expect(state.location).toBeNull();
  });

  it('that was scanned stands until the next where the rule asks for it', () => {
    const state = stateAfter(
      open([inBoth], { location: 'scan' }),
      { type: 'scanLocation', bin: B },
      scan(SCREWS),
      scan(SCREWS),
    );
    expect(state.packed[0]?.taken).toEqual([{ quantity: 2, lot: null, serial: null, bin: B }]);
    expect(state.location).toEqual(B);
  });
});

describe('whose turn a lot is', () => {
  const early = lot('EARLY', { expiry: '2027-01-31', quantity: 1 });
  const late = lot('LATE', { expiry: '2027-06-30' });

  it('goes by expiry where the pick list set none aside', () => {
    const state = open([line(MILK, { lots: [late, early] })]);
    expect(codeOf(state, scan(MILK, { lot: 'LATE' }))).toBe('FEFO_EARLIER_LOT');
    const used = stateAfter(state, scan(MILK, { lot: 'EARLY' }), scan(MILK, { lot: 'LATE' }));
    expect(packedQuantities(used)).toEqual([2]);
  });

  it('passes over lots that may not be sent', () => {
    const blocked = [
      { ...early, status: 'locked' as const },
      lot('OLD', { expiry: '2026-01-01' }),
      lot('SHORT', { expiry: '2026-12-10' }),
    ];
    const state = open([line(MILK, { lots: [...blocked, late] })], {
      lot: 'fefo',
      minimumRemainingLifeDays: 30,
    });
    expect(packedQuantities(stateAfter(state, scan(MILK, { lot: 'LATE' })))).toEqual([1]);
  });

  it('is nobody’s where any lot may go', () => {
    const state = open([line(MILK, { lots: [late, early] })], { lot: 'any' });
    expect(packedQuantities(stateAfter(state, scan(MILK, { lot: 'LATE' })))).toEqual([1]);
  });

  it('is over once what was set aside of it is packed', () => {
    const state = stateAfter(
      open([line(MILK, { lots: [late, lot('L2')], allocations: [aside(1, 'LATE'), aside(9, 'L2')] })]),
      scan(MILK, { lot: 'LATE' }),
    );
    expect(codeOf(state, scan(MILK, { lot: 'LATE' }))).toBe('LOT_NOT_ALLOCATED');
  });

  it('goods on the day of their expiry may still go, the day after not', () => {
    const state = (expiry: string) => open([line(MILK, { lots: [lot('L1', { expiry })] })]);
    expect(packedQuantities(stateAfter(state('2026-11-24'), scan(MILK, { lot: 'L1' })))).toEqual([1]);
    expect(codeOf(state('2026-11-23'), scan(MILK, { lot: 'L1' }))).toBe('LOT_EXPIRED');
  });
});

describe('somebody’s word', () => {
  const young = lot('YOUNG', { expiry: '2026-12-01' });
  const milk = line(MILK, { lots: [young, lot('L2')], allocations: [aside(10, 'L2')] });
  const under = { minimumRemainingLifeDays: 30 };

  it('lifts all that its rights lift at once, and is kept with the unit', () => {
    const state = open([milk], under);
    expect(codeOf(state, scan(MILK, { lot: 'YOUNG' }))).toBe('REMAINING_LIFE_SHORT');
    const override = word('pack', 'overrideLot');
    const packed = stateAfter(state, by({ override }, scan(MILK, { lot: 'YOUNG' })));
    expect(packedQuantities(packed)).toEqual([1]);
  });

  it('of another right lifts nothing', () => {
    const state = open([milk], under);
    const command = by({ override: word('overrideWeight', 'shipPartial') }, scan(MILK, { lot: 'YOUNG' }));
    expect(codeOf(state, command)).toBe('OVERRIDE_NOT_ALLOWED');
  });

  it('without a reason lifts nothing', () => {
    const override = { ...word('overrideLot'), reason: ' ' };
    expect(codeOf(open([milk], under), by({ override }, scan(MILK, { lot: 'YOUNG' })))).toBe(
      'REASON_MISSING',
    );
  });

  it('never lifts an expired, locked or missing lot', () => {
    const lots = [lot('OLD', { expiry: '2026-01-01' }), lot('LOCKED', { status: 'locked' })];
    const state = open([line(MILK, { lots })]);
    const override = word('overrideLot', 'admin');
    expect(codeOf(state, by({ override }, scan(MILK, { lot: 'OLD' })))).toBe('LOT_EXPIRED');
    expect(codeOf(state, by({ override }, scan(MILK, { lot: 'LOCKED' })))).toBe('LOT_LOCKED');
    expect(codeOf(state, by({ override }, scan(MILK, { lot: 'NONE' })))).toBe('LOT_NOT_ON_STOCK');
  });

  it('is not written down where nothing stood in the way', () => {
    const state = stateAfter(
      open([screws(1)]),
      by({ override: word('overrideLot') }, scan(SCREWS)),
      close(1),
    );
    expect(stateAfter(state, by({ override: word('shipPartial') }, ship)).phase).toBe('shipped');
  });
});

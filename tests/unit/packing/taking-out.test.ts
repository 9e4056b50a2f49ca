import { describe, expect, it } from 'vitest';
import {
  BOX,
  close,
  codeOf,
  DRILL,
  EACH,
  HAM,
  line,
  lot,
  MILK,
  open,
  openCarton,
  packedQuantities,
  SCREWS,
  scan,
  serial,
  startTakeOut,
  stateAfter,
} from './bench.ts';

const screws = (quantity: number, uom = EACH) => line(SCREWS, { quantity, uom });

describe('taking out', () => {
  it('takes the unit packed last, a whole one of the scanned unit first', () => {
    const packed = stateAfter(
      open([screws(30)]),
      scan(SCREWS),
      scan(SCREWS, { uom: BOX }),
      scan(SCREWS),
      startTakeOut,
    );
    const out = stateAfter(packed, scan(SCREWS));
    expect(out.cartons[0]?.contents.map(({ uom, count }) => [uom.code, count])).toEqual([
      ['EA', 1],
      ['BOX', 1],
    ]);
  });

  it('breaks a box open when nothing smaller is inside, and counts what stays', () => {
    const packed = stateAfter(open([screws(12)]), scan(SCREWS, { uom: BOX }), startTakeOut, scan(SCREWS));
    expect(packed.cartons[0]?.contents).toMatchObject([{ uom: EACH, count: 11, quantity: 11 }]);
    expect(packedQuantities(packed)).toEqual([11]);
  });

  it('asks which lot when there are two, and gives a serial back to be packed again', () => {
    const lots = [lot('L1'), lot('L2')];
    const milk = stateAfter(
      open([line(MILK, { lots })]),
      scan(MILK, { lot: 'L1' }),
      scan(MILK, { lot: 'L2' }),
      startTakeOut,
    );
    expect(stateAfter(milk, scan(MILK)).pending?.awaits).toBe('lot');
    const drills = open([line(DRILL, { serials: [serial('S1')] })]);
    const again = stateAfter(
      drills,
      scan(DRILL, { serial: 'S1' }),
      startTakeOut,
      scan(DRILL),
      { type: 'scanSerial', serial: 'S1' },
      { type: 'endTakeOut' },
      scan(DRILL, { serial: 'S1' }),
    );
    expect(packedQuantities(again)).toEqual([1]);
  });

  it('takes the piece of that weight', () => {
    const packed = stateAfter(
      open([line(HAM)]),
      scan(HAM, { weightGrams: 1250 }),
      scan(HAM, { weightGrams: 1750 }),
      startTakeOut,
    );
    expect(stateAfter(packed, scan(HAM)).pending?.awaits).toBe('weight');
    expect(packedQuantities(stateAfter(packed, scan(HAM, { weightGrams: 1250 })))).toEqual([1.75]);
    expect(codeOf(packed, scan(HAM, { weightGrams: 999 }))).toBe('NOT_IN_CARTON');
  });

  it('reaches into the carton on the bench only', () => {
    const packed = stateAfter(
      open([screws(5), line(MILK, { lots: [lot('L1')] })]),
      scan(SCREWS),
      close(1),
      openCarton,
    );
    const state = stateAfter(packed, scan(MILK, { lot: 'L1' }), startTakeOut);
    expect(codeOf(state, scan(SCREWS))).toBe('NOT_IN_CARTON');
  });
});

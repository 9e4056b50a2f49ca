import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { lineProgress } from '../../../shared/packing/progress.ts';
import { anItem } from '../../support/works.ts';
import {
  BOX,
  bin,
  close,
  HAM,
  line,
  lot,
  MILK,
  open,
  openCarton,
  SCREWS,
  scan,
  ship,
  sscc,
  startTakeOut,
  stateAfter,
  weigh,
} from './bench.ts';

const A = bin('A-01');
const B = bin('B-02');
const there = (place: typeof A) => ({ binManaged: true, bins: [{ bin: place, quantity: 50 }] });
const nuts = anItem({ itemCode: 'NUTS', name: 'Nuts' });

describe('the next step', () => {
  it('leads from the first scan to the shipment', () => {
    const state = open([line(SCREWS, { quantity: 24, uom: BOX })], {
      weight: { required: true },
      labelScanBack: true,
    });
    expect(nextStep(state)).toEqual({
      code: 'scanItem',
      params: { item: 'A1', name: 'Screws', line: 0, remaining: 2, uom: 'BOX' },
    });
    const packed = stateAfter(state, scan(SCREWS, { uom: BOX, count: 2 }));
    expect(nextStep(packed)).toEqual({ code: 'closeCarton', params: { carton: 1 } });
    const weighing = stateAfter(packed, close(1));
    expect(nextStep(weighing)).toEqual({ code: 'weigh', params: { carton: 1 } });
    const closed = stateAfter(weighing, weigh(340));
    expect(nextStep(closed)).toEqual({ code: 'scanLabel', params: { carton: 1, sscc: sscc(1) } });
    const done = stateAfter(closed, { type: 'scanLabel', sscc: sscc(1) });
    expect(nextStep(done)).toEqual({ code: 'closeShipment', params: { cartons: 1 } });
    expect(nextStep(stateAfter(done, ship))).toEqual({ code: 'nothing', params: {} });
  });

  it('is what the goods in the hand wait for', () => {
    expect(nextStep(stateAfter(open([line(HAM)]), scan(HAM))).code).toBe('scanWeight');
    expect(nextStep(stateAfter(open([line(MILK, { lots: [lot('L1')] })]), scan(MILK))).code).toBe('scanLot');
  });

  it('is to go on taking out, to open a carton, to go on with the work', () => {
    const packed = stateAfter(open([line(SCREWS)]), scan(SCREWS));
    expect(nextStep(stateAfter(packed, startTakeOut))).toEqual({ code: 'takeOut', params: { carton: 1 } });
    expect(nextStep(stateAfter(packed, close(1))).code).toBe('openCarton');
    expect(nextStep(stateAfter(packed, { type: 'suspend', reason: 'break' })).code).toBe('resume');
  });

  it('goes along the bins, and finishes at a location what lies there', () => {
    const state = open([line(SCREWS, there(B)), line(nuts, there(A))], { location: 'scan' });
    expect(nextStep(state)).toMatchObject({ code: 'scanLocation', params: { bin: 'A-01', item: 'NUTS' } });
    const atB = stateAfter(state, { type: 'scanLocation', bin: B });
    expect(nextStep(atB)).toMatchObject({ code: 'scanItem', params: { item: 'A1' } });
  });

  it('stays with a line that is begun', () => {
    const state = stateAfter(open([line(SCREWS), line(nuts)]), scan(nuts));
    expect(nextStep(state)).toMatchObject({ code: 'scanItem', params: { item: 'NUTS', remaining: 9 } });
  });

  it('passes over what is not there, and ships the rest', () => {
    const gone = line(MILK, { lots: [lot('OLD', { expiry: '2026-01-01' })] });
    const state = stateAfter(open([gone, line(SCREWS, { quantity: 1 })]), scan(SCREWS));
    expect(nextStep(state).code).toBe('closeCarton');
    expect(nextStep(stateAfter(state, close(1))).code).toBe('closeShipment');
    expect(nextStep(open([gone])).code).toBe('nothing');
  });

  it('needs no second carton when the one on the bench is empty', () => {
    const state = stateAfter(open([line(SCREWS, { quantity: 1 })]), scan(SCREWS), close(1), openCarton);
    expect(nextStep(state)).toEqual({ code: 'closeShipment', params: { cartons: 1 } });
  });
});

describe('the progress of a line', () => {
  it('is in its own unit', () => {
    const state = stateAfter(open([line(SCREWS, { quantity: 24, uom: BOX })]), scan(SCREWS, { count: 6 }));
    const [first] = state.work.lines;
    if (first === undefined) throw new Error('No line');
    expect(lineProgress(state, first)).toEqual({
      orderedInUom: 2,
      packedInUom: 0.5,
      state: 'partly',
      bins: [],
      lots: [],
    });
  });

  it('names lots by expiry, each with what is left to pack of it, and only those that may be sent', () => {
    const lots = [
      lot('LATE', { expiry: '2027-06-30' }),
      lot('EARLY', { expiry: '2027-01-31', quantity: 4, bins: [{ bin: B, quantity: 4 }] }),
      lot('OLD', { expiry: '2026-01-01' }),
      lot('LOCKED', { status: 'locked' }),
    ];
    const state = stateAfter(open([line(MILK, { lots, binManaged: true })]), scan(MILK, { lot: 'EARLY' }));
    const [first] = state.work.lines;
    if (first === undefined) throw new Error('No line');
    expect(lineProgress(state, first)).toMatchObject({
      bins: ['B-02'],
      lots: [
        { lot: 'EARLY', expiry: '2027-01-31', quantity: 3 },
        { lot: 'LATE', expiry: '2027-06-30', quantity: 6 },
      ],
    });
  });

  it('names what the pick list set aside before anything else', () => {
    const allocations = [
      { quantity: 3, bin: B, lot: 'LATE', serial: null },
      { quantity: 7, bin: A, lot: 'EARLY', serial: null },
    ];
    const lots = [
      lot('OTHER', { expiry: '2026-12-31', bins: [{ bin: bin('C-03'), quantity: 9 }] }),
      lot('LATE', { expiry: '2027-06-30', bins: [{ bin: B, quantity: 3 }] }),
      lot('EARLY', { expiry: '2027-01-31', bins: [{ bin: A, quantity: 7 }] }),
    ];
    const state = open([line(MILK, { lots, allocations, binManaged: true })]);
    const [first] = state.work.lines;
    if (first === undefined) throw new Error('No line');
    const { bins, lots: toTake } = lineProgress(state, first);
    expect(bins).toEqual(['B-02', 'A-01']);
    expect(toTake.map(({ lot: name, quantity }) => [name, quantity])).toEqual([
      ['EARLY', 7],
      ['LATE', 3],
    ]);
  });
});

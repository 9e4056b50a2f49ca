import { describe, expect, it } from 'vitest';
import {
  onlyThose,
  pickChanges,
  type WholePickList,
  withPicks,
} from '../../../electron/sync/progress/picks.ts';
import { type KnownSession, standingOf } from '../../../electron/sync/progress/standing.ts';
import { aSession } from '../../support/progress.ts';

const known = (changes: Partial<KnownSession> = {}): KnownSession => {
  const { picked: _, ...session } = aSession();
  return { ...session, station: 'bench-1', shipment: null, ...changes };
};

describe('what an order says', () => {
  it.each([
    ['claimed', '0/10', known({ state: 'claimed', packed: 0 })],
    ['packing', '3/10', known()],
    ['held', '3/10', known({ state: 'held' })],
    ['packed', '10/10', known({ state: 'packed', packed: 10 })],
    ['packed', '10/10', known({ packed: 10, shipment: 'refused' })],
    ['packed', '2.5', known({ state: 'packed', packed: 2.5, total: null })],
  ] as const)('is %s, %s', (state, packed, session) => {
    const shipments = session.shipment === null ? [] : [session.shipment];
    expect(standingOf([session], shipments)).toEqual({
      whileOpen: { state, packed, station: 'bench-1' },
      onceClosed: null,
    });
  });

  it('is shipped where SAP has closed it, and open again where something is left', () => {
    expect(standingOf([known({ packed: 10, shipment: 'posted' })], ['posted'])).toEqual({
      whileOpen: { state: 'open', packed: '', station: '' },
      onceClosed: { state: 'shipped', packed: '10/10', station: 'bench-1' },
    });
  });

  it('follows shipments of which no station told, and then leaves out how much', () => {
    expect(standingOf([], ['refused']).whileOpen).toEqual({ state: 'packed', packed: '', station: '' });
    expect(standingOf([], ['posted']).onceClosed).toEqual({ state: 'shipped', packed: '', station: '' });
  });

  it('is open again when it was given up, and what somebody else closed is left alone', () => {
    expect(standingOf([], [])).toEqual({
      whileOpen: { state: 'open', packed: '', station: '' },
      onceClosed: null,
    });
  });

  it('adds up what several stations have of it: as long as one packs, it is being packed', () => {
    const other = known({ station: 'bench-2', state: 'held', packed: 1, total: 5 });
    expect(standingOf([other, known()], []).whileOpen).toEqual({
      state: 'packing',
      packed: '4/15',
      station: 'bench-1, bench-2',
    });
    const handedOver = known({ station: 'bench-2', packed: 5, total: 5, shipment: 'refused' });
    expect(standingOf([handedOver, known()], ['refused']).whileOpen.state).toBe('packing');
    const inSap = known({ station: 'bench-2', packed: 5, total: 5, shipment: 'posted' });
    expect(standingOf([inSap, known()], ['posted']).whileOpen).toMatchObject({ packed: '3/10' });
  });
});

const line = (LineNumber: number, changes: object = {}) => ({
  LineNumber,
  BaseObjectType: 17,
  OrderEntry: 407,
  PickStatus: 'ps_Released',
  PickedQuantity: 0,
  ReleasedQuantity: 10,
  BatchNumbers: [],
  ...changes,
});
const list = (lines: WholePickList['PickListsLines'], changes: object = {}): WholePickList => ({
  '@odata.context': 'x',
  Absoluteentry: 57,
  Remarks: 'Dock 3',
  Status: 'ps_Released',
  UseBaseUnits: 'tNO',
  PickListsLines: lines,
  ...changes,
});
const ORDER = { entry: 407 };
const want = (pickListLine: number, quantity: number, factor = 1) => ({ pickListLine, quantity, factor });

describe('what is written on a pick list', () => {
  it('is what is packed, in the unit that the list counts in, and never more than is listed', () => {
    const wanted = [want(0, 24, 12), want(1, 24, 1), want(2, 0)];
    const lines = [line(0), line(1), line(2), line(3)];
    const inUnits = [
      { line: 0, picked: 2 },
      { line: 1, picked: 10 },
    ];
    expect(pickChanges(list(lines), ORDER, wanted, [])).toEqual({ changes: inUnits, ofOthers: [] });
    const inBase = pickChanges(list(lines, { UseBaseUnits: 'tYES' }), ORDER, [want(0, 6, 12)], []);
    expect(inBase.changes).toEqual([{ line: 0, picked: 6 }]);
  });

  it.each([
    ['of another order', line(0, { OrderEntry: 408 })],
    ['of a reserve invoice of the same number', line(0, { BaseObjectType: 13 })],
    ['of a document that is no order', line(0, { BaseObjectType: 202 })],
    ['that is delivered', line(0, { PickStatus: 'ps_PartiallyDelivered' })],
    ['that is closed', line(0, { PickStatus: 'ps_Closed' })],
    ['with lots', line(0, { BatchNumbers: [{ BatchNumberProperty: 'L1', Quantity: 10 }] })],
    ['in bins', line(0, { DocumentLinesBinAllocations: [{ BinAbsEntry: 1, Quantity: 10 }] })],
  ])('is nothing for a line %s', (_what, there) => {
    expect(pickChanges(list([there]), ORDER, [want(0, 3)], [])).toEqual({ changes: [], ofOthers: [] });
  });

  it('is nothing where somebody else has written, and follows what this service wrote or may have', () => {
    const picked = (quantity: number) => list([line(0, { PickedQuantity: quantity, ReleasedQuantity: 5 })]);
    expect(pickChanges(picked(5), ORDER, [want(0, 3)], [])).toEqual({ changes: [], ofOthers: [0] });
    const own = [{ line: 0, written: 2, tried: 5 }];
    expect(pickChanges(picked(4), ORDER, [want(0, 3)], own)).toEqual({ changes: [], ofOthers: [0] });
    for (const there of [2, 5]) {
      expect(pickChanges(picked(there), ORDER, [want(0, 3)], own).changes).toEqual([{ line: 0, picked: 3 }]);
    }
  });

  it('is written for a reserve invoice on the lines that are for it', () => {
    const invoice = { kind: 'reserveInvoice', entry: 407 } as const;
    const there = list([line(0), line(1, { BaseObjectType: 13 })]);
    expect(pickChanges(there, invoice, [want(0, 3), want(1, 3)], []).changes).toEqual([
      { line: 1, picked: 3 },
    ]);
  });

  it('is taken back when the order was given up', () => {
    const there = list([line(0, { PickedQuantity: 2, ReleasedQuantity: 8 })]);
    expect(pickChanges(there, ORDER, [], [{ line: 0, written: 2, tried: 2 }]).changes).toEqual([
      { line: 0, picked: 0 },
    ]);
  });

  it('goes back with everything else that SAP had on the list', () => {
    const there = list([line(0, { U_ROUTE: 'R1' }), line(1, { OrderEntry: 408, PickedQuantity: 7 })]);
    expect(withPicks(there, [{ line: 0, picked: 4 }])).toEqual({
      Absoluteentry: 57,
      Remarks: 'Dock 3',
      Status: 'ps_Released',
      UseBaseUnits: 'tNO',
      PickListsLines: [
        line(0, { U_ROUTE: 'R1', PickedQuantity: 4, ReleasedQuantity: 6 }),
        line(1, { OrderEntry: 408, PickedQuantity: 7 }),
      ],
    });
  });

  it('is seen to have changed anything else', () => {
    const before = list([line(0), line(1)]);
    const changes = [{ line: 0, picked: 4 }];
    const picked = line(0, { PickedQuantity: 4, ReleasedQuantity: 6, PickStatus: 'ps_PartiallyPicked' });
    const good = list([picked, line(1)], { Status: 'ps_PartiallyPicked' });
    expect(onlyThose(before, good, changes)).toBe(true);
    expect(onlyThose(before, { ...good, Remarks: null }, changes)).toBe(false);
    expect(onlyThose(before, list([picked, line(1, { PickedQuantity: 1 })]), changes)).toBe(false);
    expect(onlyThose(before, list([{ ...picked, BatchNumbers: null }, line(1)]), changes)).toBe(false);
  });
});

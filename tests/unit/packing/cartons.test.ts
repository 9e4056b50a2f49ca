import { describe, expect, it } from 'vitest';
import { sum } from '../../../shared/packing/quantity.ts';
import { shipmentOf } from '../../../shared/packing/shipment.ts';
import {
  BOX,
  by,
  close,
  codeOf,
  eventsOf,
  line,
  lot,
  MILK,
  open,
  openCarton,
  packedQuantities,
  person,
  SCREWS,
  scan,
  ship,
  sscc,
  stateAfter,
  weigh,
  word,
} from './bench.ts';

const screws = line(SCREWS, { quantity: 3 });
const milk = line(MILK, { quantity: 2, lots: [lot('L1', { expiry: '2027-01-31', quantity: 1 }), lot('L2')] });
const lead = { person: person(['pack', 'reopenCarton']) };
const reopen = (number: number) => by(lead, { type: 'reopenCarton', number, reason: 'wrong item' });

describe('cartons', () => {
  it('the first is open from the start, in the first packaging; the next in that of the one before', () => {
    const state = open([screws]);
    expect(state.cartons).toMatchObject([{ number: 1, status: 'open', packaging: { code: 'S' } }]);
    const second = stateAfter(
      state,
      { type: 'choosePackaging', code: 'L' },
      scan(SCREWS),
      close(1),
      openCarton,
    );
    expect(second.cartons.map(({ number, packaging }) => [number, packaging.code])).toEqual([
      [1, 'L'],
      [2, 'L'],
    ]);
  });

  it('are done at once where no label is scanned back, else when it was', () => {
    expect(stateAfter(open([screws]), scan(SCREWS), close(1)).cartons[0]?.status).toBe('done');
    const due = stateAfter(open([screws], { labelScanBack: true }), scan(SCREWS), close(1));
    expect(due.cartons[0]?.status).toBe('closed');
    for (const command of [openCarton, ship, close(2), scan(SCREWS)]) {
      expect(codeOf(due, command)).toBe('LABEL_OUTSTANDING');
    }
    expect(stateAfter(due, { type: 'scanLabel', sscc: sscc(1) }).cartons[0]?.status).toBe('done');
  });

  it('opened again have a dead label, and need a new one', () => {
    const closed = stateAfter(open([screws]), scan(SCREWS), close(1));
    const again = stateAfter(closed, reopen(1));
    expect(again.cartons[0]).toMatchObject({ status: 'open', sscc: null, weighing: null });
    expect(codeOf(again, close(1))).toBe('SSCC_USED');
    expect(packedQuantities(stateAfter(again, scan(SCREWS), close(2)))).toEqual([2]);
  });

  it('are opened again on the word of somebody with the right', () => {
    const closed = stateAfter(open([screws]), scan(SCREWS), close(1));
    const command = { type: 'reopenCarton', number: 1, reason: '' } as const;
    const [event] = eventsOf(closed, by({ override: word('reopenCarton') }, command));
    expect(event).toMatchObject({
      type: 'CartonReopened',
      reason: 'customer agreed',
      override: { by: { name: 'Lea' } },
    });
  });

  it('empty on the bench make way for one that is opened again; with goods they do not', () => {
    const second = stateAfter(open([screws]), scan(SCREWS), close(1), openCarton);
    expect(stateAfter(second, reopen(1)).cartons.map(({ number }) => number)).toEqual([1]);
    expect(codeOf(stateAfter(second, scan(SCREWS)), reopen(1))).toBe('CARTON_ALREADY_OPEN');
  });

  it('being weighed go back on the bench when weighing is given up', () => {
    const weighing = stateAfter(open([screws], { weight: { required: true } }), scan(SCREWS), close(1));
    const back = stateAfter(weighing, { type: 'cancelClosing' }, scan(SCREWS));
    expect(packedQuantities(back)).toEqual([2]);
    expect(codeOf(back, weigh(120))).toBe('NOT_CLOSING');
  });
});

describe('the shipment', () => {
  it('tells lines, what was taken and what lies in which carton, and leaves out what is empty', () => {
    const state = stateAfter(
      open([screws, milk, line(SCREWS, { quantity: 12, uom: BOX })]),
      scan(SCREWS),
      scan(MILK, { lot: 'L1' }),
      close(1),
      openCarton,
      scan(MILK, { lot: 'L2' }),
      close(2),
      openCarton,
      { type: 'closeShipment', reason: 'rest follows' },
    );
    const shipment = shipmentOf(state);
    expect(shipment.partial).toBe(true);
    expect(
      shipment.lines.map(({ line: { line: number }, baseQuantity, taken }) => [number, baseQuantity, taken]),
    ).toEqual([
      [0, 1, [{ quantity: 1, lot: null, serial: null, bin: null }]],
      [
        1,
        2,
        [
          { quantity: 1, lot: 'L1', serial: null, bin: null },
          { quantity: 1, lot: 'L2', serial: null, bin: null },
        ],
      ],
    ]);
    expect(
      shipment.cartons.map(({ number, sscc: code, packaging, grossGrams, contents }) => ({
        number,
        code,
        tare: packaging.tareGrams,
        grossGrams,
        contents: contents.map((one) => [one.line.item.itemCode, one.baseQuantity, one.lot, one.expiry]),
      })),
    ).toEqual([
      {
        number: 1,
        code: sscc(1),
        tare: 100,
        grossGrams: null,
        contents: [
          ['A1', 1, null, null],
          ['MILK', 1, 'L1', '2027-01-31'],
        ],
      },
      { number: 2, code: sscc(2), tare: 100, grossGrams: null, contents: [['MILK', 1, 'L2', null]] },
    ]);
    expect(state.cartons.length).toBe(2);
  });

  it('adds up exactly in fractions that binary numbers do not have', () => {
    const cable = line({ ...SCREWS, itemCode: 'CABLE' }, { quantity: 0.3 });
    const state = stateAfter(
      open([cable]),
      scan(cable.item, { count: 0.1 }),
      scan(cable.item, { count: 0.2 }),
      close(1),
      ship,
    );
    const { lines, cartons, partial } = shipmentOf(state);
    expect(partial).toBe(false);
    expect(lines[0]?.baseQuantity).toBe(0.3);
    expect(sum(cartons.flatMap(({ contents }) => contents.map((one) => one.baseQuantity)))).toBe(0.3);
  });

  it('of a carton that was never closed is no shipment', () => {
    expect(() => shipmentOf(stateAfter(open([screws]), scan(SCREWS)))).toThrow('never closed');
  });

  it('that is complete needs no reason, right or rule', () => {
    const state = stateAfter(
      open([line(SCREWS, { quantity: 1 })], { partialShipment: 'never' }, { partialAllowed: false }),
      scan(SCREWS),
      close(1),
    );
    expect(eventsOf(state, { type: 'closeShipment', reason: 'not asked for' })).toEqual([
      { type: 'ShipmentClosed', partial: false, reason: null, override: null },
    ]);
  });

  it('leaves lines out that the customer takes whole only, but does not split them without a word', () => {
    const lines = [
      { ...screws, wholeOnly: true },
      { ...line(SCREWS, { quantity: 2 }), wholeOnly: true },
    ];
    const reason = { type: 'closeShipment', reason: 'the rest follows' } as const;
    const [first] = lines;
    if (first === undefined) throw new Error('There is no line');
    const whole = stateAfter(open(lines), scan(SCREWS, { count: first.quantity }), close(1));
    expect(eventsOf(whole, reason)).toMatchObject([{ partial: true, override: null }]);
    const split = stateAfter(open([first]), scan(SCREWS), close(1));
    expect(codeOf(split, reason)).toBe('SPLIT_NOT_BY_CUSTOMER');
    expect(eventsOf(split, by({ override: word('shipPartial') }, reason))).toMatchObject([
      { partial: true, override: { by: { name: 'Lea' } } },
    ]);
  });

  it('that is partial goes by right with a reason, or by a word, whose reason it takes', () => {
    const state = stateAfter(open([screws], { partialShipment: 'byRight' }), scan(SCREWS), close(1));
    const mine = by(
      { person: person(['pack', 'shipPartial']) },
      { type: 'closeShipment', reason: 'rest follows' },
    );
    expect(eventsOf(state, mine)).toMatchObject([{ partial: true, reason: 'rest follows', override: null }]);
    expect(eventsOf(state, by({ override: word('shipPartial') }, ship))).toMatchObject([
      { partial: true, reason: 'customer agreed', override: { by: { name: 'Lea' } } },
    ]);
  });

  it('that is closed takes nothing more', () => {
    const state = stateAfter(open([line(SCREWS, { quantity: 1 })]), scan(SCREWS), close(1), ship);
    expect(codeOf(state, reopen(1))).toBe('SESSION_SHIPPED');
  });
});

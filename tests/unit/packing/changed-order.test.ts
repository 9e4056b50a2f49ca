import { describe, expect, it } from 'vitest';
import { apply } from '../../../shared/packing/apply.ts';
import { type DifferenceCode, differences } from '../../../shared/packing/difference.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { noticed } from '../../../shared/packing/noticing.ts';
import { shipmentOf } from '../../../shared/packing/shipment.ts';
import type { Work } from '../../../shared/packing/work.ts';
import {
  BOX,
  by,
  close,
  codeOf,
  context,
  DRILL,
  hearing,
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
  startTakeOut,
  stateAfter,
  work,
} from './bench.ts';

const screws = line(SCREWS, { quantity: 3 });
const milk = line(MILK, { quantity: 2, lots: [lot('L1')] });
const opened = work([screws, milk]);
/** SAP's order with other lines, or other things at its head. */
const now = (lines = opened.lines, changes: Partial<Work> = {}): Work => ({
  ...opened,
  revision: '2',
  ...changes,
  lines,
});
const told = (other: Work | null): readonly DifferenceCode[] =>
  differences(opened, other).map(({ code }) => code);
const withLine = (number: number, changes: object) =>
  opened.lines.map((one) => (one.line === number ? { ...one, ...changes } : one));
const accept = { type: 'acceptChanges' } as const;
const lead = { person: person(['pack', 'reopenCarton']) };

describe('what SAP has otherwise', () => {
  it('is told line by line, in the unit of the line', () => {
    expect(told(now())).toEqual([]);
    expect(told(now(withLine(0, { quantity: 5 })))).toEqual(['quantityRaised']);
    expect(told(now(opened.lines.slice(1)))).toEqual(['lineRemoved']);
    expect(told(now([...opened.lines, { ...screws, line: 7 }]))).toEqual(['lineAdded']);
    expect(told(now(withLine(0, { item: DRILL })))).toEqual(['lineRemoved', 'lineAdded']);
    expect(told(now(withLine(0, { warehouse: '02' })))).toEqual(['lineRemoved', 'lineAdded']);
    const boxes = work([line(SCREWS, { quantity: 36, uom: BOX })]);
    expect(differences(boxes, { ...boxes, lines: [line(SCREWS, { quantity: 24, uom: BOX })] })).toEqual([
      {
        code: 'quantityLowered',
        params: { line: 0, item: 'A1', name: 'Screws', before: 3, now: 2, uom: 'BOX' },
      },
    ]);
    expect(told(now(withLine(0, { uom: BOX })))).toEqual(['unitChanged']);
  });

  it('is told of what stands at the head of the order', () => {
    const { order, shipTo } = opened;
    expect(told(now(opened.lines, { shipTo: { ...shipTo, city: 'Graz' } }))).toEqual(['addressChanged']);
    expect(
      told(now(opened.lines, { order: { ...order, dueDate: '2027-01-01', customerReference: 'PO 9' } })),
    ).toEqual(['customerReferenceChanged', 'dueDateChanged']);
    expect(
      told(now(opened.lines, { shippingType: 'Express', partialAllowed: false, comments: 'Ring twice' })),
    ).toEqual(['shippingTypeChanged', 'partialNoLongerAllowed', 'commentsChanged']);
  });

  it('is that the order is gone, also when its key names another order', () => {
    expect(told(null)).toEqual(['orderGone']);
    expect(told(now(opened.lines, { customer: { code: 'C9', name: 'Somebody else' } }))).toEqual([
      'orderGone',
    ]);
  });

  it('is nothing where only stock, the item or what is set aside changed', () => {
    expect(
      told(
        now(
          withLine(1, {
            lots: [lot('L1', { status: 'locked' })],
            item: { ...MILK, unitWeightGrams: 990 },
            allocations: [{ quantity: 2, lot: 'L1', serial: null, bin: null }],
          }),
        ),
      ),
    ).toEqual([]);
  });
});

describe('an order that changed on the bench', () => {
  const packed = stateAfter(open(opened.lines), scan(SCREWS), scan(MILK, { lot: 'L1' }));

  it('keeps what was packed under its line, though lines before it went away', () => {
    const later = stateAfter(stateAfter(packed, startTakeOut, scan(SCREWS), { type: 'endTakeOut' }));
    const after = stateAfter(hearing(later, now(opened.lines.slice(1))), accept);
    expect(packedQuantities(after)).toEqual([1]);
    const closed = stateAfter(after, scan(MILK, { lot: 'L1' }), close(1), ship);
    expect(
      shipmentOf(closed).lines.map(({ line: { item }, baseQuantity }) => [item.itemCode, baseQuantity]),
    ).toEqual([['MILK', 2]]);
  });

  it('is packed on as it is where both orders agree, and not where they do not', () => {
    const lowered = hearing(packed, now(withLine(0, { quantity: 2 })));
    expect(codeOf(stateAfter(lowered, scan(SCREWS)), scan(SCREWS))).toBe('SAP_CHANGED_ORDER');
    const raised = hearing(stateAfter(packed, scan(SCREWS), scan(SCREWS)), now(withLine(0, { quantity: 4 })));
    expect(codeOf(raised, scan(SCREWS))).toBe('SAP_CHANGED_ORDER');
    expect(codeOf(raised, scan(SCREWS, { count: 9 }))).toBe('LINE_COMPLETE');
    expect(stateAfter(raised, accept, scan(SCREWS)).packed[0]?.quantity).toBe(4);
    const added = hearing(packed, now([...opened.lines, { ...line(DRILL), line: 7 }]));
    expect(codeOf(added, scan(DRILL))).toBe('SAP_CHANGED_ORDER');
    expect(codeOf(stateAfter(added, accept), scan(DRILL, { serial: 'S9' }))).toBe('SERIAL_NOT_ON_STOCK');
  });

  it('is not taken over as long as more is packed than it wants, wherever that lies', () => {
    const twoCartons = stateAfter(packed, close(1), openCarton, scan(SCREWS));
    const changed = hearing(twoCartons, now(withLine(0, { quantity: 1 })));
    expect(codeOf(changed, accept)).toBe('PACKED_OVER_ORDER');
    expect(nextStep(changed)).toMatchObject({ code: 'takeOutSurplus', params: { surplus: 1, carton: 2 } });
    const out = stateAfter(changed, startTakeOut, scan(SCREWS), { type: 'endTakeOut' });
    expect(nextStep(out).code).toBe('acceptChanges');
    expect(stateAfter(out, accept).sapChange).toBeNull();
  });

  it('asks no more about goods in the hand that it does not want, and takes over without them', () => {
    const inHand = stateAfter(open(opened.lines), scan(MILK));
    const changed = hearing(inHand, now(opened.lines.slice(0, 1)));
    expect(nextStep(changed).code).toBe('acceptChanges');
    expect(stateAfter(changed, accept).pending).toBeNull();
    const surplusToo = hearing(stateAfter(packed, scan(MILK)), now([]));
    expect(nextStep(surplusToo).code).toBe('putBack');
  });

  it('makes the labels of closed cartons invalid when they say something else, and only then', () => {
    const closed = stateAfter(packed, close(1));
    const moved = now(opened.lines, { shipTo: { ...opened.shipTo, street: 'Neuer Weg 2' } });
    const outdated = stateAfter(hearing(closed, moved), accept);
    expect(outdated.cartons.map(({ labelOutdated }) => labelOutdated)).toEqual([true]);
    const again = stateAfter(
      outdated,
      by(lead, { type: 'reopenCarton', number: 1, reason: 'moved' }),
      close(2),
    );
    expect(again.cartons.map(({ labelOutdated }) => labelOutdated)).toEqual([false]);
    const commented = stateAfter(hearing(closed, now(opened.lines, { comments: 'Ring twice' })), accept);
    expect(commented.cartons.map(({ labelOutdated }) => labelOutdated)).toEqual([false]);
  });

  it('is learnt of when it is put aside too, and not any more once it has left or was given up', () => {
    const aside = stateAfter(packed, { type: 'suspend', reason: 'shift ends' });
    expect(hearing(aside, null).sapChange).toEqual({ now: null });
    expect(noticed(stateAfter(packed, { type: 'abandon', reason: 'wrong' }), null)).toEqual([]);
    const reason = 'customer waits';
    const shipped = stateAfter(packed, close(1), { type: 'closeShipment', reason });
    expect(noticed(shipped, null)).toEqual([]);
  });

  it('takes newer stock at once, also of an order that waits to be taken over', () => {
    const locked = withLine(1, { lots: [lot('L1', { status: 'locked' })] });
    const fresh = hearing(packed, now(locked));
    expect(fresh.work.revision).toBe('2');
    expect(fresh.sapChange).toBeNull();
    expect(codeOf(fresh, scan(MILK, { lot: 'L1' }))).toBe('LOT_LOCKED');
    const waiting = hearing(packed, now(locked, { comments: 'Ring twice' }));
    expect(waiting.sapChange?.now?.comments).toBe('Ring twice');
    expect(codeOf(waiting, scan(MILK, { lot: 'L1' }))).toBe('LOT_LOCKED');
  });

  it('is told anew when it changes again before anybody looked, and what is newest is taken over', () => {
    const first = hearing(packed, now(opened.lines, { comments: 'Ring once' }));
    const second = hearing(first, now(opened.lines, { comments: 'Ring twice', revision: '3' }));
    expect(stateAfter(second, accept).work.comments).toBe('Ring twice');
    const back = noticed(second, { ...opened, revision: '4' });
    expect(back.map(({ type }) => type)).toEqual(['OrderChangeWithdrawn', 'StockRefreshed']);
    expect(back.reduce(apply, second).work).toEqual({ ...opened, revision: '4' });
  });

  it('keeps a lot in that expired overnight from leaving', () => {
    const overnight = stateAfter(
      open([line(MILK, { lots: [lot('L1', { expiry: '2026-12-01' })] })]),
      scan(MILK, { lot: 'L1' }),
      close(1),
    );
    expect(codeOf(overnight, by(context({ today: '2026-12-02' }), ship))).toBe('PACKED_LOT_EXPIRED');
  });
});

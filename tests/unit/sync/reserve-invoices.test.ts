import { describe, expect, it } from 'vitest';
import type { OpenOrder } from '../../../electron/sync/pull/view.ts';
import { unclearOrders, worksOf } from '../../../electron/sync/pull/work.ts';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import { aPickList, aSapLine, aSapOrder, aSapView } from '../../support/sap-view.ts';

describe('open work of a reserve invoice', () => {
  it('is not that of the order with the same number, on a pick list or on none', () => {
    const orders = [aSapOrder(), aSapOrder({ DocNum: 9407 }, 'reserveInvoice')];
    expect(
      worksOf(aSapView({ orders })).map(({ work }) => [work.key, work.order.kind, work.order.number]),
    ).toEqual([
      ['SO407', undefined, 1407],
      ['RI407', 'reserveInvoice', 9407],
    ]);
    const listed = aPickList([{ BaseObjectType: 13, ReleasedQuantity: 1 }, { BaseObjectType: 202 }]);
    const works = worksOf(aSapView({ orders, pickLists: [listed] }));
    expect(works.map(({ work, openOfOrder }) => [work.key, work.lines[0]?.quantity, openOfOrder])).toEqual([
      ['PL57-RI407', 12, { 0: 24 }],
      ['SO407', 24, { 0: 24 }],
    ]);
    for (const { work } of works) expect(workSchema.safeParse({ ...work, revision: 'r' }).success).toBe(true);
  });

  it('goes by what is left to be sent, whatever its lines’ status says', () => {
    const DocumentLines = [
      aSapLine(0, { LineStatus: 'bost_Close', RemainingOpenQuantity: 1, RemainingOpenInventoryQuantity: 12 }),
      aSapLine(1, { RemainingOpenQuantity: 0, RemainingOpenInventoryQuantity: 0 }),
    ];
    const [source] = worksOf(aSapView({ orders: [aSapOrder({ DocumentLines }, 'reserveInvoice')] }));
    expect(source?.work.lines.map(({ line, quantity }) => [line, quantity])).toEqual([[0, 12]]);
  });

  it('is due when its goods are to be sent, not when it is to be paid', () => {
    const day = (ShipDate: string) => ({ ShipDate: `${ShipDate}T00:00:00Z` });
    const gone = { RemainingOpenQuantity: 0, RemainingOpenInventoryQuantity: 0 };
    const DocumentLines = [
      aSapLine(0, day('2026-11-27')),
      aSapLine(1, day('2026-11-26')),
      aSapLine(2, { ...day('2026-11-20'), ...gone }),
    ];
    const dueDate = (changes: object, kind: OpenOrder['kind']) =>
      worksOf(aSapView({ orders: [aSapOrder(changes, kind)] }))[0]?.work.order.dueDate;
    expect(dueDate({ DocumentLines }, 'reserveInvoice')).toBe('2026-11-26');
    expect(dueDate({}, 'reserveInvoice')).toBe('2026-11-30');
    expect(dueDate({ DocumentLines }, 'order')).toBe('2026-11-30');
  });

  it.each([
    ['whose two open quantities do not fit together', { RemainingOpenInventoryQuantity: 12 }],
    [
      'that has nothing left although its goods count as open',
      { RemainingOpenQuantity: 0, RemainingOpenInventoryQuantity: 0 },
    ],
  ])('is not offered of one %s, and that is told', (_what, changes) => {
    const unclear = aSapView({
      orders: [aSapOrder(), aSapOrder({ DocumentLines: [aSapLine(0, changes)] }, 'reserveInvoice')],
    });
    expect(worksOf(unclear).map(({ work }) => work.key)).toEqual(['SO407']);
    expect(unclearOrders(unclear)).toEqual(['RI407']);
    expect(unclearOrders(aSapView({ orders: [aSapOrder({}, 'reserveInvoice')] }))).toEqual([]);
  });
});

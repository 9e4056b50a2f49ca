import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offered } from '../../../electron/sync/pull/offer.ts';
import { aConfirmation, aLine } from '../../support/confirmations.ts';
import { anItem, aSource, aWorkLine } from '../../support/works.ts';

const packed = (quantity: number, orderLine = 0, pickListEntry: number | null = null) =>
  aConfirmation({ pickListEntry, lines: [aLine({ orderLine, baseQuantity: quantity, taken: [] })] });

describe('what is offered to a bench', () => {
  it('is what SAP has open while nothing is on its way', () => {
    const source = aSource();
    expect(offered(source, [])).toBe(source.work);
    expect(offered(source, [aConfirmation({ orderEntry: 999 })])).toBe(source.work);
    expect(offered(source, [aConfirmation({ orderKind: 'reserveInvoice' })])).toBe(source.work);
  });

  it('lacks what is confirmed but not in SAP yet, and is gone when that is all', () => {
    const source = aSource({ lines: [aWorkLine(), aWorkLine({ orderLine: 2, quantity: 4 })] });
    expect(offered(source, [packed(3)])?.lines.map(({ quantity }) => quantity)).toEqual([7, 4]);
    expect(offered(source, [packed(3), packed(7)])?.lines.map(({ line }) => line)).toEqual([2]);
    expect(offered(source, [packed(10), packed(4, 2)])).toBeNull();
  });

  it('counts a confirmation against its own pick list, and all of them against the order', () => {
    const onList = (pickListEntry: number) =>
      aSource(
        { key: `PL${pickListEntry}-SO407`, pickListEntry, lines: [aWorkLine({ quantity: 6 })] },
        { 0: 12 },
      );
    expect(offered(onList(57), [packed(6, 0, 57)])).toBeNull();
    expect(offered(onList(58), [packed(6, 0, 57)])?.lines[0]?.quantity).toBe(6);
    expect(offered(onList(58), [packed(6, 0, 57), packed(4)])?.lines[0]?.quantity).toBe(2);
  });

  it('takes packed lots, serials, bins and allocations off what may be packed', () => {
    const bin = { entry: 11, code: 'B11', barcode: null };
    const source = aSource({
      lines: [
        aWorkLine({
          item: anItem({ tracking: 'lot' }),
          allocations: [
            { quantity: 6, lot: 'L1', serial: null, bin },
            { quantity: 4, lot: 'L2', serial: null, bin },
          ],
          lots: [
            { lot: 'L1', expiry: null, status: 'released', quantity: 20, bins: [{ bin, quantity: 20 }] },
          ],
          serials: [
            { serial: 'S1', expiry: null, bin },
            { serial: 'S2', expiry: null, bin },
          ],
        }),
      ],
    });
    const taken = [
      { quantity: 6, lot: 'L1', serial: null, bin },
      { quantity: 1, lot: null, serial: 'S1', bin },
    ];
    const [line] =
      offered(source, [aConfirmation({ lines: [aLine({ baseQuantity: 7, taken })] })])?.lines ?? [];
    expect(line).toMatchObject({
      quantity: 3,
      allocations: [{ quantity: 4, lot: 'L2' }],
      lots: [{ lot: 'L1', quantity: 14, bins: [{ quantity: 14 }] }],
      serials: [{ serial: 'S2' }],
    });
  });

  it('never adds up to more than what the order has open, whatever was confirmed in between', () => {
    let partly = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }), fc.nat(12), (counts, open) => {
        const source = aSource({ lines: [aWorkLine({ quantity: open })] });
        const confirmed = counts.reduce((total, count) => total + count, 0);
        const left =
          offered(
            source,
            counts.map((count) => packed(count)),
          )?.lines[0]?.quantity ?? 0;
        if (open > 0) expect(left).toBe(Math.max(0, open - confirmed));
        if (left > 0 && confirmed > 0) partly++;
      }),
    );
    expect(partly).toBeGreaterThan(5);
  });
});

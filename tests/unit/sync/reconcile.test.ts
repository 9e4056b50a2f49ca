import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../../electron/sync/post/delivery.ts';
import { differencesOf } from '../../../electron/sync/reconcile/goods.ts';
import { findingsOf } from '../../../electron/sync/reconcile/judging.ts';
import { type DeliveredDocument, deliveredDocument } from '../../../electron/sync/service-layer/entities.ts';
import type { KnownShipment } from '../../../electron/sync/store/store.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { aConfirmation, aLine, anyConfirmation } from '../../support/confirmations.ts';

const { shipmentId } = aConfirmation();

/** The delivery that SAP would have of a confirmation. */
function inSap(confirmation: Confirmation, changes: Partial<DeliveredDocument> = {}): DeliveredDocument {
  const { DocumentLines } = deliveryOf(confirmation, { pickListLink: false, packageTypes: new Set() });
  return {
    ...deliveredDocument.parse({
      DocEntry: 9,
      DocNum: 8009,
      CancelStatus: 'csNo',
      U_PW_ID: confirmation.shipmentId,
      CardCode: confirmation.customerCode,
      Comments: null,
      DocumentLines: DocumentLines.map((line, n) => ({
        ...line,
        ItemCode: confirmation.lines[n]?.itemCode,
        InventoryQuantity: confirmation.lines[n]?.baseQuantity,
      })),
    }),
    ...changes,
  };
}

const posted = (confirmation: Confirmation): KnownShipment => ({
  station: 'bench-1',
  confirmation,
  state: 'posted',
  document: { entry: 9, number: 8009 },
});

describe('the goods of a delivery', () => {
  it('are what was packed when SAP took what was posted, whatever lots, serials and bins there are', () => {
    fc.assert(
      fc.property(anyConfirmation, (confirmation) => {
        expect(differencesOf(confirmation, inSap(confirmation))).toEqual([]);
      }),
    );
  });

  it('are not those of the order that has the number of the invoice they are of', () => {
    const invoiced = aConfirmation({ orderKind: 'reserveInvoice' });
    expect(differencesOf(invoiced, inSap(invoiced))).toEqual([]);
    expect(differencesOf(invoiced, inSap(aConfirmation()))).not.toEqual([]);
  });

  it('differ by quantity, lot, serial or bin, and it is said how', () => {
    const bin = { entry: 11, code: 'B11', barcode: null };
    const ofLot = (lot: string, quantity: number, entry = 11) =>
      aConfirmation({
        lines: [
          aLine({
            baseQuantity: quantity,
            taken: [{ quantity, lot, serial: null, bin: { ...bin, entry } }],
          }),
        ],
      });
    const packed = ofLot('L1', 5);
    for (const other of [ofLot('L2', 5), ofLot('L1', 4), ofLot('L1', 5, 12)]) {
      expect(differencesOf(packed, inSap(other))).toHaveLength(1);
    }
    expect(differencesOf(packed, inSap(ofLot('L2', 5)))).toEqual([
      {
        orderEntry: 407,
        orderLine: 0,
        itemCode: 'A1',
        packed: [{ quantity: 5, lot: 'L1', serial: null, bin: 11 }],
        inSap: [{ quantity: 5, lot: 'L2', serial: null, bin: 11 }],
      },
    ]);
  });

  it('differ by a line that one of the two does not have', () => {
    const two = aConfirmation({ lines: [aLine(), aLine({ orderLine: 1, itemCode: 'B2' })] });
    expect(differencesOf(two, inSap(aConfirmation()))).toMatchObject([{ itemCode: 'B2', inSap: [] }]);
    expect(differencesOf(aConfirmation(), inSap(two))).toMatchObject([{ itemCode: 'B2', packed: [] }]);
  });

  it('are not held against SAP where the bench said nothing: a bin that SAP chose', () => {
    const packed = aConfirmation();
    const [line] = inSap(packed).DocumentLines;
    if (line === undefined) throw new Error('a line is missing');
    const chosen = { ...line, DocumentLinesBinAllocations: [{ binEntry: 3, quantity: 5, rowIndex: -1 }] };
    expect(differencesOf(packed, inSap(packed, { DocumentLines: [chosen] }))).toEqual([]);
  });
});

describe('what is wrong between a shipment and SAP', () => {
  const known = posted(aConfirmation());
  const right = inSap(aConfirmation());
  const codes = (shipment: KnownShipment | null, ...documents: DeliveredDocument[]) =>
    findingsOf(shipmentId, shipment, null, documents).map(({ code }) => code);
  const copy = { ...right, DocEntry: 10, DocNum: 8010 };
  const cancelled = { ...right, CancelStatus: 'csYes' };
  const cancellation = { ...right, DocEntry: 11, DocNum: 8011, CancelStatus: 'csCancellation' };

  it('is nothing where both say the same', () => {
    expect(codes(known, right)).toEqual([]);
    expect(codes({ ...known, state: 'refused', document: null })).toEqual([]);
    expect(codes(null)).toEqual([]);
  });

  it('is told for each way in which they disagree', () => {
    expect(codes(known)).toEqual(['NOT_IN_SAP']);
    expect(codes(known, copy)).toEqual(['NOT_IN_SAP']);
    expect(codes(known, right, copy)).toEqual(['TWICE_IN_SAP']);
    expect(codes(known, cancelled, cancellation)).toEqual(['CANCELLED_IN_SAP']);
    expect(codes(known, { ...right, DocumentLines: [] })).toEqual(['GOODS_DIFFER']);
    expect(codes(null, right)).toEqual(['NOT_KNOWN_HERE']);
    for (const state of ['refused', 'held', 'givenBack'] as const) {
      expect(codes({ ...known, state, document: null }, right)).toEqual(['IN_SAP_AFTER_ALL']);
    }
  });

  it('is not said of what may be landing just now', () => {
    for (const state of ['waiting', 'posting', 'unknown', 'awaitingApproval'] as const) {
      expect(codes({ ...known, state, document: null }, right)).toEqual([]);
    }
  });
});

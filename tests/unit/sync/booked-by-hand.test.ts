import { describe, expect, it } from 'vitest';
import { bookedFor } from '../../../electron/sync/post/booked-by-hand.ts';
import { type DeliveredDocument, deliveredDocument } from '../../../electron/sync/service-layer/entities.ts';
import { aConfirmation } from '../../support/confirmations.ts';

// Which delivery is taken for a shipment's: all that a document can say differently from what was packed.

const [aLine] = aConfirmation().lines;
if (aLine === undefined) throw new Error('The confirmation has no line');
const BIN = { entry: 7, code: '01-A-01', barcode: null };
const place = { quantity: 3, lot: null, serial: null, bin: null };
const shipment = aConfirmation({
  lines: [
    {
      ...aLine,
      orderEntry: 41,
      orderLine: 0,
      itemCode: 'OIL',
      baseQuantity: 5,
      taken: [
        { ...place, lot: 'L1', bin: BIN },
        { ...place, quantity: 2, lot: 'L2', bin: BIN },
      ],
    },
    {
      ...aLine,
      orderEntry: 41,
      orderLine: 1,
      itemCode: 'DRILL',
      baseQuantity: 1,
      taken: [{ ...place, quantity: 1, serial: 'S1' }],
    },
  ],
});

const lot = (BatchNumberProperty: string, Quantity: number) => ({ BatchNumberProperty, Quantity });
const oil = {
  BaseType: 17,
  BaseEntry: 41,
  BaseLine: 0,
  ItemCode: 'OIL',
  WarehouseCode: aLine.warehouse,
  InventoryQuantity: 5,
  BatchNumbers: [lot('L1', 3), lot('L2', 2)],
};
const drill = {
  BaseType: 17,
  BaseEntry: 41,
  BaseLine: 1,
  ItemCode: 'DRILL',
  WarehouseCode: aLine.warehouse,
  InventoryQuantity: 1,
  SerialNumbers: [{ InternalSerialNumber: 'S1', Quantity: 1 }],
};

function booked(changes: object = {}, lines: readonly object[] = [drill, oil]): DeliveredDocument {
  return deliveredDocument.parse({
    DocEntry: 900,
    DocNum: 80_000,
    CancelStatus: 'csNo',
    U_PW_ID: null,
    CardCode: shipment.customerCode,
    DocumentLines: lines,
    ...changes,
  });
}

const judged = (...documents: readonly DeliveredDocument[]) => bookedFor(shipment, documents);

describe('a delivery is the shipment’s', () => {
  it('whatever the order of its lines, and from whichever bins', () => {
    expect(judged(booked())).toEqual({ kind: 'agrees', entry: 900 });
    const bins = [{ BinAbsEntry: 99, Quantity: 5, SerialAndBatchNumbersBaseLine: 0 }];
    expect(judged(booked({}, [{ ...oil, DocumentLinesBinAllocations: bins }, drill]))).toMatchObject({
      kind: 'agrees',
    });
  });

  it('when somebody split a line in SAP', () => {
    const halves = [
      { ...oil, InventoryQuantity: 3, BatchNumbers: [lot('L1', 3)] },
      { ...oil, InventoryQuantity: 2, BatchNumbers: [lot('L2', 2)] },
    ];
    expect(judged(booked({}, [...halves, drill]))).toEqual({ kind: 'agrees', entry: 900 });
  });

  it('of several with its number the one that fits, and none where two do', () => {
    const cancelled = booked({ DocEntry: 1, CancelStatus: 'csYes' });
    const taken = booked({ DocEntry: 2, U_PW_ID: 'of another' });
    const short = booked({ DocEntry: 3 }, [oil]);
    expect(judged(cancelled, taken, short, booked())).toEqual({ kind: 'agrees', entry: 900 });
    expect(judged(booked(), booked({ DocEntry: 901 }))).toMatchObject({ code: 'DELIVERY_AMBIGUOUS' });
  });
});

describe('a delivery is not the shipment’s', () => {
  it.each([
    ['that is cancelled', 'DELIVERY_CANCELLED', '', booked({ CancelStatus: 'csYes' })],
    ['that cancels another one', 'DELIVERY_CANCELLED', '', booked({ CancelStatus: 'csCancellation' })],
    ['that is another shipment’s', 'DELIVERY_OF_ANOTHER', '', booked({ U_PW_ID: 'another' })],
    ['for another customer', 'DELIVERY_OF_OTHER_CUSTOMER', 'C9', booked({ CardCode: 'C9' })],
    [
      'of another lot',
      'DELIVERY_DIFFERS',
      'OIL: 3 (L1) + 2 (L2) ≠ 2 (L2) + 3 (L3)',
      booked({}, [{ ...oil, BatchNumbers: [lot('L3', 3), lot('L2', 2)] }, drill]),
    ],
    [
      'of another serial number',
      'DELIVERY_DIFFERS',
      'DRILL: 1 (S1) ≠ 1 (S2)',
      booked({}, [oil, { ...drill, SerialNumbers: [{ InternalSerialNumber: 'S2', Quantity: 1 }] }]),
    ],
    [
      'from another warehouse',
      'DELIVERY_DIFFERS',
      `DRILL: ${aLine.warehouse} ≠ 99`,
      booked({}, [oil, { ...drill, WarehouseCode: '99' }]),
    ],
    ['that lacks a line', 'DELIVERY_DIFFERS', 'DRILL: 1 (S1) ≠ 0', booked({}, [oil])],
    [
      'with the same line once more',
      'DELIVERY_DIFFERS',
      'DRILL: 1 (S1) ≠ 2 (S1)',
      booked({}, [oil, drill, drill]),
    ],
    [
      'with goods that were not packed',
      'DELIVERY_DIFFERS',
      'TAPE: 0 ≠ 4',
      booked({}, [oil, drill, { BaseType: -1, BaseEntry: null, ItemCode: 'TAPE', InventoryQuantity: 4 }]),
    ],
    [
      'that is not based on the order',
      'DELIVERY_DIFFERS',
      'DRILL: 1 (S1) ≠ 0; DRILL: 0 ≠ 1 (S1)',
      booked({}, [oil, { ...drill, BaseType: -1, BaseEntry: null, BaseLine: null }]),
    ],
  ] as const)('%s', (_which, code, detail, document) => {
    expect(judged(document)).toEqual({ kind: 'refused', code, detail });
  });

  it('that SAP does not have', () => {
    expect(judged()).toEqual({ kind: 'refused', code: 'DELIVERY_NOT_FOUND', detail: '' });
  });

  it('and of many differing lines the first are named', () => {
    const many = Array.from({ length: 9 }, (_, BaseLine) => ({ ...oil, BaseLine: BaseLine + 10 }));
    const { detail } = bookedFor(shipment, [booked({}, many)]) as { detail: string };
    expect(detail.split('; ')).toHaveLength(5);
    expect(detail).toMatch(/; …$/);
  });
});

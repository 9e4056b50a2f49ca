import { beforeEach, describe, expect, it } from 'vitest';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import {
  all,
  anOrder,
  document,
  entity,
  inBin,
  lot,
  ofLine,
  onHand,
  openDemo,
  rows,
  saying,
  serial,
  stockRows,
  value,
  wholeDelivery,
} from './demo-company.ts';

let company: Company;
beforeEach(() => {
  company = openDemo();
});

const order = (...lines: Entity[]) => anOrder(company, ...lines);
const post = (body: Entity) => company.create('DeliveryNotes', body);
const line = (document: Entity, at = 0) => rows(document.DocumentLines)[at] ?? {};
const now = (document: Entity) => entity(company, 'Orders', Number(document.DocEntry));
const cancel = (delivery: Entity) => company.act('DeliveryNotes', Number(delivery.DocEntry), 'Cancel', {});
const close = (document: Entity) => company.act('Orders', Number(document.DocEntry), 'Close', {});

const SCREWS = { ItemCode: 'H3001', Quantity: 10 };
const OIL = { ItemCode: 'F1001', Quantity: 10 };
const DRILLS = { ItemCode: 'T2001', Quantity: 2 };
/** Bins of the demo company that hold these: 400 and 160 screws, 120, 60 and 240 bottles, 6 and 4 drills. */
const SCREW_BIN = 39;
const OIL_BIN = 1;
const DRILL_BIN = 29;

const INCOMPLETE = '400 -4014 Cannot add row without complete selection of batch/serial numbers';
const NO_BINS = '400 -10 1470000341 - Fully allocate item "H3001" to bin locations in warehouse "01"';

describe('a delivery based on an order line', () => {
  it('copies item, warehouse, unit and price, and takes stock and order down', () => {
    const ordered = order({ ItemCode: 'H3001', Quantity: 3, UoMEntry: 2 });
    expect(line(ordered)).toMatchObject({ UoMCode: 'BOX', InventoryQuantity: 30, Price: 69 });
    const bins = { DocumentLinesBinAllocations: [inBin(SCREW_BIN, 20)] };
    const delivery = document(post(ofLine(ordered, { Quantity: 2, ...bins })));
    expect(line(delivery)).toMatchObject({
      ItemCode: 'H3001',
      WarehouseCode: '01',
      UoMCode: 'BOX',
      InventoryQuantity: 20,
      LineTotal: 138,
    });
    expect(onHand(company, 'H3001')).toBe(540);
    expect(line(now(ordered))).toMatchObject({
      RemainingOpenQuantity: 1,
      RemainingOpenInventoryQuantity: 10,
      LineStatus: 'bost_Open',
    });
    value(
      post(
        ofLine(ordered, { Quantity: 10, UseBaseUnits: 'tYES', DocumentLinesBinAllocations: [inBin(6, 10)] }),
      ),
    );
    expect(now(ordered)).toMatchObject({ DocumentStatus: 'bost_Close' });
    expect(line(now(ordered))).toMatchObject({ RemainingOpenQuantity: 0, LineStatus: 'bost_Close' });
  });

  it('may be of more than is open, as SAP lets it; the order is then done', () => {
    const ordered = order(SCREWS);
    value(post(ofLine(ordered, { Quantity: 12, DocumentLinesBinAllocations: [inBin(SCREW_BIN, 12)] })));
    expect(line(now(ordered))).toMatchObject({ RemainingOpenQuantity: 0, LineStatus: 'bost_Close' });
    expect(onHand(company, 'H3001')).toBe(548);
  });

  it('is numbered on, dated, and keeps the user fields, packages and texts it came with', () => {
    value(company.create('UserFieldsMD', { TableName: 'ODLN', Name: 'PW_ID', Type: 'db_Alpha', Size: 50 }));
    const header = {
      U_PW_ID: 'shipment-1',
      Comments: 'Packed by Anna',
      DocumentPackages: [
        { Number: 1, Type: 'M', DocumentPackageItems: [{ ItemCode: 'H3001', Quantity: 10 }] },
      ],
    };
    const body = ofLine(
      order(SCREWS),
      { Quantity: 10, DocumentLinesBinAllocations: [inBin(SCREW_BIN, 10)] },
      header,
    );
    const last = all(company, 'DeliveryNotes').at(-1);
    const made = document(post(body));
    expect(entity(company, 'DeliveryNotes', Number(made.DocEntry))).toMatchObject({
      ...header,
      DocEntry: Number(last?.DocEntry) + 1,
      DocNum: Number(last?.DocNum) + 1,
      DocDate: '2026-11-24T00:00:00Z',
      CardName: 'Feinkost Albers GmbH',
    });
  });

  it('closes a kit with the last of its components', () => {
    const ordered = order({ ItemCode: 'K5001', Quantity: 2 });
    const kit = { BaseType: 17, BaseEntry: ordered.DocEntry ?? null, BaseLine: 0, Quantity: 1 };
    expect(saying(post({ CardCode: 'C20001', DocumentLines: [kit] }))).toMatch(
      /-10 Quantity falls into negative/,
    );
    const half = document(post(wholeDelivery(company, ordered, (open) => open / 2)));
    expect(rows(half.DocumentLines).map(({ ItemCode }) => ItemCode)).toEqual([
      'H3013',
      'H3014',
      'H3017',
      'H3022',
    ]);
    expect(line(now(ordered))).toMatchObject({ TreeType: 'iSalesTree', RemainingOpenQuantity: 1 });
    const rest = document(post(wholeDelivery(company, now(ordered))));
    expect(now(ordered)).toMatchObject({ DocumentStatus: 'bost_Close' });
    expect(line(now(ordered))).toMatchObject({ RemainingOpenQuantity: 0, LineStatus: 'bost_Close' });
    value(cancel(rest));
    expect(line(now(ordered))).toMatchObject({ RemainingOpenQuantity: 1, LineStatus: 'bost_Open' });
  });
});

describe('a delivery is refused', () => {
  const refusedFor = (lines: Entity, changes: Entity) => {
    const ordered = order(lines);
    const before = [onHand(company, 'H3001'), onHand(company, 'F1001'), onHand(company, 'T2001')];
    const said = saying(post(ofLine(ordered, changes)));
    expect([onHand(company, 'H3001'), onHand(company, 'F1001'), onHand(company, 'T2001')]).toEqual(before);
    expect(now(ordered)).toEqual(ordered);
    return said;
  };
  const bottles = (lots: Entity[], bins: Entity[], quantity = 10) => ({
    Quantity: quantity,
    BatchNumbers: lots,
    DocumentLinesBinAllocations: bins,
  });

  it('when more is asked for than is on hand, in the warehouse or in the bin', () => {
    const negative = '400 -10 Quantity falls into negative inventory  [DocumentLines.ItemCode][line: 1]';
    expect(refusedFor(SCREWS, { Quantity: 561, DocumentLinesBinAllocations: [inBin(SCREW_BIN, 561)] })).toBe(
      negative,
    );
    expect(refusedFor(SCREWS, { Quantity: 401, DocumentLinesBinAllocations: [inBin(SCREW_BIN, 401)] })).toBe(
      negative,
    );
  });

  it.each([
    ['none', []],
    ['too few', [lot('L1001-A', 9)]],
    ['too many', [lot('L1001-A', 9), lot('L1001-B', 2)]],
    ['of another line', [lot('L1001-A', 10, 1)]],
    ['nothing of one', [lot('L1001-A', 10), lot('L1001-B', 0)]],
  ])('when the lots do not add up: %s', (_name, lots) => {
    expect(refusedFor(OIL, bottles(lots, [inBin(OIL_BIN, 10, 0)]))).toBe(INCOMPLETE);
  });

  it('when a second line names its lots without its own position', () => {
    const ordered = order(SCREWS, OIL);
    const base = { BaseType: 17, BaseEntry: ordered.DocEntry ?? null };
    const DocumentLines = [
      { ...base, BaseLine: 0, DocumentLinesBinAllocations: [inBin(SCREW_BIN, 10)] },
      { ...base, BaseLine: 1, BatchNumbers: [{ BatchNumberProperty: 'L1001-A', Quantity: 10 }] },
    ];
    expect(saying(post({ CardCode: 'C20001', DocumentLines }))).toBe(INCOMPLETE);
  });

  it('for a lot that is not there, is short, or is locked', () => {
    expect(refusedFor(OIL, bottles([lot('L-NONE', 10)], [inBin(OIL_BIN, 10, 0)]))).toMatch(
      /^400 -10 480000112 - Batch\/serial number L-NONE selected in row 1 does not exist/,
    );
    expect(refusedFor(OIL, bottles([lot('L1001-A', 300)], [inBin(OIL_BIN, 300, 0)], 300))).toMatch(
      /^400 -10 10001153 - /,
    );
    const locked = {
      Quantity: 1,
      BatchNumbers: [lot('L1009-X', 1)],
      DocumentLinesBinAllocations: [inBin(24, 1, 0)],
    };
    expect(refusedFor({ ItemCode: 'F1009', Quantity: 1 }, locked)).toMatch(/^400 -10 10001153 - /);
  });

  it.each([
    ['too few', [serial('SN2001-0001')], INCOMPLETE],
    ['the same twice', [serial('SN2001-0001'), serial('SN2001-0001')], '400 -10 10001153 - '],
    ['one that does not exist', [serial('SN2001-0001'), serial('SN-NONE')], '400 -10 480000112 - '],
    ['one of another warehouse', [serial('SN2001-0001'), serial('SN2001-0013')], '400 -10 10001153 - '],
  ])('when the serials are not right: %s', (_name, serials, text) => {
    const bins = [inBin(DRILL_BIN, 1, 0), inBin(DRILL_BIN, 1, 1)];
    const changes = { Quantity: 2, SerialNumbers: serials, DocumentLinesBinAllocations: bins };
    expect(refusedFor(DRILLS, changes)).toContain(text);
  });

  it('for a serial that has left already', () => {
    const one = {
      Quantity: 1,
      SerialNumbers: [serial('SN2001-0001')],
      DocumentLinesBinAllocations: [inBin(DRILL_BIN, 1, 0)],
    };
    expect(saying(post(ofLine(order(DRILLS), one)))).toBe('done');
    expect(saying(post(ofLine(order(DRILLS), one)))).toMatch(/^400 -10 10001153 - /);
  });

  it.each([
    ['none, and several would do', []],
    ['too few', [inBin(SCREW_BIN, 9)]],
    ['of another warehouse', [inBin(9999, 10)]],
    ['of a lot that is not there', [inBin(SCREW_BIN, 10, 0)]],
  ])('when the bins are not right: %s', (_name, bins) => {
    expect(refusedFor(SCREWS, { Quantity: 10, DocumentLinesBinAllocations: bins })).toBe(NO_BINS);
  });

  it('when its order is closed, belongs to another, or does not exist', () => {
    const bins = { DocumentLinesBinAllocations: [inBin(SCREW_BIN, 10)] };
    const ordered = order(SCREWS);
    expect(saying(post(ofLine(ordered, bins, { CardCode: 'C20002' })))).toMatch(
      /^400 -5002 Base document card/,
    );
    expect(saying(post(ofLine(ordered, { ...bins, BaseLine: 7 })))).toMatch(/^400 -2028 /);
    value(close(ordered));
    expect(saying(post(ofLine(ordered, bins)))).toBe(
      '400 -10 One of the base documents has already been closed  [DLN1.BaseEntry][line: 1]',
    );
  });

  it('with an unknown customer, warehouse, item, unit, or without lines', () => {
    const one = { ItemCode: 'H3001', Quantity: 1 };
    const said = (body: Entity) => saying(post({ CardCode: 'C20001', ...body }));
    expect(said({ CardCode: 'NOBODY', DocumentLines: [one] })).toBe(
      "400 -5002 Invalid BP code [ODLN.CardCode] , 'NOBODY'",
    );
    expect(said({ DocumentLines: [{ ...one, WarehouseCode: '99' }] })).toContain(
      '-5002 Enter a valid value in Whse',
    );
    expect(said({ DocumentLines: [{ ...one, ItemCode: 'NOTHING' }] })).toContain(
      '-5002 Item number is missing',
    );
    expect(said({ DocumentLines: [{ ...one, Quantity: 0 }] })).toContain('-5002 Quantity must be');
    expect(said({ DocumentLines: [{ ...one, UoMEntry: 4 }] })).toContain('-5002 Enter valid code');
    expect(said({ DocumentLines: [] })).toContain('-5002');
    expect(said({ Series: 99, DocumentLines: [one] })).toContain('-4002');
  });

  it('for properties and values that its type does not have, in lines and rows too', () => {
    const said = (body: Entity) => saying(post({ CardCode: 'C20001', ...body }));
    expect(said({ U_NOT_THERE: 'x' })).toBe("400 -1000 Property 'U_NOT_THERE' of 'Document' is invalid");
    expect(said({ DocumentLines: [{ OpenQuantity: 1 }] })).toBe(
      "400 -1000 Property 'OpenQuantity' of 'DocumentLine' is invalid",
    );
    expect(said({ DocumentLines: [{ BatchNumbers: [{ BatchNumber: 'x' }] }] })).toBe(
      "400 -1000 Property 'BatchNumber' of 'BatchNumber' is invalid",
    );
    expect(said({ DocumentLines: [{ Quantity: 'many' }] })).toContain("-1000 Value of property 'Quantity'");
    expect(said({ DocDate: 'tomorrow' })).toContain("-1000 Value of property 'DocDate'");
  });
});

describe('stock is taken where it can only be meant', () => {
  it('from the one bin that has the lot', () => {
    const only = { Quantity: 5, BatchNumbers: [lot('L1001-B', 5)] };
    value(post(ofLine(order({ ...OIL, Quantity: 5 }), only)));
    expect(stockRows(company, 'PW_LOTS_BINS').find((row) => row.DistNumber === 'L1001-B')?.OnHandQty).toBe(
      235,
    );
  });

  it('without bins in the warehouse that has none, which refuses them', () => {
    const ordered = order({ ItemCode: 'H3002', WarehouseCode: '02', Quantity: 2 });
    expect(saying(post(ofLine(ordered, { DocumentLinesBinAllocations: [inBin(1, 2)] })))).toContain('-5002');
    value(post(ofLine(ordered)));
    expect(rows(entity(company, 'Items', 'H3002').ItemWarehouseInfoCollection)).toMatchObject([
      { WarehouseCode: '01', InStock: 560 },
      { WarehouseCode: '02', InStock: 118 },
    ]);
  });

  it('takes numbers as text', () => {
    const ordered = order({ ItemCode: 'F1001', Quantity: '2' });
    value(post(ofLine(ordered, { Quantity: '2', BatchNumbers: [{ ...lot('L1001-B', 2), Quantity: '2' }] })));
    expect(now(ordered)).toMatchObject({ DocumentStatus: 'bost_Close' });
  });
});

describe('cancelling a delivery', () => {
  const delivered = () => {
    const ordered = order(OIL);
    const body = {
      Quantity: 10,
      BatchNumbers: [lot('L1001-A', 10)],
      DocumentLinesBinAllocations: [inBin(OIL_BIN, 10, 0)],
    };
    return { ordered, delivery: document(post(ofLine(ordered, body))) };
  };

  it('brings stock back to its lot and bin, and reopens the order', () => {
    const before = { lots: stockRows(company, 'PW_LOTS_BINS'), total: onHand(company, 'F1001') };
    const { ordered, delivery } = delivered();
    expect(now(ordered).DocumentStatus).toBe('bost_Close');
    value(cancel(delivery));
    expect(onHand(company, 'F1001')).toBe(before.total);
    expect(new Set(stockRows(company, 'PW_LOTS_BINS'))).toEqual(new Set(before.lots));
    expect(now(ordered)).toMatchObject({ DocumentStatus: 'bost_Open' });
    expect(line(now(ordered))).toMatchObject({ RemainingOpenQuantity: 10, LineStatus: 'bost_Open' });
  });

  it('makes a second document, and cannot be done twice', () => {
    const { delivery } = delivered();
    value(cancel(delivery));
    expect(entity(company, 'DeliveryNotes', Number(delivery.DocEntry))).toMatchObject({
      CancelStatus: 'csYes',
      Cancelled: 'tYES',
      DocumentStatus: 'bost_Close',
    });
    expect(all(company, 'DeliveryNotes').at(-1)).toMatchObject({
      CancelStatus: 'csCancellation',
      DocNum: Number(delivery.DocNum) + 1,
      DocumentLines: [{ BaseType: 15, BaseEntry: delivery.DocEntry }],
    });
    expect(saying(cancel(delivery))).toContain('-5002');
  });

  it('gives back no more than the delivery took of the order', () => {
    const ordered = order(SCREWS);
    const deliver = (quantity: number) =>
      document(
        post(
          ofLine(ordered, { Quantity: quantity, DocumentLinesBinAllocations: [inBin(SCREW_BIN, quantity)] }),
        ),
      );
    deliver(4);
    const more = deliver(9);
    value(cancel(more));
    expect(line(now(ordered))).toMatchObject({ RemainingOpenQuantity: 6, LineStatus: 'bost_Open' });
  });

  it('leaves closed what was closed by hand, and a closed delivery alone', () => {
    const ordered = order(SCREWS);
    const body = { Quantity: 4, DocumentLinesBinAllocations: [inBin(SCREW_BIN, 4)] };
    const first = document(post(ofLine(ordered, body)));
    const second = document(post(ofLine(ordered, body)));
    value(company.act('DeliveryNotes', Number(second.DocEntry), 'Close', {}));
    value(close(ordered));
    value(cancel(first));
    expect(now(ordered).DocumentStatus).toBe('bost_Close');
    expect(saying(cancel(second))).toContain('-5002');
  });
});

it('a posted delivery takes texts, tracking and user fields, and nothing else', () => {
  const [delivery = {}] = all(company, 'DeliveryNotes');
  const key = Number(delivery.DocEntry);
  const patch = (body: Entity) => saying(company.update('DeliveryNotes', key, body, 'PATCH'));
  expect(patch({ TrackingNumber: '1Z999', Comments: 'left at 12' })).toBe('done');
  expect(entity(company, 'DeliveryNotes', key)).toMatchObject({
    TrackingNumber: '1Z999',
    Comments: 'left at 12',
  });
  expect(patch({ CardName: 'Somebody else' })).toBe(
    "400 -1029 [ODLN.CardName] , 'Field cannot be updated (ODBC -1029)'",
  );
});

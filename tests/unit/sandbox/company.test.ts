import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import {
  all,
  anOrder,
  document,
  entity,
  openDemo,
  rows,
  saying,
  stockRows,
  value,
  wholeDelivery,
} from './demo-company.ts';

let company: Company;
beforeEach(() => {
  company = openDemo();
});

const create = (set: string, body: Entity) => company.create(set, body);
const shipments = { TableName: 'PW_SHIPMENT', TableDescription: 'Shipments', TableType: 'bott_NoObject' };
const station = {
  TableName: '@PW_SHIPMENT',
  Name: 'STATION',
  Type: 'db_Alpha',
  Size: 50,
  SubType: 'st_None',
};

describe('own tables and fields', () => {
  it('can be used once they are made, and take one row for each code', () => {
    expect(company.sets.has('U_PW_SHIPMENT')).toBe(false);
    expect(saying(create('UserFieldsMD', station))).toContain('-5002');
    value(create('UserTablesMD', shipments));
    expect(saying(create('U_PW_SHIPMENT', { Code: 'a', U_STATION: 'bench-1' }))).toContain(
      "-1000 Property 'U_STATION'",
    );
    value(create('UserFieldsMD', station));
    expect([...(company.sets.get('U_PW_SHIPMENT')?.properties.keys() ?? [])]).toEqual([
      'Code',
      'Name',
      'U_STATION',
    ]);
    const row = { Code: 'a', Name: 'a', U_STATION: 'bench-1' };
    expect(saying(create('U_PW_SHIPMENT', row))).toBe('done');
    expect(saying(create('U_PW_SHIPMENT', row))).toBe(
      '400 -2035 This entry already exists in the following tables (ODBC -2035)',
    );
    expect(entity(company, 'U_PW_SHIPMENT', 'a')).toEqual(row);
    expect(saying(company.remove('U_PW_SHIPMENT', 'a'))).toBe('done');
    expect(saying(company.remove('U_PW_SHIPMENT', 'a'))).toContain('404 -2028');
  });

  it('are made once', () => {
    value(create('UserTablesMD', shipments));
    expect(saying(create('UserTablesMD', shipments))).toContain('-2035');
    value(create('UserFieldsMD', { ...station, TableName: 'ODLN' }));
    expect(saying(create('UserFieldsMD', { ...station, TableName: 'ORDR' }))).toContain('-2035');
    expect(company.sets.get('Orders')?.properties.get('U_STATION')).toBe('string');
    expect(company.sets.get('Drafts')?.properties.get('U_STATION')).toBe('string');
    expect(company.sets.get('PickLists')?.properties.has('U_STATION')).toBe(false);
  });

  it('are gone when what made them is taken back', () => {
    company.atomically(() => {
      value(create('UserTablesMD', shipments));
      value(create('UserFieldsMD', station));
      expect(company.sets.has('U_PW_SHIPMENT')).toBe(true);
      return create('UserTablesMD', shipments);
    });
    expect(company.sets.has('U_PW_SHIPMENT')).toBe(false);
    value(create('UserTablesMD', shipments));
    expect(company.sets.get('U_PW_SHIPMENT')?.properties.has('U_STATION')).toBe(false);
  });
});

describe('stored queries', () => {
  it('tell stock by lot, serial and bin, all of one whole', () => {
    const sum = (queried: readonly Entity[], item: string) =>
      queried.filter((row) => row.ItemCode === item).reduce((total, row) => total + Number(row.OnHandQty), 0);
    expect(sum(stockRows(company, 'PW_LOTS'), 'F1001')).toBe(480);
    expect(sum(stockRows(company, 'PW_LOTS_BINS'), 'F1001')).toBe(420);
    expect(sum(stockRows(company, 'PW_BINS'), 'F1001')).toBe(420);
    expect(sum(stockRows(company, 'PW_SERIALS'), 'T2001')).toBe(13);
    expect(sum(stockRows(company, 'PW_SERIALS_BINS'), 'T2001')).toBe(10);
    expect(stockRows(company, 'PW_LOTS_BINS').find(({ DistNumber }) => DistNumber === 'L1001-A')).toEqual({
      ItemCode: 'F1001',
      WhsCode: '01',
      DistNumber: 'L1001-A',
      ExpDate: '20270103',
      Status: '0',
      BinAbs: 1,
      OnHandQty: 120,
    });
  });

  it('see the state of a lot as it is now', () => {
    const lot = all(company, 'BatchNumberDetails').find(({ Batch }) => Batch === 'L1001-A');
    const status = () =>
      stockRows(company, 'PW_LOTS').find(({ DistNumber }) => DistNumber === 'L1001-A')?.Status;
    expect(status()).toBe('0');
    value(
      company.update(
        'BatchNumberDetails',
        Number(lot?.DocEntry),
        { Status: 'bdsStatus_NotAccessible' },
        'PATCH',
      ),
    );
    expect(status()).toBe('1');
  });

  it.each([
    ['SELECT * FROM OIBQ T0', '400 701 '],
    ['SELECT T0.ItemCode FROM OIBQ T0 WHERE T0.OnHandQty > 5', '400 701 '],
    ['DELETE FROM OIBQ T0 WHERE T0.OnHandQty > 0', '400 701 '],
    ['SELECT T0.ItemCode FROM OUSR T0 WHERE T0.OnHandQty > 0', "400 702 Table 'OUSR'"],
    ['SELECT T0.Price FROM OIBQ T0 WHERE T0.OnHandQty > 0', "400 703 Column 'Price'"],
  ])('of other kinds are stored and refused when run: %s', (SqlText, said) => {
    value(create('SQLQueries', { SqlCode: 'OTHER', SqlName: 'Other', SqlText }));
    expect(saying(company.runQuery('OTHER', {}))).toContain(said);
  });

  it('exist once, and only when they were stored', () => {
    stockRows(company, 'PW_BINS');
    expect(saying(create('SQLQueries', { SqlCode: 'PW_BINS', SqlText: 'x' }))).toContain('-2035');
    expect(saying(company.runQuery('NONE', {}))).toContain('404 -2028');
  });
});

describe('a change set', () => {
  it('leaves nothing of what it did when one step is refused', () => {
    value(create('UserTablesMD', shipments));
    const before = new Map([...company.sets].map(([name, set]) => [name, [...set.entries()]]));
    const versions = all(company, 'Orders').map(({ DocEntry }) =>
      company.version('Orders', Number(DocEntry)),
    );
    const body = wholeDelivery(company, entity(company, 'Orders', 1));
    const queries = [...(company.sets.get('SQLQueries')?.entries() ?? [])];
    const outcome = company.atomically(() => {
      value(create('U_PW_SHIPMENT', { Code: 'a' }));
      value(create('DeliveryNotes', body));
      return create('U_PW_SHIPMENT', { Code: 'a' });
    });
    expect(saying(outcome)).toContain('-2035');
    const after = new Map([...company.sets].map(([name, set]) => [name, [...set.entries()]]));
    before.set('SQLQueries', queries);
    expect(after).toEqual(before);
    expect(all(company, 'Orders').map(({ DocEntry }) => company.version('Orders', Number(DocEntry)))).toEqual(
      versions,
    );
    expect(saying(create('DeliveryNotes', body))).toBe('done');
  });

  it('leaves nothing when it breaks off', () => {
    const before = all(company, 'Orders').length;
    const broken = () =>
      company.atomically(() => {
        anOrder(company, { ItemCode: 'H3001', Quantity: 1 });
        throw new Error('a bug');
      });
    expect(broken).toThrow('a bug');
    expect(all(company, 'Orders')).toHaveLength(before);
  });
});

describe('orders', () => {
  it('are changed by their lines, which keep what was delivered', () => {
    const order = anOrder(company, { ItemCode: 'H3001', Quantity: 10 });
    const key = Number(order.DocEntry);
    const patch = (body: Entity) => saying(company.update('Orders', key, body, 'PATCH'));
    value(
      create(
        'DeliveryNotes',
        wholeDelivery(company, order, () => 4),
      ),
    );
    expect(patch({ DocumentLines: [{ LineNum: 0, Quantity: 3 }] })).toContain('-5002');
    expect(
      patch({
        Comments: 'soon',
        DocumentLines: [
          { LineNum: 0, Quantity: 6 },
          { ItemCode: 'H3002', Quantity: 1 },
        ],
      }),
    ).toBe('done');
    expect(entity(company, 'Orders', key)).toMatchObject({
      Comments: 'soon',
      DocumentLines: [{ RemainingOpenQuantity: 2 }, { LineNum: 1, ItemCode: 'H3002' }],
    });
    expect(patch({ DocumentLines: [{ LineNum: 0, LineStatus: 'bost_Close' }] })).toBe('done');
    expect(rows(entity(company, 'Orders', key).DocumentLines)).toMatchObject([
      { LineStatus: 'bost_Close', RemainingOpenQuantity: 2 },
      { LineStatus: 'bost_Open' },
    ]);
    expect(entity(company, 'Orders', key).DocumentStatus).toBe('bost_Open');
  });

  it('are cancelled only while nothing is delivered, closed once, and never removed', () => {
    const order = anOrder(company, { ItemCode: 'H3001', Quantity: 10 });
    const act = (action: string) => saying(company.act('Orders', Number(order.DocEntry), action, {}));
    value(
      create(
        'DeliveryNotes',
        wholeDelivery(company, order, () => 4),
      ),
    );
    expect(act('Cancel')).toContain('-5002 Document has target documents');
    expect(act('Close')).toBe('done');
    expect(act('Close')).toContain('-5002');
    expect(act('Explode')).toContain('-1002');
    expect(saying(company.remove('Orders', Number(order.DocEntry)))).toContain('-5006');
    const other = anOrder(company, { ItemCode: 'H3001', Quantity: 1 });
    value(company.act('Orders', Number(other.DocEntry), 'Cancel', {}));
    expect(entity(company, 'Orders', Number(other.DocEntry))).toMatchObject({
      Cancelled: 'tYES',
      CancelStatus: 'csYes',
    });
  });
});

describe('master data', () => {
  it('is merged by PATCH, row by row where rows have a number', () => {
    value(
      company.update(
        'BusinessPartners',
        'C20001',
        { BPAddresses: [{ RowNum: 1, Street: 'Neue Straße' }] },
        'PATCH',
      ),
    );
    expect(entity(company, 'BusinessPartners', 'C20001')).toMatchObject({
      CardName: 'Feinkost Albers GmbH',
      BPAddresses: [
        { RowNum: 0, Street: 'Eppendorfer Weg' },
        { RowNum: 1, Street: 'Neue Straße', City: 'Hamburg' },
      ],
    });
  });

  it('changes version and day with each change', () => {
    const version = company.version('Items', 'H3001');
    value(company.update('Items', 'H3001', { ItemName: 'Screws', QuantityOnStock: 9 }, 'PATCH'));
    expect(company.version('Items', 'H3001')).toBe(version + 1);
    expect(entity(company, 'Items', 'H3001')).toMatchObject({
      ItemName: 'Screws',
      QuantityOnStock: 560,
      UpdateDate: '2026-11-24T00:00:00Z',
    });
    expect(company.version('Items', 'NONE')).toBe(0);
  });

  it('comes by ascending key, from the one after the given', () => {
    const codes = [...(company.sets.get('Items')?.entries('H3022') ?? [])].map(({ ItemCode }) => ItemCode);
    expect(codes.slice(0, 3)).toEqual(['H3023', 'H3024', 'K5001']);
    value(create('Items', { ItemCode: 'H3023A', ItemName: 'New' }));
    expect([...(company.sets.get('Items')?.entries('H3023') ?? [])][0]?.ItemCode).toBe('H3023A');
    expect(saying(create('Items', { ItemCode: 'H3023A' }))).toContain('-2035');
    expect(saying(create('Items', { ItemName: 'no code' }))).toContain('-5002');
    expect(saying(create('BatchNumberDetails', {}))).toContain('-5006');
    expect(saying(create('Nowhere', {}))).toContain(
      "400 200 Unrecognized resource path. Invalid entityset 'Nowhere'",
    );
  });
});

it('services answer by their names, others are not found', () => {
  expect(value(company.call('CompanyService_GetCompanyInfo', {}))).toMatchObject({ Version: 1000280 });
  const type = { DocumentTypeParams: { Document: '15' } };
  expect(value(company.call('SeriesService_GetDefaultSeries', type))).toMatchObject({ SeriesProperty: 12 });
  expect(saying(company.call('NoService_Do', {}))).toContain('-1002');
  expect(saying(company.call('DeliveryNotesService_Cancel2', { Document: { DocEntry: 999 } }))).toContain(
    '-2028',
  );
  expect([company.mayLogIn('manager', 'manager'), company.mayLogIn('manager', '1234')]).toEqual([
    true,
    false,
  ]);
});

describe('on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-company-'));
  const opened: Company[] = [];
  const open = (seed: number | null = null) => {
    const found = openDemo(folder, seed);
    opened.push(found);
    return found;
  };
  afterEach(() => {
    for (const each of opened.splice(0)) each.close();
  });
  const contents = (of: Company) =>
    new Map(
      [...of.sets].map(([name, set]) => [
        name,
        [...set.entries()].map((each) => [of.version(name, each[set.key] as string), each]),
      ]),
    );

  it('is the same when opened again, whatever happened to it', () => {
    const first = open();
    value(first.create('UserTablesMD', shipments));
    value(first.create('UserFieldsMD', station));
    value(first.create('U_PW_SHIPMENT', { Code: 'a', U_STATION: 'bench-1' }));
    value(first.create('DeliveryNotes', wholeDelivery(first, entity(first, 'Orders', 1))));
    const cancelled = document(
      first.create('DeliveryNotes', wholeDelivery(first, entity(first, 'Orders', 2))),
    );
    value(first.act('DeliveryNotes', Number(cancelled.DocEntry), 'Cancel', {}));
    first.atomically(() => {
      value(first.create('U_PW_SHIPMENT', { Code: 'b' }));
      return first.create('U_PW_SHIPMENT', { Code: 'a' });
    });
    value(first.create('U_PW_SHIPMENT', { Code: 'c' }));
    value(first.remove('U_PW_SHIPMENT', 'c'));
    const before = contents(first);
    const stock = stockRows(first, 'PW_BINS');
    first.close();
    const second = open();
    expect(contents(second)).toEqual(new Map([...before, ['SQLQueries', contents(first).get('SQLQueries')]]));
    expect(new Set(stockRows(second, 'PW_BINS'))).toEqual(new Set(stock));
    second.close();
    rmSync(folder, { recursive: true });
  });
});

/** Seconds on an idle machine; the machine may be anything but idle. */
const LARGE_DEADLINE_MS = 180_000;

it(
  'a large company opens, is the same for the same number, and can deliver',
  () => {
    const large = openDemo(null, 7);
    expect([...(large.sets.get('Items')?.entries() ?? [])].length).toBeGreaterThan(100_000);
    const orders = all(large, 'Orders');
    expect(orders.length).toBeGreaterThan(5_000);
    const last = orders.at(-1) ?? {};
    expect(saying(large.create('DeliveryNotes', wholeDelivery(large, last)))).toBe('done');
    expect(all(openDemo(null, 7), 'Orders').at(-1)).toEqual(last);
  },
  LARGE_DEADLINE_MS,
);

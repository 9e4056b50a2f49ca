import { beforeEach, describe, expect, it } from 'vitest';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import {
  all,
  anOrder,
  document,
  entity,
  openDemo,
  openUnusual,
  rows,
  saying,
  value,
  wholeDelivery,
} from './demo-company.ts';

let company: Company;
beforeEach(() => {
  company = openDemo();
});

const barCodes = (item: string) => rows(entity(company, 'Items', item).ItemBarCodeCollection);

describe('BarCodes', () => {
  it('are the rows that the items have, by their numbers', () => {
    const set = all(company, 'BarCodes');
    const numbers = set.map(({ AbsEntry }) => Number(AbsEntry));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const ofItems = all(company, 'Items').flatMap(({ ItemBarCodeCollection }) => rows(ItemBarCodeCollection));
    expect(set).toHaveLength(ofItems.length);
    expect(set.filter(({ ItemNo }) => ItemNo === 'F1001')).toMatchObject(barCodes('F1001'));
    const [, second] = set;
    expect(entity(company, 'BarCodes', Number(second?.AbsEntry))).toEqual(second);
    expect([...(company.sets.get('BarCodes')?.entries(numbers[0], 1) ?? [])][0]).toEqual(set[2]);
  });

  it('are made, changed and removed, and so are the rows of the item', () => {
    const made = document(company.create('BarCodes', { ItemNo: 'H3001', UoMEntry: 1, Barcode: '96385074' }));
    const { AbsEntry = null } = made;
    expect(barCodes('H3001')).toContainEqual({ AbsEntry, UoMEntry: 1, Barcode: '96385074', FreeText: null });
    expect(
      saying(company.create('BarCodes', { ItemNo: 'H3001', UoMEntry: 1, Barcode: '96385074' })),
    ).toContain('-2035');
    value(company.update('BarCodes', Number(AbsEntry), { Barcode: '96385081', FreeText: 'new' }, 'PATCH'));
    expect(entity(company, 'BarCodes', Number(AbsEntry))).toMatchObject({
      Barcode: '96385081',
      FreeText: 'new',
    });
    expect(entity(company, 'Items', 'H3001').BarCode).not.toBe('96385081');
    value(company.remove('BarCodes', Number(AbsEntry)));
    expect(barCodes('H3001').map((row) => row.AbsEntry)).not.toContain(AbsEntry);
    expect(saying(company.remove('BarCodes', Number(AbsEntry)))).toContain('404 -2028');
    expect(saying(company.create('BarCodes', { ItemNo: 'NONE', Barcode: '1' }))).toContain('400 -2028');
  });

  it('that come with an item get numbers of their own', () => {
    const before = all(company, 'BarCodes').length;
    const body = { ItemCode: 'N1', ItemBarCodeCollection: [{ Barcode: '1' }, { Barcode: '2' }] };
    value(company.create('Items', body));
    value(
      company.update('Items', 'H3001', { ItemBarCodeCollection: [{ Barcode: '3', UoMEntry: 1 }] }, 'PATCH'),
    );
    const numbers = all(company, 'BarCodes').map(({ AbsEntry }) => AbsEntry);
    expect(numbers).toHaveLength(before + 3);
    expect(new Set(numbers).size).toBe(before + 3);
  });

  it('are told apart in the large company as well', () => {
    company = openDemo(null, 7);
    const numbers = all(company, 'BarCodes').map(({ AbsEntry }) => AbsEntry);
    expect(numbers.length).toBeGreaterThan(100_000);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

it('what orders want of an item is committed until it is delivered or closed', () => {
  const committed = () => {
    const [row] = rows(entity(company, 'Items', 'F1002').ItemWarehouseInfoCollection);
    return Number(row?.Committed);
  };
  const before = committed();
  const order = anOrder(
    company,
    { ItemCode: 'F1002', Quantity: 2, UoMEntry: 2 },
    { ItemCode: 'F1002', Quantity: 5 },
  );
  expect(committed()).toBe(before + 17);
  value(
    company.create(
      'DeliveryNotes',
      wholeDelivery(company, order, (open) => (open === 5 ? 3 : 0)),
    ),
  );
  expect(committed()).toBe(before + 14);
  value(company.act('Orders', Number(order.DocEntry), 'Close', {}));
  expect(committed()).toBe(before);
  value(company.act('Orders', Number(order.DocEntry), 'Reopen', {}));
  expect(committed()).toBe(before + 14);
});

describe('enumerations', () => {
  const item = (changes: Entity) => company.update('Items', 'H3001', changes, 'PATCH');
  it('take the names of their members, and what stands for them in the database', () => {
    value(item({ Frozen: 'Y' }));
    expect(entity(company, 'Items', 'H3001').Frozen).toBe('tYES');
    value(item({ Frozen: 'tNO' }));
    expect(entity(company, 'Items', 'H3001').Frozen).toBe('tNO');
  });

  it('take nothing else', () => {
    for (const Frozen of ['yes', 'tyes', '', true, 1]) {
      expect(saying(item({ Frozen }))).toBe("400 -1000 Value of property 'Frozen' of 'Item' is invalid");
    }
    const line = { ItemCode: 'H3001', UseBaseUnits: 'bost_Open' };
    expect(saying(company.create('Orders', { CardCode: 'C20001', DocumentLines: [line] }))).toContain(
      "Value of property 'UseBaseUnits' of 'DocumentLine'",
    );
  });

  it('are told to whoever filters by them', () => {
    const enums = company.sets.get('PickLists')?.enums;
    expect(enums?.get('Status')?.get('ps_PartiallyPicked')).toBe('T');
    expect(company.sets.get('Orders')?.enums.get('DocumentStatus')?.get('bost_Open')).toBe('O');
  });
});

it('v2 takes the name BatchNumber only where it is said to', () => {
  const rename = (delivery: Entity): Entity => ({
    ...delivery,
    DocumentLines: rows(delivery.DocumentLines).map((line) => ({
      ...line,
      BatchNumbers: rows(line.BatchNumbers).map(({ BatchNumberProperty = null, ...row }) => ({
        ...row,
        BatchNumber: BatchNumberProperty,
      })),
    })),
  });
  const post = (of: Company) =>
    of.create('DeliveryNotes', rename(wholeDelivery(of, anOrder(of, { ItemCode: 'F1001', Quantity: 3 }))));
  expect(saying(post(company))).toContain("-1000 Property 'BatchNumber' of 'BatchNumber' is invalid");
  const [line] = rows(document(post(openUnusual({ batchNumberInV2: true }))).DocumentLines);
  expect(rows(line?.BatchNumbers)[0]).toHaveProperty('BatchNumberProperty');
});

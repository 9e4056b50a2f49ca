import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { behaviours, describeBehaviours, readBehaviours } from '../../../electron/sandbox/behaviours.ts';
import type { Company } from '../../../electron/sandbox/company/company.ts';
import {
  anOrder,
  document,
  entity,
  openDemo,
  openUnusual,
  saying,
  value,
  wholeDelivery,
} from './demo-company.ts';

const TABLE = { TableName: 'PW_SHIPMENT', TableDescription: 'Shipments', TableType: 'bott_NoObject' };
const FIELD = { TableName: 'ODLN', Name: 'PW_ID', Type: 'db_Alpha', Size: 50 };
const COLUMN = { TableName: '@PW_SHIPMENT', Name: 'STATION', Type: 'db_Alpha', Size: 50 };

/** A delivery of a new order of three boxes of screws. */
function deliver(company: Company, changes = {}) {
  const order = anOrder(company, { ItemCode: 'H3001', Quantity: 3 });
  return company.create('DeliveryNotes', { ...wholeDelivery(company, order), ...changes });
}

describe('own tables and fields that show only after a restart', () => {
  const shown = (company: Company) => ({
    table: company.sets.has('U_PW_SHIPMENT'),
    column: company.sets.get('U_PW_SHIPMENT')?.properties.has('U_STATION') ?? false,
    field: company.sets.get('DeliveryNotes')?.properties.has('U_PW_ID') ?? false,
  });
  const NOTHING = { table: false, column: false, field: false };
  const ALL = { table: true, column: true, field: true };

  it('are made, are there, and can not be used until then', () => {
    const company = openUnusual({ ownObjectsAfterRestart: true });
    value(company.create('UserTablesMD', TABLE));
    value(company.create('UserFieldsMD', COLUMN));
    value(company.create('UserFieldsMD', FIELD));
    expect(shown(company)).toEqual(NOTHING);
    expect(saying(company.create('U_PW_SHIPMENT', { Code: 'a' }))).toContain('Invalid entityset');
    expect(saying(deliver(company, { U_PW_ID: 'x' }))).toContain("-1000 Property 'U_PW_ID' of 'Document'");
    expect(saying(company.create('UserTablesMD', TABLE))).toContain('-2035');
    expect(saying(company.create('UserFieldsMD', FIELD))).toContain('-2035');

    company.restarted();
    expect(shown(company)).toEqual(ALL);
    expect(saying(company.create('U_PW_SHIPMENT', { Code: 'a', U_STATION: 'bench-1' }))).toBe('done');
    expect(saying(deliver(company, { U_PW_ID: 'x' }))).toBe('done');
  });

  it('show when the company is opened again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packwright-company-'));
    const company = openUnusual({ ownObjectsAfterRestart: true }, folder);
    for (const [set, body] of [
      ['UserTablesMD', TABLE],
      ['UserFieldsMD', COLUMN],
      ['UserFieldsMD', FIELD],
    ] as const) {
      value(company.create(set, body));
    }
    expect(shown(company)).toEqual(NOTHING);
    company.close();
    const again = openUnusual({ ownObjectsAfterRestart: true }, folder);
    expect(shown(again)).toEqual(ALL);
    again.close();
    rmSync(folder, { recursive: true });
  });

  it('show at once in an ordinary company', () => {
    const company = openDemo();
    value(company.create('UserTablesMD', TABLE));
    value(company.create('UserFieldsMD', COLUMN));
    value(company.create('UserFieldsMD', FIELD));
    expect(shown(company)).toEqual(ALL);
  });
});

it('a user without the right to a set may read it and not write it', () => {
  const company = openUnusual({ notPermitted: ['UserTablesMD', 'Items'] });
  const REFUSED = '403 -6006 You are not permitted to perform this action';
  expect(saying(company.create('UserTablesMD', TABLE))).toBe(REFUSED);
  expect(saying(company.update('Items', 'F1001', { ItemName: 'x' }, 'PATCH'))).toBe(REFUSED);
  expect(saying(company.remove('UserTablesMD', 'X'))).toBe(REFUSED);
  expect(entity(company, 'Items', 'F1001').ItemName).not.toBe('x');
  expect(saying(company.create('UserFieldsMD', FIELD))).toBe('done');
  expect(saying(deliver(company, { U_PW_ID: 'x' }))).toBe('done');
});

it.each([
  ['2026-11-01', '2026-11-24', undefined, '400 -4013 Posting period locked; specify an alternative date'],
  ['2026-11-24', '2026-11-30', undefined, '400 -4013 Posting period locked'],
  ['2026-11-25', '2026-11-30', undefined, 'done'],
  ['2026-11-25', '2026-11-30', '2026-11-25', '400 -4013 Posting period locked'],
  ['2026-11-01', '2026-11-24', '2026-11-25', 'done'],
])('between %s and %s the period is locked; a delivery of the day %s: %s', (from, to, DocDate, says) => {
  // The order is made before, in an ordinary company.
  const folder = mkdtempSync(join(tmpdir(), 'packwright-company-'));
  const before = openDemo(folder);
  const order = anOrder(before, { ItemCode: 'H3001', Quantity: 3 });
  before.close();
  const company = openUnusual({ closedPeriods: [{ from, to }] }, folder);
  const body = { ...wholeDelivery(company, order), ...(DocDate === undefined ? {} : { DocDate }) };
  expect(saying(company.create('DeliveryNotes', body))).toContain(says);
  company.close();
  rmSync(folder, { recursive: true });
});

it('without a default series a document has to name one', () => {
  const company = openUnusual({ seriesMissing: ['DeliveryNotes'] });
  expect(saying(deliver(company))).toContain(
    '400 -4002 To generate this document, first define the numbering',
  );
  const asked = { DocumentTypeParams: { Document: '15' } };
  expect(saying(company.call('SeriesService_GetDefaultSeries', asked))).toContain('-2028');
  const { value: found } = document(company.call('SeriesService_GetDocumentSeries', asked));
  const [series] = Array.isArray(found) ? found : [];
  expect(saying(deliver(company, { Series: series.SeriesProperty }))).toBe('done');
});

describe('the credit limit', () => {
  const limited = (company: Company, CreditLimit: number) =>
    value(company.update('BusinessPartners', 'C20001', { CreditLimit }, 'PATCH'));

  it('is not passed by what is delivered and still open', () => {
    const company = openUnusual({ creditLimit: true });
    const total = Number(document(deliver(company)).DocTotal);
    limited(company, 2 * total);
    expect(saying(deliver(company))).toBe('done');
    expect(saying(deliver(company))).toContain('10000005 - Customer has exceeded credit limit');
    limited(company, 3 * total + 0.01);
    expect(saying(deliver(company))).toBe('done');
  });

  it('is looked at only where the company wants it, and where there is one', () => {
    const ordinary = openDemo();
    limited(ordinary, 0.01);
    expect(saying(deliver(ordinary))).toBe('done');
    const company = openUnusual({ creditLimit: true });
    limited(company, 0);
    expect(saying(deliver(company))).toBe('done');
  });
});

describe('what is frozen in its master data', () => {
  const patched = (set: string, key: string, changes: object) => {
    const company = openDemo();
    const order = anOrder(company, { ItemCode: 'H3001', Quantity: 3 });
    const body = wholeDelivery(company, order);
    value(company.update(set, key, { ...changes }, 'PATCH'));
    return { company, post: () => saying(company.create('DeliveryNotes', body)) };
  };

  it.each([
    ['Items', 'H3001', { Frozen: 'tYES' }, "Item is inactive  [DocumentLines.ItemCode][line: 1] , 'H3001'"],
    ['Items', 'H3001', { Valid: 'tNO' }, 'Item is inactive'],
    [
      'BusinessPartners',
      'C20001',
      { Frozen: 'tYES' },
      "Business partner is inactive  [ODLN.CardCode] , 'C20001'",
    ],
    ['BusinessPartners', 'C20001', { Valid: 'N' }, 'Business partner is inactive'],
  ])('%s %s with %j is not delivered', (set, key, changes, says) => {
    const { company, post } = patched(set, key, changes);
    expect(post()).toContain(says);
    value(company.update(set, key, { Frozen: 'tNO', Valid: 'tYES' }, 'PATCH'));
    expect(post()).toBe('done');
  });

  it('a warehouse where the item is locked gives none of it', () => {
    const locked = (Locked: string) => ({ ItemWarehouseInfoCollection: [{ WarehouseCode: '01', Locked }] });
    const { company, post } = patched('Items', 'H3001', locked('tYES'));
    expect(post()).toMatch(
      /^400 -10 131 - Item H3001 is frozen in warehouse 01 and bin location 01-\w-\d+-\d$/,
    );
    expect(entity(company, 'Items', 'H3001').ItemWarehouseInfoCollection).toMatchObject([
      { WarehouseCode: '01', Locked: 'tYES' },
      { WarehouseCode: '02', Locked: 'tNO' },
    ]);
    value(company.update('Items', 'H3001', locked('tNO'), 'PATCH'));
    expect(post()).toBe('done');
  });
});

describe('behaviours', () => {
  it('are read by their names and values', () => {
    const named = [
      'approvals=DeliveryNotes',
      'creditLimit',
      'nodes=3',
      'closedPeriods=2026-11-01/2026-11-30',
    ];
    expect(readBehaviours(named)).toEqual({
      ok: true,
      behaviours: behaviours({
        approvals: ['DeliveryNotes'],
        creditLimit: true,
        nodes: 3,
        closedPeriods: [{ from: '2026-11-01', to: '2026-11-30' }],
      }),
    });
    expect(readBehaviours([])).toEqual({ ok: true, behaviours: behaviours() });
  });

  it.each([
    ['approval', 'There is no behaviour "approval".'],
    ['toString', 'There is no behaviour "toString".'],
    ['approvals', '"approvals" has to be approvals=SET,….'],
    ['approvals=Items', '"approvals=Items" has to be approvals=SET,….'],
    ['creditLimit=yes', '"creditLimit=yes" has to be creditLimit.'],
    ['nodes=0', '"nodes=0" has to be nodes=N.'],
    ['closedPeriods=November', '"closedPeriods=November" has to be closedPeriods=FROM/TO,….'],
  ])('%s is none: %s', (named, why) => {
    expect(readBehaviours([named])).toEqual({ ok: false, why });
  });

  it('are each described', () => {
    for (const name of Object.keys(behaviours())) expect(describeBehaviours('')).toContain(name);
  });
});

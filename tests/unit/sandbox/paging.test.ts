import { describe, expect, it } from 'vitest';
import type { Entity, EntitySet } from '../../../electron/sandbox/company/company.ts';
import { openRecords } from '../../../electron/sandbox/company/records.ts';
import { pageOf, readQuery } from '../../../electron/sandbox/service-layer/query.ts';
import { openReadings } from '../../../electron/sandbox/service-layer/readings.ts';

const ITEMS = 100_000;
const PAGE = 100;

/** A set of so many items that counts how many of them were looked at. */
function countedSet(): { readonly set: EntitySet; readonly looked: () => number } {
  const records = openRecords(null);
  const table = records.table<Entity>('Items');
  records.atomically(() => {
    for (let n = 0; n < ITEMS; n++) {
      const ItemCode = `A${String(n).padStart(6, '0')}`;
      table.put(ItemCode, { ItemCode, Frozen: n % 2 === 0 ? 'tYES' : 'tNO' });
    }
    return { ok: true, value: null };
  });
  let looked = 0;
  const set: EntitySet = {
    name: 'Items',
    key: 'ItemCode',
    keyType: 'string',
    properties: new Map([
      ['ItemCode', 'string'],
      ['Frozen', 'string'],
    ]),
    enums: new Map(),
    get: (key) => table.get(key),
    *entries(after, skip) {
      for (const entity of table.entries(after, skip)) {
        looked++;
        yield entity;
      }
    },
  };
  return { set, looked: () => looked };
}

function queryOf(set: EntitySet, options: string) {
  const query = readQuery({ query: new URLSearchParams(options), headers: {} }, set);
  if (!query.ok) throw new Error(query.error.message);
  return query.value;
}

const codes = (rows: readonly Entity[]) => rows.map(({ ItemCode }) => ItemCode);

describe('the pages of 100,000 items', () => {
  it('can be opened anywhere without looking at what is before them', () => {
    const { set, looked } = countedSet();
    const readings = openReadings();
    const page = pageOf(set, queryOf(set, '$skip=99000'), PAGE, readings);
    expect(codes(page.rows).at(0)).toBe('A099000');
    expect(page).toMatchObject({ more: true });
    expect(looked()).toBe(PAGE + 1);
    expect(pageOf(set, queryOf(set, `$skip=${ITEMS - 1}`), PAGE, readings)).toMatchObject({
      rows: [{ ItemCode: 'A099999' }],
      more: false,
    });
    expect(pageOf(set, queryOf(set, `$skip=${ITEMS}`), PAGE, readings)).toMatchObject({
      rows: [],
      more: false,
    });
    expect(looked()).toBe(PAGE + 2);
  });

  it.each(['', '&$filter=Frozen eq %27tNO%27', '&$orderby=ItemCode'])(
    'are turned, %s, looking at each item about once',
    (options) => {
      const { set, looked } = countedSet();
      const readings = openReadings();
      const seen: unknown[] = [];
      for (let skip = 0, more = true; more; skip += PAGE) {
        const page = pageOf(set, queryOf(set, `$skip=${skip}${options}`), PAGE, readings);
        seen.push(...codes(page.rows));
        more = page.more;
      }
      expect(seen).toHaveLength(options.includes('filter') ? ITEMS / 2 : ITEMS);
      expect(new Set(seen).size).toBe(seen.length);
      expect(looked()).toBeLessThan(1.05 * ITEMS);
    },
  );

  it('are turned although something is written in between', () => {
    const { set, looked } = countedSet();
    const readings = openReadings();
    for (let skip = 0; skip < ITEMS; skip += PAGE) {
      pageOf(set, queryOf(set, `$skip=${skip}`), PAGE, readings);
      readings.forget();
    }
    expect(looked()).toBeLessThan(1.05 * ITEMS);
  });
});

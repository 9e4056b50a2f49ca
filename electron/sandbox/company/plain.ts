import { withBarCodeEntries } from './bar-codes.ts';
import { type Books, nextEntry, table, today } from './books.ts';
import type { Entity, Key, Outcome, UpdateHow } from './company.ts';
import { done, refusals, refused } from './refusals.ts';
import type { SetFacts } from './sets.ts';
import { rowsOf, textOf } from './values.ts';

/** `POST` to a set without rules of its own: under the next number, or under the key that the body brings. */
export function createPlain(books: Books, facts: SetFacts, body: Entity): Outcome<Entity> {
  const parsed = books.types.parse(facts.type, body);
  if (!parsed.ok) return parsed;
  const key =
    facts.keyType === 'number' ? nextEntry(books, facts.name) : (textOf(parsed.value[facts.key]) ?? '');
  if (key === '') return refused(refusals.missing(facts.key, facts.type));
  if (table(books, facts.name).get(key) !== undefined) return refused(refusals.duplicate);
  const dated = { ...parsed.value, ...datesOf(books, facts, true), [facts.key]: key };
  const entity = facts.name === 'Items' ? withNumberedBarCodes(books, dated) : dated;
  table(books, facts.name).put(key, entity);
  return done(entity);
}

/** PATCH merges; PUT leaves what the body does not say empty. The key stays. */
export function updatePlain(
  books: Books,
  facts: SetFacts,
  key: Key,
  body: Entity,
  how: UpdateHow,
): Outcome<null> {
  const stored = table(books, facts.name).get(key);
  if (stored === undefined) return refused(refusals.noMatch(404));
  const parsed = books.types.parse(facts.type, body);
  if (!parsed.ok) return parsed;
  const rows = Object.entries(ROW_KEYS).flatMap(([collection, row]) => {
    const changed = parsed.value[collection];
    return how === 'PATCH' && Array.isArray(changed)
      ? [[collection, mergedRows(rowsOf(stored[collection]), rowsOf(changed), row)] as const]
      : [];
  });
  const kept = how === 'PUT' ? {} : stored;
  const changed = {
    ...kept,
    ...parsed.value,
    ...Object.fromEntries(rows),
    ...datesOf(books, facts, false),
    [facts.key]: key,
  };
  table(books, facts.name).put(key, facts.name === 'Items' ? withNumberedBarCodes(books, changed) : changed);
  return done(null);
}

function withNumberedBarCodes(books: Books, item: Entity): Entity {
  return { ...item, ItemBarCodeCollection: withBarCodeEntries(books, item.ItemBarCodeCollection) };
}

/** The rows of these collections are known by a number of their own; other collections are replaced. */
const ROW_KEYS: Readonly<Record<string, string>> = {
  BPAddresses: 'RowNum',
  ItemBarCodeCollection: 'AbsEntry',
  ItemWarehouseInfoCollection: 'WarehouseCode',
  UoMGroupDefinitionCollection: 'AlternateUoM',
};

/** Known rows are changed, new ones added, those not named kept. */
function mergedRows(stored: readonly Entity[], changed: readonly Entity[], key: string): readonly Entity[] {
  const merged = new Map(stored.map((row) => [row[key], row]));
  let added = 0;
  for (const row of changed) {
    const id = row[key] ?? `new ${added++}`;
    merged.set(id, { ...merged.get(id), ...row });
  }
  return [...merged.values()];
}

const DATES: Readonly<Record<string, { readonly made?: string; readonly changed?: string }>> = {
  Items: { made: 'CreateDate', changed: 'UpdateDate' },
  BusinessPartners: { made: 'CreateDate', changed: 'UpdateDate' },
  SQLQueries: { made: 'CreateDate', changed: 'UpdateDate' },
};

function datesOf(books: Books, { name }: SetFacts, isNew: boolean): Entity {
  const { made, changed } = DATES[name] ?? {};
  const day = today(books);
  return {
    ...(isNew && made !== undefined ? { [made]: day } : {}),
    ...(changed !== undefined ? { [changed]: day } : {}),
  };
}

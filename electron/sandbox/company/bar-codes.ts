import { type BarCodes, type Books, table } from './books.ts';
import type { Entity, Key, Outcome, Value } from './company.ts';
import type { Records } from './records.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf, textOf } from './values.ts';

/** Gathered anew from the items when something has changed since they were asked for last. */
export function openBarCodes(records: Records): BarCodes {
  const items = records.table<Entity>('Items');
  let asOf = -1;
  let byEntry: ReadonlyMap<Key, Entity> = new Map();
  const known = (): ReadonlyMap<Key, Entity> => {
    if (asOf !== records.revision()) {
      const rows = [...items.entries()].flatMap(barCodesOf);
      byEntry = new Map(rows.sort((a, b) => a.AbsEntry - b.AbsEntry).map((row) => [row.AbsEntry, row]));
      asOf = records.revision();
    }
    return byEntry;
  };
  return {
    get: (entry) => known().get(entry),
    lastKey: () => [...known().keys()].at(-1),
    *entries(after, skip = 0) {
      let toSkip = skip;
      for (const [entry, row] of known()) {
        if (after !== undefined && Number(entry) <= Number(after)) continue;
        if (toSkip-- > 0) continue;
        yield row;
      }
    },
  };
}

function barCodesOf({ ItemCode = null, ItemBarCodeCollection }: Entity) {
  return rowsOf(ItemBarCodeCollection).map(
    ({ AbsEntry, UoMEntry = null, Barcode = null, FreeText = null }) => ({
      AbsEntry: numberOf(AbsEntry) ?? 0,
      ItemNo: ItemCode,
      UoMEntry,
      Barcode,
      FreeText,
    }),
  );
}

/** `POST BarCodes`. The same code twice for one item and unit is refused (-2035). */
export function createBarCode(books: Books, body: Entity): Outcome<Entity> {
  const parsed = books.types.parse('BarCode', body);
  if (!parsed.ok) return parsed;
  const { ItemNo, UoMEntry = -1, Barcode = null, FreeText = null } = parsed.value;
  const item = table(books, 'Items').get(textOf(ItemNo) ?? '');
  if (item === undefined) return refused(refusals.noMatch(400));
  if (textOf(Barcode) === null) return refused(refusals.missing('Barcode', 'BarCode'));
  const rows = rowsOf(item.ItemBarCodeCollection);
  if (rows.some((row) => row.Barcode === Barcode && row.UoMEntry === UoMEntry)) {
    return refused(refusals.duplicate);
  }
  const AbsEntry = nextBarCode(books);
  putRows(books, item, [...rows, { AbsEntry, UoMEntry, Barcode, FreeText }]);
  return done({ AbsEntry, ItemNo: item.ItemCode ?? null, UoMEntry, Barcode, FreeText });
}

export function updateBarCode(books: Books, entry: Key, body: Entity): Outcome<null> {
  const parsed = books.types.parse('BarCode', body);
  if (!parsed.ok) return parsed;
  const { ItemNo: _item, ...changes } = parsed.value;
  return changeRows(books, entry, (row) => [{ ...row, ...changes }]);
}

export function removeBarCode(books: Books, entry: Key): Outcome<null> {
  return changeRows(books, entry, () => []);
}

function changeRows(books: Books, entry: Key, to: (row: Entity) => readonly Entity[]): Outcome<null> {
  const item = table(books, 'Items').get(textOf(books.barCodes.get(entry)?.ItemNo) ?? '');
  if (item === undefined) return refused(refusals.noMatch(404));
  const rows = rowsOf(item.ItemBarCodeCollection);
  putRows(
    books,
    item,
    rows.flatMap((row) => (row.AbsEntry === entry ? to(row) : [row])),
  );
  return done(null);
}

/** An item's bar codes, with numbers for those that came without. */
export function withBarCodeEntries(books: Books, rows: Value | undefined): readonly Entity[] {
  let next = nextBarCode(books);
  return rowsOf(rows).map((row) => (numberOf(row.AbsEntry) === null ? { ...row, AbsEntry: next++ } : row));
}

function putRows(books: Books, item: Entity, rows: readonly Entity[]): void {
  table(books, 'Items').put(textOf(item.ItemCode) ?? '', { ...item, ItemBarCodeCollection: rows });
}

function nextBarCode(books: Books): number {
  return Number(books.barCodes.lastKey() ?? 0) + 1;
}

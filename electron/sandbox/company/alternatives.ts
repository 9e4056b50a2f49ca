import { type Books, table } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { done, refusals, refused } from './refusals.ts';
import { isEntity, numberOf, rowsOf, textOf } from './values.ts';

/**
 * `AlternativeItemsService_GetItem`: what stands in an item's place. The metadata call the parameter
 * `OriginalItemParams`, SAP's own example `OriginalItem`; which of them a server takes is not known, and here both do.
 */
export function alternativesOf(books: Books, body: Entity): Outcome<Entity> {
  const found = table(books, 'AlternativeItems').get(textOf(original(body).ItemCode) ?? '');
  return found === undefined ? refused(refusals.noMatch(404)) : done(found);
}

/** `AlternativeItemsService_AddItem`, and `_UpdateItem`, which replaces them all. */
export function keepAlternatives(books: Books, body: Entity, isNew: boolean): Outcome<Entity | null> {
  const { ItemCode, AlternativeItems } = original(body);
  const code = textOf(ItemCode) ?? '';
  const item = table(books, 'Items').get(code);
  const isKnown = table(books, 'AlternativeItems').get(code) !== undefined;
  if (item === undefined || (!isNew && !isKnown)) return refused(refusals.noMatch(404));
  if (isNew && isKnown) return refused(refusals.duplicate);
  const rows = rowsOf(AlternativeItems).map((row) => ({
    AlternativeItemCode: textOf(row.AlternativeItemCode) ?? '',
    MatchFactor: numberOf(row.MatchFactor) ?? 100,
    Remarks: textOf(row.Remarks),
  }));
  if (rows.some((row) => table(books, 'Items').get(row.AlternativeItemCode) === undefined)) {
    return refused(refusals.noMatch(400));
  }
  table(books, 'AlternativeItems').put(code, {
    ItemCode: code,
    ItemName: item.ItemName ?? null,
    AlternativeItems: rows,
  });
  return done(isNew ? { ItemCode: code, ItemName: item.ItemName ?? null } : null);
}

function original(body: Entity): Entity {
  const named = body.OriginalItemParams ?? body.OriginalItem;
  return isEntity(named) ? named : body;
}

import { type Quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import { baseDocument, isClosedForDelivery } from './basis.ts';
import { type Books, nextEntry, table, today } from './books.ts';
import type { Entity, Outcome, UpdateHow, Value } from './company.ts';
import { ORDER_TYPE } from './documents.ts';
import { closeLines, orderLineOf, type PickList, type PickListLine, putPickList } from './picking.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf } from './values.ts';

const DELIVERED = new Set(['ps_PartiallyDelivered', 'ps_Closed']);

/** `POST PickLists`: releases lines of open orders and reserve invoices for picking. */
export function createPickList(books: Books, body: Entity): Outcome<Entity> {
  const parsed = books.types.parse('PickList', body);
  if (!parsed.ok) return parsed;
  const rows = rowsOf(parsed.value.PickListsLines);
  if (rows.length === 0) return refused(refusals.noLines);
  const entry = nextEntry(books, 'PickLists');
  const lines: PickListLine[] = [];
  for (const [position, row] of rows.entries()) {
    const line = newLine(books, entry, position, row, position + 1);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const list = { ...HEADER, PickDate: today(books), OwnerCode: 1, OwnerName: 'manager', ...parsed.value };
  return done(putPickList(books, { ...list, Absoluteentry: entry, PickListsLines: lines } as PickList));
}

const HEADER = {
  Name: 'manager',
  Remarks: null,
  ObjectType: '156',
  UseBaseUnits: 'tNO',
  Status: 'ps_Released',
} as const;

function newLine(
  books: Books,
  entry: number,
  number: number,
  row: Entity,
  position: number,
): Outcome<PickListLine> {
  const OrderEntry = numberOf(row.OrderEntry) ?? -1;
  const OrderRowID = numberOf(row.OrderRowID) ?? -1;
  const BaseObjectType = numberOf(row.BaseObjectType) ?? ORDER_TYPE;
  const base = baseDocument(books, { type: BaseObjectType, entry: OrderEntry });
  const line = orderLineOf(books, { BaseObjectType, OrderEntry, OrderRowID });
  if (base === undefined || line === undefined) return refused(refusals.noMatch(400));
  if (isClosedForDelivery(base, line)) return refused(refusals.baseClosed(position));
  const ReleasedQuantity = numberOf(row.ReleasedQuantity) ?? line.RemainingOpenQuantity;
  if (ReleasedQuantity <= 0) return refused(refusals.quantity(position));
  return done({
    BatchNumbers: [],
    SerialNumbers: [],
    DocumentLinesBinAllocations: [],
    ...row,
    AbsoluteEntry: entry,
    LineNumber: number,
    BaseObjectType,
    OrderEntry,
    OrderRowID,
    ReleasedQuantity,
    PickedQuantity: 0,
    PreviouslyReleasedQuantity: 0,
    PickStatus: 'ps_Released',
  });
}

/**
 * PUT replaces header and lines; delivered lines stay as they are. PATCH changes header properties alone: SAP
 * asks for PUT where lines change.
 */
export function updatePickList(books: Books, list: PickList, body: Entity, how: UpdateHow): Outcome<null> {
  const parsed = books.types.parse('PickList', body);
  if (!parsed.ok) return parsed;
  const { PickListsLines: rows, ...header } = parsed.value;
  if (how !== 'PUT') {
    if (rows !== undefined) return refused(refusals.pickLinesNeedPut);
    putPickList(books, { ...list, ...header });
    return done(null);
  }
  const lines = replacedLines(books, list, rows);
  if (!lines.ok) return lines;
  const { Absoluteentry, PickDate, OwnerCode, OwnerName } = list;
  const reset = { ...HEADER, Absoluteentry, PickDate, OwnerCode, OwnerName, ...header };
  putPickList(books, { ...reset, PickListsLines: lines.value } as PickList);
  return done(null);
}

function replacedLines(
  books: Books,
  list: PickList,
  rows: Value | undefined,
): Outcome<readonly PickListLine[]> {
  if (rows === undefined) return done(list.PickListsLines);
  const kept = new Map(
    list.PickListsLines.filter(({ PickStatus }) => DELIVERED.has(PickStatus)).map((line) => [
      line.LineNumber,
      line,
    ]),
  );
  for (const [index, row] of rowsOf(rows).entries()) {
    const old = list.PickListsLines.find(({ LineNumber }) => LineNumber === row.LineNumber);
    const line =
      old === undefined
        ? newLine(books, list.Absoluteentry, nextLine(list, kept), row, index + 1)
        : pickedLine(old, row, index + 1);
    if (!line.ok) return line;
    kept.set(line.value.LineNumber, line.value);
  }
  return done([...kept.values()].sort((a, b) => a.LineNumber - b.LineNumber));
}

function nextLine(list: PickList, kept: ReadonlyMap<number, PickListLine>): number {
  return Math.max(-1, ...kept.keys(), ...list.PickListsLines.map(({ LineNumber }) => LineNumber)) + 1;
}

/** What is picked is not to be picked any more: together they stay what was released. */
function pickedLine(old: PickListLine, row: Entity, position: number): Outcome<PickListLine> {
  const PickedQuantity = numberOf(row.PickedQuantity) ?? 0;
  if (DELIVERED.has(old.PickStatus)) {
    return PickedQuantity === old.PickedQuantity ? done(old) : refused(refusals.pickDone(position));
  }
  const listed: Quantity = sum([old.ReleasedQuantity, old.PickedQuantity]);
  if (PickedQuantity < 0 || PickedQuantity > listed) return refused(refusals.pickedTooMuch(position));
  return done({
    ...old,
    BatchNumbers: row.BatchNumbers ?? [],
    SerialNumbers: row.SerialNumbers ?? [],
    DocumentLinesBinAllocations: row.DocumentLinesBinAllocations ?? [],
    PickedQuantity,
    ReleasedQuantity: subtract(listed, PickedQuantity),
    PreviouslyReleasedQuantity: old.ReleasedQuantity,
  });
}

/** `PickListsService_Close`. */
export function closePickList(books: Books, body: Entity): Outcome<null> {
  const list = namedList(books, body);
  if (list === undefined) return refused(refusals.noMatch(404));
  if (list.Status === 'ps_Closed') return refused(refusals.alreadyClosed);
  closeLines(books, list, () => true);
  return done(null);
}

/** `PickListsService_UpdateReleasedAllocation`: lots, serials and bins of the named lines, quantities unchanged. */
export function updateReleasedAllocation(books: Books, body: Entity): Outcome<null> {
  const list = namedList(books, body);
  if (list === undefined) return refused(refusals.noMatch(404));
  const parsed = books.types.parse('PickList', body);
  if (!parsed.ok) return parsed;
  const rows = new Map(rowsOf(parsed.value.PickListsLines).map((row) => [row.LineNumber, row]));
  const PickListsLines = list.PickListsLines.map((line): PickListLine => {
    const row = rows.get(line.LineNumber);
    if (row === undefined || DELIVERED.has(line.PickStatus)) return line;
    const { BatchNumbers, SerialNumbers, DocumentLinesBinAllocations } = row;
    return {
      ...line,
      BatchNumbers: BatchNumbers ?? line.BatchNumbers ?? [],
      SerialNumbers: SerialNumbers ?? line.SerialNumbers ?? [],
      DocumentLinesBinAllocations: DocumentLinesBinAllocations ?? line.DocumentLinesBinAllocations ?? [],
    };
  });
  putPickList(books, { ...list, PickListsLines });
  return done(null);
}

function namedList(books: Books, body: Entity): PickList | undefined {
  const entry = numberOf(body.Absoluteentry);
  return entry === null ? undefined : table<PickList>(books, 'PickLists').get(entry);
}

import { type Quantity, subtract, toBase } from '../../../shared/packing/quantity.ts';
import { baseDocument, type Delivered, deliverFrom, isClosedForDelivery, KIT_PARENT } from './basis.ts';
import { type Books, nextEntry, table, today } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { isBeyondCredit } from './credit.ts';
import {
  DELIVERY_TYPE,
  type Document,
  type DocumentLine,
  documents,
  headerOf,
  isInactive,
  type LineUnit,
  lineOf,
  priceOf,
  unitOf,
  withLines,
} from './documents.ts';
import { deliverFromPicks, isPickOf, type PickDelivered, picksFor } from './picking.ts';
import { done, refusals, refused } from './refusals.ts';
import type { Move } from './stock.ts';
import { type LineNumbers, numbersByLine, takeFromStock } from './taking.ts';
import { numberOf, rowsOf, textOf } from './values.ts';

/** Everything that a delivery changed beside itself; taken back when it is cancelled. */
type Effects = {
  readonly moves: readonly Move[];
  readonly orders: readonly Delivered[];
  readonly picks: readonly PickDelivered[];
};

function effectsOf(books: Books) {
  return table<Effects>(books, 'deliveryEffects');
}

/** `POST DeliveryNotes`: to be called within `atomically`, as a refusal half-way leaves what was done so far. */
export function createDelivery(books: Books, body: Entity): Outcome<Entity> {
  const parsed = books.types.parse('Document', body);
  if (!parsed.ok) return parsed;
  const rows = rowsOf(parsed.value.DocumentLines);
  if (rows.length === 0) return refused(refusals.noLines);
  const header = headerOf(books, 'DeliveryNotes', parsed.value);
  if (!header.ok) return header;
  const entry = nextEntry(books, 'DeliveryNotes');
  const numbers = numbersByLine(rows);
  const lines: DocumentLine[] = [];
  const effects = { moves: [] as Move[], orders: [] as Delivered[], picks: [] as PickDelivered[] };
  for (const [index, row] of rows.entries()) {
    const delivered = deliverLine(
      books,
      textOf(parsed.value.CardCode) ?? '',
      row,
      index,
      numbers[index] ?? NO_NUMBERS,
    );
    if (!delivered.ok) return delivered;
    const { facts, moves, orders, picks } = delivered.value;
    effects.moves.push(...moves);
    effects.orders.push(...orders);
    effects.picks.push(...picks);
    lines.push(lineOf(books, entry, index, facts, { ...row, ...linksOf(row, picks) }));
  }
  const delivery = withLines(header.value, lines);
  if (isBeyondCredit(books, delivery)) return refused(refusals.creditLimit('ODLN'));
  documents(books, 'DeliveryNotes').put(entry, delivery);
  effectsOf(books).put(entry, effects);
  return done(delivery);
}

const NO_NUMBERS: LineNumbers = { lots: [], serials: [], bins: [] };

function linksOf(row: Entity, picks: readonly PickDelivered[]): Entity {
  const DocLinePickLists = picks.map(({ list, line }) => ({ PickListEntry: list, PickListLineNum: line }));
  return { UseBaseUnits: row.UseBaseUnits ?? 'tNO', DocLinePickLists };
}

type Line = Effects & { readonly facts: Parameters<typeof lineOf>[3] };

/** One line: what it is about, then stock, order and pick lists, changed at once so that the next line sees it. */
function deliverLine(
  books: Books,
  cardCode: string,
  row: Entity,
  index: number,
  numbers: LineNumbers,
): Outcome<Line> {
  const position = index + 1;
  const basis = basisOf(books, cardCode, row, position);
  if (!basis.ok) return basis;
  const { item, warehouse, unit, base, price } = basis.value;
  const count = numberOf(row.Quantity) ?? base?.line.RemainingOpenQuantity ?? 1;
  if (count <= 0) return refused(refusals.quantity(position));
  const quantity = toBase(count, unit.factor);
  const moves = takeFromStock(books, { item, warehouse, quantity, position, numbers });
  if (!moves.ok) return moves;
  const facts = { item, warehouse, quantity: count, unit, price };
  if (base === null) return done({ facts, moves: moves.value, orders: [], picks: [] });

  const named = rowsOf(row.DocLinePickLists).map((each) => ({
    list: numberOf(each.PickListEntry) ?? -1,
    line: numberOf(each.PickListLineNum) ?? -1,
  }));
  const place = { type: base.type, entry: base.order, line: base.line.LineNum };
  if (!named.every((each) => isPickOf(books, place, each))) return refused(refusals.noMatch(400));
  const picks = picksFor(books, place, quantity, named);
  const orders = [deliveredOf(base, quantity)];
  for (const each of orders) deliverFrom(books, each);
  for (const each of picks) deliverFromPicks(books, each, 1);
  return done({ facts, moves: moves.value, orders, picks });
}

/** More than what is open may be delivered; the order line is then done, and no more than done. */
function deliveredOf({ type, order, line }: Base, quantity: Quantity): Delivered {
  return {
    type,
    order,
    line: line.LineNum,
    quantity: Math.min(quantity, line.RemainingOpenInventoryQuantity),
  };
}

type Base = { readonly type: number; readonly order: number; readonly line: DocumentLine };
type Basis = {
  readonly item: Entity;
  readonly warehouse: string;
  readonly unit: LineUnit;
  readonly price: number;
  readonly base: Base | null;
};

/** What the line delivers: copied from the line of its order or reserve invoice, or said by the row itself. */
function basisOf(books: Books, cardCode: string, row: Entity, position: number): Outcome<Basis> {
  const base = baseOf(books, cardCode, row, position);
  if (!base.ok) return base;
  const line = base.value?.line;
  const item = table(books, 'Items').get(line?.ItemCode ?? textOf(row.ItemCode) ?? '');
  if (item === undefined) return refused(refusals.itemMissing(position));
  if (isInactive(item)) return refused(refusals.inactiveItem(textOf(item.ItemCode) ?? '', position));
  // A kit has no stock of its own; its components are what is delivered.
  if (line?.TreeType === KIT_PARENT) return refused(refusals.negativeStock(position));
  const warehouse = textOf(row.WarehouseCode) ?? line?.WarehouseCode ?? textOf(item.DefaultWarehouse) ?? '';
  if (table(books, 'Warehouses').get(warehouse) === undefined) return refused(refusals.warehouse(position));
  const unit = unitOf(books, item, row, numberOf(line?.UoMEntry) ?? numberOf(item.DefaultSalesUoMEntry));
  if (unit === null) return refused(refusals.missing('UoMEntry', 'DocumentLines'));
  return done({ item, warehouse, unit, price: priceIn(unit, item, line), base: base.value });
}

/** The order's price for one base unit, times what is in the line's unit. */
function priceIn(unit: LineUnit, item: Entity, line: DocumentLine | undefined): number {
  const perBase = line === undefined ? priceOf(item) : (numberOf(line.Price) ?? 0) / line.UnitsOfMeasurment;
  return toBase(perBase, unit.factor);
}

/** The line of an order or a reserve invoice that the row is based on; null when on none. */
function baseOf(books: Books, cardCode: string, row: Entity, position: number): Outcome<Base | null> {
  const type = numberOf(row.BaseType) ?? -1;
  if (type === -1) return done(null);
  const base = baseDocument(books, { type, entry: numberOf(row.BaseEntry) ?? -1 });
  const line = base?.DocumentLines.find(({ LineNum }) => LineNum === row.BaseLine);
  if (base === undefined || line === undefined) return refused(refusals.noMatch(400));
  if (base.CardCode !== cardCode) return refused(refusals.baseOfAnother);
  if (isClosedForDelivery(base, line)) return refused(refusals.baseClosed(position));
  return done({ type, order: base.DocEntry, line });
}

function takeBack(books: Books, { moves, orders, picks }: Effects): void {
  for (const each of moves) books.stock.putBack(each);
  for (const each of orders) deliverFrom(books, { ...each, quantity: subtract(0, each.quantity) });
  for (const each of picks) deliverFromPicks(books, each, -1);
}

/**
 * `DeliveryNotes(n)/Cancel`: a cancellation document with the same lines and fields is made, the stock comes
 * back, and the order is open again.
 */
export function cancelDelivery(books: Books, delivery: Document): Outcome<Entity> {
  if (delivery.CancelStatus !== 'csNo' || delivery.DocumentStatus === 'bost_Close') {
    return refused(refusals.alreadyClosed);
  }
  const effects = effectsOf(books).get(delivery.DocEntry);
  if (effects === undefined) throw new Error(`Delivery ${delivery.DocEntry} has no effects.`);
  takeBack(books, effects);
  const entry = nextEntry(books, 'DeliveryNotes');
  const DocumentLines = closed(delivery.DocumentLines);
  const day = today(books);
  const cancellation: Document = {
    ...delivery,
    DocEntry: entry,
    DocNum: delivery.DocNum + entry - delivery.DocEntry,
    DocDate: day,
    CreationDate: day,
    UpdateDate: day,
    CancelStatus: 'csCancellation',
    DocumentStatus: 'bost_Close',
    DocumentLines: DocumentLines.map((line) => ({
      ...line,
      DocEntry: entry,
      BaseType: DELIVERY_TYPE,
      BaseEntry: delivery.DocEntry,
      BaseLine: line.LineNum,
    })),
  };
  documents(books, 'DeliveryNotes').put(entry, cancellation);
  documents(books, 'DeliveryNotes').put(delivery.DocEntry, {
    ...delivery,
    Cancelled: 'tYES',
    CancelStatus: 'csYes',
    CancelDate: day,
    UpdateDate: day,
    DocumentStatus: 'bost_Close',
    DocumentLines,
  });
  return done(cancellation);
}

export function closeDelivery(books: Books, delivery: Document): Outcome<null> {
  if (delivery.DocumentStatus === 'bost_Close') return refused(refusals.alreadyClosed);
  const DocumentLines = closed(delivery.DocumentLines);
  const change = { DocumentStatus: 'bost_Close', UpdateDate: today(books) } as const;
  documents(books, 'DeliveryNotes').put(delivery.DocEntry, { ...delivery, ...change, DocumentLines });
  return done(null);
}

function closed(lines: readonly DocumentLine[]): readonly DocumentLine[] {
  return lines.map((line) => ({
    ...line,
    LineStatus: 'bost_Close',
    RemainingOpenQuantity: 0,
    RemainingOpenInventoryQuantity: 0,
  }));
}

/** From common knowledge of the table; SAP's documents say no sizes. */
const TRACKING_CHARACTERS = 30;

/** What may still be changed on a posted delivery: texts, tracking, the company's own fields. */
const CHANGEABLE = new Set([
  'Comments',
  'TrackingNumber',
  'PickRemark',
  'NumAtCard',
  'Reference1',
  'Reference2',
  'AttachmentEntry',
  'DocumentReferences',
  'DocumentPackages',
]);

export function updateDelivery(books: Books, delivery: Document, body: Entity): Outcome<null> {
  const parsed = books.types.parse('Document', body);
  if (!parsed.ok) return parsed;
  const fixed = Object.keys(parsed.value).find((name) => !CHANGEABLE.has(name) && !name.startsWith('U_'));
  if (fixed !== undefined) return refused(refusals.fieldFixed('ODLN', fixed));
  const { TrackingNumber, AttachmentEntry } = parsed.value;
  if ((textOf(TrackingNumber) ?? '').length > TRACKING_CHARACTERS) {
    return refused(refusals.valueTooLong('TrackingNumber', 'Document'));
  }
  const entry = numberOf(AttachmentEntry);
  if (entry !== null && table(books, 'Attachments2').get(entry) === undefined) {
    return refused(refusals.attachmentEntry('ODLN', entry));
  }
  const changed: Document = { ...delivery, ...parsed.value, UpdateDate: today(books) };
  documents(books, 'DeliveryNotes').put(delivery.DocEntry, changed);
  return done(null);
}

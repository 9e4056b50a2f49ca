import { type Quantity, quantity } from '../../../shared/packing/quantity.ts';
import { KIT_PARENT, putBase } from './basis.ts';
import { type Books, nextEntry, table } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import {
  type BaseSet,
  type Document,
  type DocumentLine,
  documents,
  headerOf,
  isInactive,
  lineOf,
  ORDER_TYPE,
  priceOf,
  unitOf,
  withLines,
} from './documents.ts';
import { closePicksOf } from './picking.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf, textOf } from './values.ts';

const KIT_COMPONENT = 'iIngredient';

/** What one kit is made of (SAP's sales bill of materials), under the kit's item code. */
export type KitComponent = { readonly item: string; readonly quantity: Quantity };

/** `POST Orders`. */
export function createOrder(books: Books, body: Entity): Outcome<Entity> {
  const order = newBase(books, 'Orders', body);
  if (order.ok) documents(books, 'Orders').put(order.value.DocEntry, order.value);
  return order;
}

/** A new order or invoice, not stored yet: a line for a kit is followed by a line for each of its components. */
export function newBase(books: Books, set: BaseSet, body: Entity): Outcome<Document> {
  const parsed = books.types.parse('Document', body);
  if (!parsed.ok) return parsed;
  const rows = rowsOf(parsed.value.DocumentLines);
  if (rows.length === 0) return refused(refusals.noLines);
  const header = headerOf(books, set, parsed.value);
  if (!header.ok) return header;
  const entry = nextEntry(books, set);
  const lines: DocumentLine[] = [];
  const BackOrder = table(books, 'BusinessPartners').get(header.value.CardCode)?.BackOrder ?? 'tYES';
  for (const [position, row] of rows.entries()) {
    const added = orderLines(books, entry, lines.length, { BackOrder, ...row }, position + 1);
    if (!added.ok) return added;
    lines.push(...added.value);
  }
  return done(withLines(header.value, lines));
}

/** A new line of an order; for a kit, that of the kit with those of its components. */
export function orderLines(
  books: Books,
  entry: number,
  from: number,
  row: Entity,
  position: number,
): Outcome<readonly DocumentLine[]> {
  const line = orderLine(books, entry, from, row, position);
  if (!line.ok) return line;
  const kit = table<readonly KitComponent[]>(books, 'kits').get(line.value.ItemCode);
  if (kit === undefined) return done([line.value]);
  const lines: DocumentLine[] = [{ ...line.value, TreeType: KIT_PARENT }];
  for (const { item, quantity: each } of kit) {
    const component = {
      ItemCode: item,
      Quantity: quantity(each * line.value.InventoryQuantity),
      UseBaseUnits: 'tYES',
      UnitPrice: 0,
      WarehouseCode: line.value.WarehouseCode,
      TreeType: KIT_COMPONENT,
      ParentLineNum: from,
    };
    const added = orderLine(books, entry, from + lines.length, component, position);
    if (!added.ok) return added;
    lines.push(added.value);
  }
  return done(lines);
}

function orderLine(
  books: Books,
  entry: number,
  number: number,
  row: Entity,
  position: number,
): Outcome<DocumentLine> {
  const item = table(books, 'Items').get(textOf(row.ItemCode) ?? '');
  if (item === undefined) return refused(refusals.itemMissing(position));
  if (isInactive(item)) return refused(refusals.inactiveItem(textOf(item.ItemCode) ?? '', position));
  const warehouse = textOf(row.WarehouseCode) ?? textOf(item.DefaultWarehouse) ?? '';
  if (table(books, 'Warehouses').get(warehouse) === undefined) return refused(refusals.warehouse(position));
  const count = numberOf(row.Quantity) ?? 1;
  if (count <= 0) return refused(refusals.quantity(position));
  const unit = unitOf(books, item, row, numberOf(item.DefaultSalesUoMEntry));
  if (unit === null) return refused(refusals.missing('UoMEntry', 'DocumentLines'));
  const price = numberOf(row.UnitPrice) ?? numberOf(row.Price) ?? quantity(priceOf(item) * unit.factor);
  return done(lineOf(books, entry, number, { item, warehouse, quantity: count, unit, price }, row));
}

/** `Orders(n)/Close`: what is still open is not delivered any more; the quantities stay as they are. */
export function closeOrder(books: Books, order: Document): Outcome<null> {
  if (order.DocumentStatus === 'bost_Close') return refused(refusals.alreadyClosed);
  const DocumentLines = order.DocumentLines.map(
    (line): DocumentLine => ({ ...line, LineStatus: 'bost_Close' }),
  );
  putBase(books, 'Orders', { ...order, DocumentLines });
  closePicksOf(books, { type: ORDER_TYPE, entry: order.DocEntry });
  return done(null);
}

/** `Orders(n)/Reopen`: lines of which something is left are open again; a cancelled order stays cancelled. */
export function reopenOrder(books: Books, order: Document): Outcome<null> {
  if (order.DocumentStatus === 'bost_Open' || order.Cancelled === 'tYES') {
    return refused(refusals.notReopenable);
  }
  const DocumentLines = order.DocumentLines.map((line): DocumentLine => {
    const isLeft = line.RemainingOpenInventoryQuantity > 0;
    return { ...line, LineStatus: isLeft ? 'bost_Open' : 'bost_Close' };
  });
  if (!DocumentLines.some(({ LineStatus }) => LineStatus === 'bost_Open')) {
    return refused(refusals.notReopenable);
  }
  putBase(books, 'Orders', { ...order, DocumentLines });
  return done(null);
}

/** `Orders(n)/Cancel`: only while nothing of it is delivered. */
export function cancelOrder(books: Books, order: Document): Outcome<null> {
  if (order.DocumentStatus === 'bost_Close') return refused(refusals.alreadyClosed);
  if (order.DocumentLines.some((line) => line.RemainingOpenInventoryQuantity < line.InventoryQuantity)) {
    return refused(refusals.hasTargets);
  }
  const DocumentLines = order.DocumentLines.map(
    (line): DocumentLine => ({ ...line, LineStatus: 'bost_Close' }),
  );
  putBase(books, 'Orders', { ...order, Cancelled: 'tYES', CancelStatus: 'csYes', DocumentLines });
  closePicksOf(books, { type: ORDER_TYPE, entry: order.DocEntry });
  return done(null);
}

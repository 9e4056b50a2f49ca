import { type Quantity, quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import { type Books, nextEntry, table, today } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import {
  type Document,
  type DocumentLine,
  documents,
  headerOf,
  isInactive,
  lineOf,
  priceOf,
  unitOf,
  withLines,
} from './documents.ts';
import { closePicksOf } from './picking.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf, textOf } from './values.ts';

export const KIT_PARENT = 'iSalesTree';
const KIT_COMPONENT = 'iIngredient';

/** What one kit is made of (SAP's sales bill of materials), under the kit's item code. */
export type KitComponent = { readonly item: string; readonly quantity: Quantity };

/** `POST Orders`: a line for a kit is followed by a line for each of its components. */
export function createOrder(books: Books, body: Entity): Outcome<Entity> {
  const parsed = books.types.parse('Document', body);
  if (!parsed.ok) return parsed;
  const rows = rowsOf(parsed.value.DocumentLines);
  if (rows.length === 0) return refused(refusals.noLines);
  const header = headerOf(books, 'Orders', parsed.value);
  if (!header.ok) return header;
  const entry = nextEntry(books, 'Orders');
  const lines: DocumentLine[] = [];
  for (const [position, row] of rows.entries()) {
    const added = orderLines(books, entry, lines.length, row, position + 1);
    if (!added.ok) return added;
    lines.push(...added.value);
  }
  const order = withLines(header.value, lines);
  documents(books, 'Orders').put(entry, order);
  return done(order);
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
  putOrder(books, { ...order, DocumentLines });
  closePicksOf(books, order.DocEntry);
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
  putOrder(books, { ...order, DocumentLines });
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
  putOrder(books, { ...order, Cancelled: 'tYES', CancelStatus: 'csYes', DocumentLines });
  closePicksOf(books, order.DocEntry);
  return done(null);
}

/** So much of an order line, in base units, is delivered (when negative: given back by a cancelled delivery). */
export type Delivered = { readonly order: number; readonly line: number; readonly quantity: Quantity };

export function deliverFromOrder(
  books: Books,
  { order: entry, line: number, quantity: delivered }: Delivered,
): void {
  const order = documents(books, 'Orders').get(entry);
  if (order === undefined) throw new Error(`Order ${entry} is gone.`);
  const lines = order.DocumentLines.map((line) =>
    line.LineNum === number
      ? withRemaining(line, subtract(line.RemainingOpenInventoryQuantity, delivered))
      : line,
  );
  putOrder(books, { ...order, DocumentLines: lines });
}

/** Stores an order; what its kits have open, its total and whether it is open follow from its lines. */
export function putOrder(books: Books, order: Document): void {
  const DocumentLines = order.DocumentLines.map((line) =>
    line.TreeType === KIT_PARENT ? withRemaining(line, openKits(order, line)) : line,
  );
  const settled = withLines({ ...order, UpdateDate: today(books) }, DocumentLines);
  documents(books, 'Orders').put(order.DocEntry, settled);
}

/**
 * The line with so much open, in base units. Nothing open closes it, and something open again reopens a line
 * that deliveries had closed; one closed by hand still has something open, and stays closed.
 */
export function withRemaining(line: DocumentLine, remaining: Quantity): DocumentLine {
  const closedByHand = line.LineStatus === 'bost_Close' && line.RemainingOpenInventoryQuantity > 0;
  return {
    ...line,
    RemainingOpenInventoryQuantity: remaining,
    RemainingOpenQuantity: quantity(remaining / line.UnitsOfMeasurment),
    LineStatus: remaining === 0 || closedByHand ? 'bost_Close' : 'bost_Open',
  };
}

/** A kit is open as far as the component of which the most is missing. */
function openKits(order: Document, kit: DocumentLine): Quantity {
  const components = order.DocumentLines.filter(({ ParentLineNum }) => ParentLineNum === kit.LineNum);
  if (sum(components.map((each) => each.RemainingOpenInventoryQuantity)) === 0) return 0;
  const open = components.map(
    (each) => (each.RemainingOpenInventoryQuantity * kit.InventoryQuantity) / each.InventoryQuantity,
  );
  return quantity(Math.max(...open));
}

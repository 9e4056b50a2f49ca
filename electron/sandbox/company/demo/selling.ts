import { baseDocument, KIT_PARENT, putBase } from '../basis.ts';
import { type Books, table } from '../books.ts';
import type { Entity, Outcome } from '../company.ts';
import { createDelivery } from '../deliveries.ts';
import { type Document, documents, INVOICE_TYPE, ORDER_TYPE } from '../documents.ts';
import { createInvoice } from '../invoices.ts';
import { closeOrder, createOrder } from '../orders.ts';
import { createPickList, updatePickList } from '../pick-lists.ts';
import type { PickList } from '../picking.ts';
import { daysAfter, rowsOf, sapDay } from '../values.ts';
import { type Allocator, openAllocator } from './allocating.ts';
import { type DemoOrder, demoInvoices, demoOrders } from './orders.ts';

/** Which orders are on pick lists, a list each; the third last covers two. The first is the showcase's. */
const LISTED: readonly (readonly number[])[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16].map((order) => [order]),
  ...[21, 22, 23].map((order) => [order]),
  [19, 20],
  [24],
  [25],
];
/** Pick lists that came without a tote, and one that is reported as picked. */
const WITHOUT_TOTE: ReadonlySet<number> = new Set([5, 12]);
const PICKED = 3;
const PARTLY_DELIVERED = 13;
const LISTED_INVOICE = 2;

/**
 * 40 open orders, one closed, one delivered in full, one in part; 20 pick lists with what they set aside. Three reserve
 * invoices, one of them on a pick list of its own.
 */
export function seedSales(books: Books, today: string): void {
  const allocator = openAllocator(books, today);
  for (const order of demoOrders()) putOrder(books, order, today);
  for (const [index, orders] of LISTED.entries()) {
    const tote = WITHOUT_TOTE.has(index + 1) ? null : `TOTE-${String(index + 1).padStart(2, '0')}`;
    putPickList(books, allocator, orders, tote);
  }
  reportPicked(books, PICKED);

  const closed = putOrder(books, history('C20002', 'H3019'), today);
  done(closeOrder(books, closed));
  deliver(books, allocator, putOrder(books, history('C20007', 'H3020'), today), 1);
  const partly = documents(books, 'Orders').get(PARTLY_DELIVERED);
  if (partly !== undefined) deliver(books, allocator, partly, 0.5);

  const invoices = demoInvoices().map((invoice) => putInvoice(books, invoice, today));
  for (const invoice of invoices.slice(1)) pay(books, invoice);
  putPickList(books, allocator, [LISTED_INVOICE], 'TOTE-21', INVOICE_TYPE);
}

function history(customer: string, item: string): DemoOrder {
  return { customer, lines: [{ item, quantity: 4 }], dueIn: -2, partial: true, reference: 'PO-4600' };
}

export function putOrder(books: Books, order: DemoOrder, today: string): Document {
  return done(createOrder(books, bodyOf(order, today))) as Document;
}

/** An invoice is due when it is to be paid; when its goods are to be sent stands on its lines. */
function putInvoice(books: Books, invoice: DemoOrder, today: string): Document {
  const { DocDueDate, DocumentLines, ...header } = bodyOf(invoice, today);
  const lines = rowsOf(DocumentLines).map((line) => ({ ...line, ShipDate: DocDueDate ?? null }));
  const body = { ...header, ReserveInvoice: 'tYES', DocumentLines: lines };
  return done(createInvoice(books, body)) as Document;
}

function pay(books: Books, invoice: Document): void {
  putBase(books, 'Invoices', { ...invoice, DocumentStatus: 'bost_Close' });
}

function bodyOf(order: DemoOrder, today: string): Entity {
  const body: Record<string, Entity[string]> = {
    CardCode: order.customer,
    NumAtCard: order.reference,
    DocDueDate: sapDay(daysAfter(today, order.dueIn)),
    PartialSupply: order.partial ? 'tYES' : 'tNO',
    Comments: order.comments ?? null,
    DocumentLines: order.lines.map(({ item, quantity, unit, warehouse }) => ({
      ItemCode: item,
      Quantity: quantity,
      ...(unit === undefined ? {} : { UoMEntry: unit }),
      ...(warehouse === undefined ? {} : { WarehouseCode: warehouse }),
    })),
  };
  if (order.shippingType !== undefined) body.TransportationCode = order.shippingType;
  return body;
}

export function putPickList(
  books: Books,
  allocator: Allocator,
  orders: readonly number[],
  tote: string | null,
  BaseObjectType = ORDER_TYPE,
): void {
  const lines = orders.flatMap((entry) =>
    (baseDocument(books, { type: BaseObjectType, entry })?.DocumentLines ?? [])
      .filter(({ TreeType }) => TreeType !== KIT_PARENT)
      .map((line) => ({ entry, line })),
  );
  const PickListsLines = lines.map(({ entry, line }, position) => {
    const aside = allocator.allocate(line, line.InventoryQuantity, position);
    if (aside === null)
      throw new Error(`Order ${entry} wants more of ${line.ItemCode} than the demo company has.`);
    const order = { BaseObjectType, OrderEntry: entry, OrderRowID: line.LineNum };
    return { ...order, ReleasedQuantity: line.Quantity, ...aside };
  });
  done(createPickList(books, { PickListsLines, U_PW_TOTE: tote }));
}

/** What a picker's terminal sends when everything is in the tote. */
function reportPicked(books: Books, entry: number): void {
  const list = table<PickList>(books, 'PickLists').get(entry);
  if (list === undefined) return;
  const PickListsLines = list.PickListsLines.map((line) => ({
    ...line,
    PickedQuantity: line.ReleasedQuantity,
  }));
  done(updatePickList(books, list, { ...list, PickListsLines }, 'PUT'));
}

/** Delivers that part of every line. */
function deliver(books: Books, allocator: Allocator, order: Document, part: number): void {
  const DocumentLines = order.DocumentLines.map((line, position) => {
    const Quantity = Math.max(1, Math.floor(line.Quantity * part));
    const numbers = allocator.allocate(line, Quantity * line.UnitsOfMeasurment, position);
    return { BaseType: ORDER_TYPE, BaseEntry: order.DocEntry, BaseLine: line.LineNum, Quantity, ...numbers };
  });
  done(createDelivery(books, { CardCode: order.CardCode, DocumentLines }));
}

/** The invented data breaks none of the rules; if it does, that is a bug. */
function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`The demo company breaks its own rules: ${outcome.error.message}`);
  return outcome.value;
}

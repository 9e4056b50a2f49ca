/**
 * Which of SAP's documents says what a customer gets: a sales order, or an invoice that was written before its goods
 * leave (SAP: A/R reserve invoice).
 */
export const ORDER_KINDS = ['order', 'reserveInvoice'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/**
 * One document in SAP. Each kind is counted by itself: order 12 is not invoice 12. Without a kind it is an order, as in
 * everything that was written before there was another kind.
 */
export type OrderRef = { readonly kind?: OrderKind | undefined; readonly entry: number };

const PREFIXES: Readonly<Record<OrderKind, string>> = { order: 'SO', reserveInvoice: 'RI' };

/** 'SO407' for an order, 'RI407' for a reserve invoice: unlike for any two documents. */
export function orderKeyOf({ kind = 'order', entry }: OrderRef): string {
  return `${PREFIXES[kind]}${entry}`;
}

/** The same of something that names its order: a confirmation, the progress of a session. */
export function keyOfItsOrder(of: {
  readonly orderKind?: OrderKind | undefined;
  readonly orderEntry: number;
}): string {
  return orderKeyOf({ kind: of.orderKind, entry: of.orderEntry });
}

/** The document of an order's key, as `orderKeyOf` made it. */
export function orderOfKey(key: string): Required<OrderRef> {
  return { kind: orderKindOf(key), entry: Number(key.slice(PREFIXES.order.length)) };
}

/** The key of a work: its order's, and before it that of the pick list where there is one. */
export function workKeyOf(order: OrderRef, pickListEntry: number | null): string {
  return pickListEntry === null ? orderKeyOf(order) : `PL${pickListEntry}-${orderKeyOf(order)}`;
}

/** The kind of the order in a work's or an order's key. */
export function orderKindOf(key: string): OrderKind {
  return /(^|-)RI\d+$/.test(key) ? 'reserveInvoice' : 'order';
}

/** What may stand on the paper of a document: its number with the letters of its kind before it. */
export function numberCodeOf(kind: OrderKind | undefined, number: number): string {
  return orderKeyOf({ kind, entry: number });
}

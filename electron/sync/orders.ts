import type { OrderKind, OrderRef } from '../../shared/packing/order-key.ts';

/** Where SAP keeps the documents of each kind, and what it calls them where one document names another. */
const DOCUMENTS = {
  order: { set: 'Orders', objectType: 17 },
  reserveInvoice: { set: 'Invoices', objectType: 13 },
} as const satisfies Readonly<Record<OrderKind, { readonly set: string; readonly objectType: number }>>;

/** The entity set of an order. */
export function setOf({ kind = 'order' }: Pick<OrderRef, 'kind'>): 'Orders' | 'Invoices' {
  return DOCUMENTS[kind].set;
}

/** What stands as `BaseType` on a delivery's line, and as `BaseObjectType` on a pick list's. */
export function objectTypeOf({ kind = 'order' }: Pick<OrderRef, 'kind'>): 17 | 13 {
  return DOCUMENTS[kind].objectType;
}

/** The kind of what a pick list's or a delivery's line is for; null where it is for something else. */
export function kindOf(objectType: number | null | undefined): OrderKind | null {
  const kinds = Object.keys(DOCUMENTS) as OrderKind[];
  return kinds.find((kind) => DOCUMENTS[kind].objectType === objectType) ?? null;
}

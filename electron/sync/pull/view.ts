import type { OrderKind } from '../../../shared/packing/order-key.ts';
import type { Quantity } from '../../../shared/packing/quantity.ts';
import type { Allocation, Bin, Item } from '../../../shared/packing/work.ts';
import type { Customer, Order, OrderLine, PickList } from '../service-layer/entities.ts';
import type { Stock } from './stock.ts';

/** Everything that open work is put together from, as SAP said it in one reading. */
export type SapView = {
  readonly orders: readonly OpenOrder[];
  readonly pickLists: readonly PickList[];
  readonly customers: ReadonlyMap<string, Customer>;
  readonly items: ReadonlyMap<string, Item>;
  /** What is known to stand in an item's place, see `Alternatives`. */
  readonly alternativesOf: (itemCode: string) => readonly string[] | undefined;
  readonly stock: Stock;
  readonly bins: ReadonlyMap<number, Bin>;
  readonly binWarehouses: ReadonlySet<string>;
  readonly shippingTypes: ReadonlyMap<number, string>;
  /** Only lines of these warehouses; null is all. */
  readonly warehouses: readonly string[] | null;
};

/** A sales order or a reserve invoice of which something is to be sent. */
export type OpenOrder = Order & { readonly kind: OrderKind };

/** A part of an order that is packed together: what to pack of a line, and what a pick list says about it. */
export type Part = {
  readonly line: OrderLine;
  readonly quantity: Quantity;
  readonly pickListLine: number | null;
  readonly allocations: readonly Allocation[];
};

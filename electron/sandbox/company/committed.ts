import { type Quantity, sum } from '../../../shared/packing/quantity.ts';
import { isClosedForDelivery } from './basis.ts';
import type { Committed } from './books.ts';
import type { Document } from './documents.ts';
import type { Records } from './records.ts';

/** Counted anew over all orders and reserve invoices when something has changed since it was asked last. */
export function openCommitted(records: Records): Committed {
  const orders = records.table<Document>('Orders');
  const invoices = records.table<Document>('Invoices');
  let asOf = -1;
  let wanted: ReadonlyMap<string, Quantity> = new Map();
  return (item, warehouse) => {
    if (asOf !== records.revision()) {
      wanted = wantedOf([...orders.entries(), ...invoices.entries()]);
      asOf = records.revision();
    }
    return wanted.get(placeKey(item, warehouse)) ?? 0;
  };
}

function wantedOf(documents: Iterable<Document>): ReadonlyMap<string, Quantity> {
  const wanted = new Map<string, Quantity>();
  for (const document of documents) {
    for (const line of document.DocumentLines) {
      if (isClosedForDelivery(document, line)) continue;
      const place = placeKey(line.ItemCode, line.WarehouseCode);
      wanted.set(place, sum([wanted.get(place) ?? 0, line.RemainingOpenInventoryQuantity]));
    }
  }
  return wanted;
}

function placeKey(item: string, warehouse: string): string {
  return `${item}|${warehouse}`;
}

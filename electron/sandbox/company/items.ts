import { sum } from '../../../shared/packing/quantity.ts';
import { type Books, table } from './books.ts';
import type { Entity } from './company.ts';
import { onHand } from './stock.ts';
import { isYes, rowsOf, textOf } from './values.ts';

/**
 * An item with what is on hand of it, which is kept in one place only: the stock. It is counted when looked at,
 * as a large catalogue is read far more often for other things.
 */
export function itemAsRead(books: Books, item: Entity): Entity {
  return {
    ...item,
    get QuantityOnStock() {
      return sum(warehousesOf(books, item).map(({ InStock }) => InStock));
    },
    get ItemWarehouseInfoCollection() {
      return warehousesOf(books, item);
    },
  };
}

function warehousesOf(books: Books, item: Entity) {
  return [...table(books, 'Warehouses').entries()].flatMap(({ WarehouseCode }) => {
    const place = books.stock.at(textOf(item.ItemCode) ?? '', textOf(WarehouseCode) ?? '');
    return place === undefined
      ? []
      : [
          {
            WarehouseCode: place.warehouse,
            InStock: onHand(place),
            Committed: books.committed(place.item, place.warehouse),
            Ordered: 0,
            Locked: isLockedIn(item, place.warehouse) ? 'tYES' : 'tNO',
          },
        ];
  });
}

/** Locked in a warehouse: nothing of the item is taken from there, while it is counted for instance. */
export function isLockedIn(item: Entity, warehouse: string): boolean {
  const row = rowsOf(item.ItemWarehouseInfoCollection).find((each) => each.WarehouseCode === warehouse);
  return isYes(row?.Locked);
}

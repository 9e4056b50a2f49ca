import { sum } from '../../../shared/packing/quantity.ts';
import { type Books, table } from './books.ts';
import type { Entity } from './company.ts';
import { onHand } from './stock.ts';
import { textOf } from './values.ts';

/** An item with what is on hand of it, which is kept in one place only: the stock. */
export function itemAsRead(books: Books, item: Entity): Entity {
  const code = textOf(item.ItemCode) ?? '';
  const warehouses = [...table(books, 'Warehouses').entries()].flatMap(({ WarehouseCode }) => {
    const place = books.stock.at(code, textOf(WarehouseCode) ?? '');
    return place === undefined
      ? []
      : [{ WarehouseCode: place.warehouse, InStock: onHand(place), Locked: 'tNO' }];
  });
  return {
    ...item,
    QuantityOnStock: sum(warehouses.map(({ InStock }) => InStock)),
    ItemWarehouseInfoCollection: warehouses,
  };
}

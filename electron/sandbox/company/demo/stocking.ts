import { type Books, table } from '../books.ts';
import type { KitComponent } from '../orders.ts';
import { daysAfter, sapDay } from '../values.ts';
import { ORDINARY, putInStock, putItem, putLot, putSerial } from './goods.ts';
import { BIN_COUNT, MAIN, OUTLET } from './ground.ts';
import { DEMO_ITEMS, DEMO_KIT, type DemoItem } from './items.ts';

/** GS1 company prefix of the demo articles. */
const PREFIX = '4012345';

/** One lot of each of these is unusual; the item has enough of others. Days from today; see `lotsOf`. */
const UNUSUAL: Readonly<Record<string, { readonly expiresIn: number; readonly locked: boolean }>> = {
  F1003: { expiresIn: 3, locked: false },
  F1006: { expiresIn: -5, locked: false },
  F1009: { expiresIn: 150, locked: true },
};

/** All items with what is on hand: nearly all of it in warehouse 01, and of every third item some in 02. */
export function seedItems(books: Books, today: string): void {
  for (const [index, item] of DEMO_ITEMS.entries()) {
    putItem(books, item, index + 1, PREFIX, daysAfter(today, -1 - (index % 30)));
    books.stock.keep(item.code, MAIN);
    books.stock.keep(item.code, OUTLET);
    if (item.tracking === 'lot') stockLots(books, item, index, today);
    else if (item.tracking === 'serial') stockSerials(books, item, index, today);
    else stockPlain(books, item, index);
  }
  seedKit(books, daysAfter(today, -1));
}

function seedKit(books: Books, changed: string): void {
  const { code, name, price, components } = DEMO_KIT;
  table(books, 'Items').put(code, {
    ...ORDINARY,
    ItemCode: code,
    ItemName: name,
    InventoryItem: 'tNO',
    TreeType: 'iSalesTree',
    ManageBatchNumbers: 'tNO',
    ManageSerialNumbers: 'tNO',
    UoMGroupEntry: 1,
    InventoryUoMEntry: 1,
    DefaultSalesUoMEntry: 1,
    InventoryUOM: 'PC',
    ItemBarCodeCollection: [],
    ItemPrices: [{ PriceList: 1, Price: price, Currency: 'EUR' }],
    UpdateDate: sapDay(changed),
  });
  table<readonly KitComponent[]>(books, 'kits').put(code, components);
}

/** Bins are filled round and round, so that neighbours in the list are neighbours in the racks. */
function binOf(position: number): number {
  return (position % BIN_COUNT) + 1;
}

function hasOutletStock(index: number): boolean {
  return index % 3 === 0;
}

function stockPlain(books: Books, { code: item }: DemoItem, index: number): void {
  putInStock(books, { item, warehouse: MAIN, bin: binOf(index), quantity: 400 });
  putInStock(books, { item, warehouse: MAIN, bin: binOf(index + 7), quantity: 160 });
  if (hasOutletStock(index)) putInStock(books, { item, warehouse: OUTLET, bin: null, quantity: 120 });
}

/** Lot A expires first and lies in two bins, lot B later; an unusual third one is lot X. */
function stockLots(books: Books, item: DemoItem, index: number, today: string): void {
  const name = (letter: string) => `L${item.code.slice(1)}-${letter}`;
  const many = item.packing === 'KG' ? 0.25 : 1;
  const put = (letter: string, bin: number, count: number) =>
    putInStock(books, { item: item.code, warehouse: MAIN, bin, quantity: count * many, lot: name(letter) });
  putLot(books, item, { lot: name('A'), expires: daysAfter(today, 40 + (index % 20)), locked: false });
  putLot(books, item, { lot: name('B'), expires: daysAfter(today, 210 + (index % 50)), locked: false });
  put('A', binOf(index), 120);
  put('A', binOf(index + 3), 60);
  put('B', binOf(index + 11), 240);
  if (hasOutletStock(index)) {
    putInStock(books, { item: item.code, warehouse: OUTLET, bin: null, quantity: 60 * many, lot: name('B') });
  }
  const unusual = UNUSUAL[item.code];
  if (unusual === undefined) return;
  putLot(books, item, {
    lot: name('X'),
    expires: daysAfter(today, unusual.expiresIn),
    locked: unusual.locked,
  });
  put('X', binOf(index + 15), 24);
}

function stockSerials(books: Books, item: DemoItem, index: number, today: string): void {
  const serials = Array.from(
    { length: 13 },
    (_, number) => `SN${item.code.slice(1)}-${String(number + 1).padStart(4, '0')}`,
  );
  for (const [number, serial] of serials.entries()) {
    putSerial(books, item, serial, daysAfter(today, -60));
    const inMain = number < 10;
    const bin = inMain ? binOf(number < 6 ? index : index + 5) : null;
    putInStock(books, { item: item.code, warehouse: inMain ? MAIN : OUTLET, bin, quantity: 1, serial });
  }
}

import { type Books, table } from '../books.ts';
import { documents } from '../documents.ts';
import { daysAfter } from '../values.ts';
import { openAllocator } from './allocating.ts';
import { seedMoreCustomers } from './customers.ts';
import { BAR_CODES_EACH, putInStock, putItem, putLot, putSerial } from './goods.ts';
import { MAIN, putBin } from './ground.ts';
import { DEMO_ITEMS, type DemoItem } from './items.ts';
import { between, oneOf, randomFrom } from './random.ts';
import { putOrder, putPickList } from './selling.ts';

/** GS1's prefix for demonstrations, which no company has. */
const PREFIX = '952';
const FIRST_BIN = 101;
const FIRST_BAR_CODE = 1_001;
const BINS = 4_000;
const CUSTOMERS = 500;
const ITEMS = 100_000;
const ORDERS = 5_000;
const PICK_LISTS = 500;
const AMOUNT = 200;

/** 100,000 items, 5,000 orders and 500 pick lists beside those of the small company. */
export function seedLarge(books: Books, today: string, seed: number): void {
  const random = randomFrom(seed);
  for (let index = 0; index < BINS; index++) {
    const rack = String(Math.floor(index / 20) + 1).padStart(3, '0');
    putBin(books, FIRST_BIN + index, MAIN, ['H', rack, String((index % 20) + 1).padStart(2, '0')]);
  }
  const customers = seedMoreCustomers(books, CUSTOMERS, `${today}T00:00:00Z`);
  const changed = Array.from({ length: 900 }, (_, days) => daysAfter(today, -1 - days));
  for (let number = 0; number < ITEMS; number++) {
    const item = inventedItem(number, random);
    const barCode = FIRST_BAR_CODE + number * BAR_CODES_EACH;
    putItem(books, item, number, PREFIX, changed[number % changed.length] ?? today, barCode);
    stock(books, item, FIRST_BIN + (number % BINS), today);
  }
  const first = Number(documents(books, 'Orders').lastKey() ?? 0) + 1;
  for (let index = 0; index < ORDERS; index++) {
    const lines = Array.from({ length: between(random, 1, 9) }, () => {
      const item = itemCode(between(random, 0, ITEMS - 1));
      const isSerial = table(books, 'Items').get(item)?.ManageSerialNumbers === 'tYES';
      return { item, quantity: isSerial ? 1 : between(random, 1, 6) };
    });
    const customer = customers[index % customers.length] ?? '';
    const reference = `PO-${100_000 + index}`;
    putOrder(
      books,
      { customer, lines, dueIn: between(random, 0, 9), partial: random() < 0.8, reference },
      today,
    );
  }
  const allocator = openAllocator(books, today);
  for (let index = 0; index < PICK_LISTS; index++) {
    putPickList(books, allocator, [first + index], `CART-${String(index + 1).padStart(4, '0')}`);
  }
}

function itemCode(number: number): string {
  return `A${String(number).padStart(6, '0')}`;
}

/** Tools are few in a catalogue: one in fifty. */
function inventedItem(number: number, random: () => number): DemoItem {
  const like = oneOf(random, number % 50 === 0 ? TOOLS : OTHERS);
  return { ...like, code: itemCode(number), name: `${like.name} (${number})` };
}

const TOOLS = itemsWhere(({ tracking }) => tracking === 'serial');
const OTHERS = itemsWhere(({ tracking, packing }) => tracking !== 'serial' && packing !== 'KG');

function itemsWhere(test: (item: DemoItem) => boolean): readonly [DemoItem, ...DemoItem[]] {
  const [first, ...more] = DEMO_ITEMS.filter(test);
  if (first === undefined) throw new Error('There are no such demo items.');
  return [first, ...more];
}

function stock(books: Books, item: DemoItem, bin: number, today: string): void {
  const put = (quantity: number, number: { lot?: string; serial?: string }) =>
    putInStock(books, { item: item.code, warehouse: MAIN, bin, quantity, ...number });
  if (item.tracking === 'plain') put(AMOUNT, {});
  if (item.tracking === 'lot') {
    const lot = `L${item.code.slice(1)}`;
    putLot(books, item, { lot, expires: daysAfter(today, 60 + (bin % 300)), locked: false });
    put(AMOUNT, { lot });
  }
  if (item.tracking === 'serial') {
    for (const letter of ['A', 'B', 'C']) {
      const serial = `SN${item.code.slice(1)}${letter}`;
      putSerial(books, item, serial, daysAfter(today, -60));
      put(1, { serial });
    }
  }
}

import type { Quantity } from '../../../shared/packing/quantity.ts';
import type { Behaviours } from '../behaviours.ts';
import type { Entity } from './company.ts';
import type { Records, Table } from './records.ts';
import type { Stock } from './stock.ts';
import type { TypeBook } from './type-book.ts';
import type { OwnObjects } from './user-defined.ts';

/** What the rules work on. */
export type Books = {
  readonly records: Records;
  readonly types: TypeBook;
  readonly own: OwnObjects;
  readonly stock: Stock;
  readonly committed: Committed;
  readonly barCodes: BarCodes;
  /** In what this company differs from an ordinary one. */
  readonly behaviours: Behaviours;
  /** The clock, for the dates on documents. */
  readonly now: () => Date;
};

/** What open orders still want of an item from a warehouse, in base units (SAP's `Committed`). */
export type Committed = (item: string, warehouse: string) => Quantity;

/** The set `BarCodes`: the rows of all items' `ItemBarCodeCollection`, which are kept with the items alone. */
export type BarCodes = Pick<Table<Entity>, 'get' | 'entries' | 'lastKey'>;

export function table<T = Entity>(books: Books, name: string): Table<T> {
  return books.records.table<T>(name);
}

/** The next number of a set that counts. */
export function nextEntry(books: Books, set: string): number {
  return Number(table(books, set).lastKey() ?? 0) + 1;
}

export function today(books: Books): string {
  return `${books.now().toISOString().slice(0, 10)}T00:00:00Z`;
}

export function timeOfDay(books: Books): string {
  return books.now().toISOString().slice(11, 19);
}

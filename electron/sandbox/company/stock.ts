import { type Quantity, quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import type { Records } from './records.ts';

/** So much of an item in one place, in base units. A row of no lot, serial or bin has null there. */
export type StockRow = {
  readonly lot: string | null;
  readonly serial: string | null;
  readonly bin: number | null;
  readonly quantity: Quantity;
};

/** A quantity taken out of (when negative, put into) one place. */
export type Move = StockRow & { readonly item: string; readonly warehouse: string };

export type StockPlace = {
  readonly item: string;
  readonly warehouse: string;
  readonly rows: readonly StockRow[];
};

/** What is on hand, by item, warehouse, lot, serial and bin. */
export type Stock = {
  /** What the warehouse has of the item; undefined when the item is not kept there (no OITW row). */
  at(item: string, warehouse: string): StockPlace | undefined;
  all(): Iterable<StockPlace>;
  /** Lets the warehouse keep the item. */
  keep(item: string, warehouse: string): void;
  /** Takes the move's quantity out; false, and nothing changed, when the place has less. */
  take(move: Move): boolean;
  /** Puts a move back. */
  putBack(move: Move): void;
};

export function openStock(records: Records): Stock {
  const places = records.table<StockPlace>('stock');
  const at = (item: string, warehouse: string) => places.get(placeKey(item, warehouse));
  const write = ({ item, warehouse, ...row }: Move, change: Quantity): boolean => {
    const place = at(item, warehouse) ?? { item, warehouse, rows: [] };
    const rest = place.rows.filter((each) => !isSamePlace(each, row));
    const there = sum(place.rows.filter((each) => isSamePlace(each, row)).map((each) => each.quantity));
    const after = sum([there, change]);
    if (after < 0) return false;
    const rows = after === 0 ? rest : [...rest, { ...row, quantity: after }];
    places.put(placeKey(item, warehouse), { item, warehouse, rows });
    return true;
  };
  return {
    at,
    all: () => places.entries(),
    keep: (item, warehouse) => {
      if (at(item, warehouse) === undefined)
        places.put(placeKey(item, warehouse), { item, warehouse, rows: [] });
    },
    take: (move) => write(move, subtract(0, move.quantity)),
    putBack: (move) => {
      write(move, quantity(move.quantity));
    },
  };
}

/** What a place has in total, or of one lot, serial or bin. */
export function onHand(place: StockPlace | undefined, of: Partial<StockRow> = {}): Quantity {
  return sum(rowsIn(place, of).map((row) => row.quantity));
}

export function rowsIn(place: StockPlace | undefined, of: Partial<StockRow>): readonly StockRow[] {
  return (place?.rows ?? []).filter(
    (row) =>
      (of.lot === undefined || row.lot === of.lot) &&
      (of.serial === undefined || row.serial === of.serial) &&
      (of.bin === undefined || row.bin === of.bin),
  );
}

function isSamePlace(a: StockRow, b: StockRow): boolean {
  return a.lot === b.lot && a.serial === b.serial && a.bin === b.bin;
}

function placeKey(item: string, warehouse: string): string {
  return `${item}|${warehouse}`;
}

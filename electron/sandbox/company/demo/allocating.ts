import { type Quantity, subtract, sum } from '../../../../shared/packing/quantity.ts';
import { type Books, table } from '../books.ts';
import type { Entity } from '../company.ts';
import type { DocumentLine } from '../documents.ts';
import type { StockRow } from '../stock.ts';
import { numberKey } from '../taking.ts';
import { textOf } from '../values.ts';

/** Sets stock aside for lines, what expires first going first; nothing is set aside twice. */
export type Allocator = {
  /**
   * Rows of lots, serials and bins for so many base units of an order line, as SAP wants them on the line at
   * that position. Null, and nothing set aside, when there is not enough that is released and not expired.
   */
  allocate(line: DocumentLine, quantity: Quantity, position: number): Entity | null;
};

export function openAllocator(books: Books, today: string): Allocator {
  const aside = new Map<string, Quantity>();
  const keyOf = (line: DocumentLine, { lot, serial, bin }: StockRow) =>
    JSON.stringify([line.ItemCode, line.WarehouseCode, lot, serial, bin]);
  return {
    allocate: (line, wanted, position) => {
      const taken: StockRow[] = [];
      let left = wanted;
      for (const row of usableRows(books, line, today)) {
        const free = subtract(row.quantity, aside.get(keyOf(line, row)) ?? 0);
        const quantity = Math.min(free, left);
        if (quantity > 0) taken.push({ ...row, quantity });
        left = subtract(left, Math.max(quantity, 0));
      }
      if (left > 0) return null;
      for (const row of taken)
        aside.set(keyOf(line, row), sum([aside.get(keyOf(line, row)) ?? 0, row.quantity]));
      return rowsOf(taken, position);
    },
  };
}

function usableRows(books: Books, line: DocumentLine, today: string): readonly StockRow[] {
  const expiries = new Map<StockRow, string>();
  for (const row of books.stock.at(line.ItemCode, line.WarehouseCode)?.rows ?? []) {
    const entry =
      row.lot === null ? null : table<number>(books, 'numbers').get(numberKey('lot', line.ItemCode, row.lot));
    const lot = table(books, 'BatchNumberDetails').get(entry ?? -1);
    const expiry = textOf(lot?.ExpirationDate)?.slice(0, 10) ?? '9999-12-31';
    const usable = lot === undefined || (lot.Status === 'bdsStatus_Released' && expiry > today);
    if (usable) expiries.set(row, expiry);
  }
  const order = (row: StockRow) =>
    `${expiries.get(row)}|${row.lot ?? row.serial ?? ''}|${String(row.bin).padStart(6, '0')}`;
  return [...expiries.keys()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function rowsOf(taken: readonly StockRow[], position: number): Entity {
  const lots = [...new Set(taken.flatMap(({ lot }) => lot ?? []))];
  const serials = taken.flatMap(({ serial }) => serial ?? []);
  const rowOf = ({ lot, serial }: StockRow) =>
    lot !== null ? lots.indexOf(lot) : serial !== null ? serials.indexOf(serial) : -1;
  return {
    BatchNumbers: lots.map((lot) => ({
      BatchNumberProperty: lot,
      Quantity: sum(taken.filter((row) => row.lot === lot).map(({ quantity }) => quantity)),
      BaseLineNumber: position,
    })),
    SerialNumbers: serials.map((serial) => ({
      InternalSerialNumber: serial,
      Quantity: 1,
      BaseLineNumber: position,
    })),
    DocumentLinesBinAllocations: taken
      .filter(({ bin }) => bin !== null)
      .map((row) => ({
        BinAbsEntry: row.bin,
        Quantity: row.quantity,
        AllowNegativeQuantity: 'tNO',
        SerialAndBatchNumbersBaseLine: rowOf(row),
        BaseLineNumber: position,
      })),
  };
}

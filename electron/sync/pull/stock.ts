import { sum } from '../../../shared/packing/quantity.ts';
import type { Bin, LotStatus, LotStock, SerialStock, WorkLine } from '../../../shared/packing/work.ts';
import type { StockRow } from '../service-layer/entities.ts';
import type { StockQuery } from '../setup/stock-queries.ts';

/** Stock of the items that are on open orders, by item and warehouse. */
export type Stock = {
  readonly of: (itemCode: string, warehouse: string) => Pick<WorkLine, 'lots' | 'serials' | 'bins'>;
};

/** The stock rows, each under the query that gave it. */
export type StockRows = Readonly<Record<StockQuery['code'], readonly StockRow[]>>;

/**
 * Puts the rows of the stored queries together. Pure.
 *
 * @param binOf the bin of an entry; a bin that is not known is left out of the answer
 */
export function stockOf(rows: StockRows, binOf: (entry: number) => Bin | null): Stock {
  const byPlace = Object.fromEntries(
    Object.entries(rows).map(([code, each]) => [code, grouped(each)]),
  ) as Record<StockQuery['code'], ReadonlyMap<string, readonly StockRow[]>>;
  const inBin = (row: StockRow) => (row.BinAbs === null ? null : binOf(row.BinAbs));
  return {
    of: (itemCode, warehouse) => {
      const at = (code: StockQuery['code']) => byPlace[code].get(placeKey(itemCode, warehouse)) ?? [];
      return {
        lots: lotsOf(at('PW_LOTS'), at('PW_LOTS_BINS'), inBin),
        serials: serialsOf(at('PW_SERIALS'), at('PW_SERIALS_BINS'), inBin),
        bins: at('PW_BINS').flatMap((row) => binStock(row, inBin)),
      };
    },
  };
}

function lotsOf(
  lots: readonly StockRow[],
  byBin: readonly StockRow[],
  inBin: (row: StockRow) => Bin | null,
): readonly LotStock[] {
  return lots.flatMap((row) => {
    if (row.DistNumber === null) return [];
    const bins = byBin.filter(({ DistNumber }) => DistNumber === row.DistNumber);
    return {
      lot: row.DistNumber,
      expiry: dayOf(row.ExpDate),
      status: STATUSES[row.Status] ?? 'notAccessible',
      quantity: row.OnHandQty,
      bins: bins.flatMap((each) => binStock(each, inBin)),
    };
  });
}

function serialsOf(
  serials: readonly StockRow[],
  byBin: readonly StockRow[],
  inBin: (row: StockRow) => Bin | null,
): readonly SerialStock[] {
  const bins = new Map(byBin.map((row) => [row.DistNumber, inBin(row)]));
  return serials.flatMap((row) =>
    row.DistNumber === null
      ? []
      : { serial: row.DistNumber, expiry: dayOf(row.ExpDate), bin: bins.get(row.DistNumber) ?? null },
  );
}

function binStock(row: StockRow, inBin: (row: StockRow) => Bin | null) {
  const bin = inBin(row);
  return bin === null ? [] : [{ bin, quantity: sum([row.OnHandQty]) }];
}

/** BatchDetailServiceStatusEnum by its database values. */
const STATUSES: Readonly<Record<string, LotStatus>> = {
  '0': 'released',
  '1': 'notAccessible',
  '2': 'locked',
};

/** Stored queries write days as 20270131, entities as 2027-01-31T00:00:00Z. */
function dayOf(text: string | null | undefined): string | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '');
  return parts === null ? null : `${parts[1]}-${parts[2]}-${parts[3]}`;
}

function grouped(rows: readonly StockRow[]): ReadonlyMap<string, readonly StockRow[]> {
  const groups = new Map<string, StockRow[]>();
  for (const row of rows) {
    const key = placeKey(row.ItemCode, row.WhsCode);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function placeKey(itemCode: string, warehouse: string): string {
  return `${warehouse}\u0000${itemCode}`;
}

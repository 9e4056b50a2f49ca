import { sum } from '../../../shared/packing/quantity.ts';
import { type Books, table } from './books.ts';
import type { Entity, Outcome, Value } from './company.ts';
import { done, refusals, refused } from './refusals.ts';
import type { StockPlace, StockRow } from './stock.ts';
import { numberKey } from './taking.ts';
import { textOf } from './values.ts';

/** Keeps each query's last rows until something changes: they are read page by page. */
export function storedQueries(books: Books): (sqlCode: string) => Outcome<readonly Entity[]> {
  const answers = new Map<
    string,
    { readonly revision: number; readonly outcome: Outcome<readonly Entity[]> }
  >();
  return (sqlCode) => {
    const revision = books.records.revision();
    const known = answers.get(sqlCode);
    if (known?.revision === revision) return known.outcome;
    const outcome = runStoredQuery(books, sqlCode);
    if (outcome.ok) answers.set(sqlCode, { revision, outcome });
    return outcome;
  };
}

/**
 * Runs a stored query (`SQLQueries(code)/List`). Understood are queries for stock by lot, serial and bin: one of
 * the joins below, named columns, and no condition but that there is some. Everything else is refused in SAP's
 * way (701 to 703).
 */
function runStoredQuery(books: Books, sqlCode: string): Outcome<readonly Entity[]> {
  const query = table(books, 'SQLQueries').get(sqlCode);
  if (query === undefined) return refused(refusals.noMatch(404));
  const parts = QUERY.exec(textOf(query.SqlText) ?? '')?.groups;
  if (parts === undefined) return refused(refusals.sqlGrammar);
  const { columns = '', first = '', second, condition } = parts;
  const source =
    SOURCES[
      [first, second]
        .filter((name) => name !== undefined)
        .join(' ')
        .toUpperCase()
    ];
  if (source === undefined) return refused(refusals.sqlTable(second ?? first));
  const wanted = columns.split(',').map(columnOf);
  const known = new Set(['ItemCode', 'WhsCode', source.quantity, ...source.columns]);
  const unknown = [...wanted.map(({ column }) => column), condition ?? ''].find(
    (column) => !known.has(column),
  );
  if (unknown !== undefined) return refused(refusals.sqlColumn(unknown));
  const rows = [...books.stock.all()].flatMap((place) => source.rows(books, place));
  return done(
    rows.map((row) => Object.fromEntries(wanted.map(({ column, name }) => [name, row[column] ?? null]))),
  );
}

const QUERY =
  /^\s*SELECT\s+(?<columns>[\w.,\s]+?)\s+FROM\s+(?<first>\w+)\s+T0(?:\s+INNER\s+JOIN\s+(?<second>\w+)\s+T1\s+ON\s+[\w.]+\s*=\s*[\w.]+)?\s+WHERE\s+T[01]\.(?<condition>\w+)\s*>\s*0\s*$/i;

function columnOf(text: string): { readonly column: string; readonly name: string } {
  const [, column = text.trim(), name = column] =
    /^\s*(?:T[01]\.)?(\w+)(?:\s+AS\s+(\w+))?\s*$/i.exec(text) ?? [];
  return { column, name };
}

type Source = {
  /** The column with the quantity, as that table calls it. */
  readonly quantity: string;
  readonly columns: readonly string[];
  readonly rows: (books: Books, place: StockPlace) => readonly Entity[];
};

const LOT_COLUMNS = ['DistNumber', 'ExpDate', 'Status'];
const SERIAL_COLUMNS = ['DistNumber', 'ExpDate'];

const SOURCES: Readonly<Record<string, Source>> = {
  'OBTN OBTQ': numbers('lot', 'Quantity', LOT_COLUMNS, false),
  'OBTN OBBQ': numbers('lot', 'OnHandQty', [...LOT_COLUMNS, 'BinAbs'], true),
  'OSRN OSRQ': numbers('serial', 'Quantity', SERIAL_COLUMNS, false),
  'OSRN OSBQ': numbers('serial', 'OnHandQty', [...SERIAL_COLUMNS, 'BinAbs'], true),
  OIBQ: {
    quantity: 'OnHandQty',
    columns: ['BinAbs'],
    rows: (_books, place) =>
      grouped(inBins(place.rows), ({ bin }) => bin).map(([BinAbs, rows]) => ({
        ...placeOf(place),
        BinAbs,
        OnHandQty: total(rows),
      })),
  },
};

/** Lots or serials on hand, in the warehouse or by bin. */
function numbers(
  kind: 'lot' | 'serial',
  quantity: string,
  columns: readonly string[],
  byBin: boolean,
): Source {
  const details = kind === 'lot' ? 'BatchNumberDetails' : 'SerialNumberDetails';
  return {
    quantity,
    columns,
    rows: (books, place) => {
      const numbered = place.rows.filter((row) => row[kind] !== null);
      const rows = byBin ? inBins(numbered) : numbered;
      return grouped(rows, (row) => `${row[kind]}|${byBin ? row.bin : ''}`).map(([, same]) => {
        const number = same[0]?.[kind] ?? '';
        const entry = table<number>(books, 'numbers').get(numberKey(kind, place.item, number));
        const detail = table(books, details).get(entry ?? -1);
        return {
          ...placeOf(place),
          DistNumber: number,
          ExpDate: compactDay(detail?.ExpirationDate),
          Status: STATUSES[textOf(detail?.Status) ?? ''] ?? '0',
          BinAbs: same[0]?.bin ?? null,
          [quantity]: total(same),
        };
      });
    },
  };
}

/** BatchDetailServiceStatusEnum by its database values. */
const STATUSES: Readonly<Record<string, string>> = {
  bdsStatus_Released: '0',
  bdsStatus_NotAccessible: '1',
  bdsStatus_Locked: '2',
};

function placeOf({ item, warehouse }: StockPlace): Entity {
  return { ItemCode: item, WhsCode: warehouse };
}

function inBins(rows: readonly StockRow[]): readonly StockRow[] {
  return rows.filter(({ bin }) => bin !== null);
}

function total(rows: readonly StockRow[]): number {
  return sum(rows.map((row) => row.quantity));
}

function grouped<K>(
  rows: readonly StockRow[],
  by: (row: StockRow) => K,
): readonly (readonly [K, StockRow[]])[] {
  return [...Map.groupBy(rows, by)];
}

/** Stored queries write days as 20270131. */
function compactDay(day: Value | undefined): string | null {
  return textOf(day)?.slice(0, 10).replaceAll('-', '') ?? null;
}

import { type Confirmation, confirmation } from '../../../shared/contracts/confirmation.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import type { Db } from '../../service/sqlite.ts';
import { run } from './run.ts';

type Closed = Omit<Confirmation, 'journal'>;

/**
 * Writes what a closed shipment is found by: its words, and the carton that each lot and serial went into, for
 * the day when one has to be called back.
 */
export function makeSearchable(db: Db, closedAt: string, customerName: string, closed: Closed): void {
  const { shipmentId, customerCode, cartons } = closed;
  run(db, 'INSERT INTO shipment_words VALUES (?, ?, ?)', [
    closedAt,
    shipmentId,
    wordsOf(customerName, closed),
  ]);
  for (const carton of cartons) {
    for (const { mark, kind, itemCode, quantity } of marksIn(carton)) {
      run(
        db,
        `INSERT INTO packed_goods (mark, kind, item_code, quantity, shipment_id, customer_code, carton, sscc)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [mark, kind, itemCode, quantity, shipmentId, customerCode, carton.number, carton.sscc],
      );
    }
  }
}

/** Does it for the shipments of a journal that is older than these tables; once, at its next opening. */
export function makeAllSearchable(db: Db): void {
  const todo = db.prepare(`SELECT 1 FROM marker WHERE name = 'searchable' AND value = 'no'`).get();
  if (todo === undefined) return;
  const page = db.prepare<[number, number], ClosedRow>(
    `SELECT rowid, closed_at AS closedAt, customer_name AS customerName, document
     FROM shipment WHERE rowid > ? ORDER BY rowid LIMIT ?`,
  );
  db.transaction(() => {
    let rows = page.all(0, PAGE);
    while (rows.length > 0) {
      for (const { closedAt, customerName, document } of rows) {
        makeSearchable(db, closedAt, customerName, confirmation.parse(JSON.parse(document)));
      }
      rows = page.all(rows.at(-1)?.rowid ?? 0, PAGE);
    }
    run(db, `UPDATE marker SET value = 'yes' WHERE name = 'searchable'`, []);
  }).immediate();
}

type ClosedRow = {
  readonly rowid: number;
  readonly closedAt: string;
  readonly customerName: string;
  readonly document: string;
};
/** Shipments held in memory at once. */
const PAGE = 500;

function wordsOf(customerName: string, closed: Closed): string {
  const { orderNumber, customerCode, packer, workKey, cartons } = closed;
  const ssccs = cartons.map(({ sscc }) => sscc);
  return [orderNumber, customerName, customerCode, packer.name, workKey, ...ssccs].join(' ').toLowerCase();
}

type Marked = {
  readonly mark: string;
  readonly kind: 'lot' | 'serial';
  readonly itemCode: string;
  readonly quantity: number;
};

/** What lies in a carton by item and lot or serial; goods with neither cannot be called back. */
function marksIn({ contents }: Closed['cartons'][number]): readonly Marked[] {
  const alike = Map.groupBy(contents, ({ itemCode, lot, serial }) => JSON.stringify([itemCode, lot, serial]));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    const mark = first?.lot ?? first?.serial ?? null;
    if (first === undefined || mark === null) return [];
    const quantity = sum(same.map(({ baseQuantity }) => baseQuantity));
    return [{ mark, kind: first.lot === null ? 'serial' : 'lot', itemCode: first.itemCode, quantity }];
  });
}

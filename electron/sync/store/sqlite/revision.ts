import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';

type Counter = 'documentRevision' | 'shipmentRevision' | 'additionRevision';

/** The next number of a counter, which only ever grows. To be called within a transaction. */
export function nextRevision(db: Db, counter: Counter): number {
  const row = prepared<[string], { value: string }>(
    db,
    `INSERT INTO fact (name, value) VALUES (?, '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
  ).get(counter);
  return Number(row?.value);
}

/** The last number that a counter gave, 0 before the first. */
export function newestRevision(db: Db, counter: Counter): number {
  const row = prepared<[string], { value: string }>(db, 'SELECT value FROM fact WHERE name = ?').get(counter);
  return Number(row?.value ?? 0);
}

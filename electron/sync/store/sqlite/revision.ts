import type { Db } from '../../../service/sqlite.ts';
import { prepared } from './prepared.ts';

/** The next number of a counter, which only ever grows. To be called within a transaction. */
export function nextRevision(db: Db, counter: 'documentRevision' | 'shipmentRevision'): number {
  const row = prepared<[string], { value: string }>(
    db,
    `INSERT INTO fact (name, value) VALUES (?, '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
  ).get(counter);
  return Number(row?.value);
}

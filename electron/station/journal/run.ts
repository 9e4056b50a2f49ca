import { prepared } from '../../service/prepared.ts';
import type { Db } from '../../service/sqlite.ts';

/** Runs a statement that changes a projection. */
export function run(db: Db, sql: string, values: readonly (string | number | null)[]): void {
  prepared(db, sql).run(values);
}

import type { Db } from '../../service/sqlite.ts';

/** Statements are prepared once per database and text; a scan must not pay for parsing SQL. */
const prepared = new WeakMap<Db, Map<string, ReturnType<Db['prepare']>>>();

/** Runs a statement that changes a projection. */
export function run(db: Db, sql: string, values: readonly (string | number | null)[]): void {
  const statements = prepared.get(db) ?? new Map();
  prepared.set(db, statements);
  const statement = statements.get(sql) ?? db.prepare(sql);
  statements.set(sql, statement);
  statement.run(values);
}

import type { Statement } from 'better-sqlite3';
import type { Db } from './sqlite.ts';

const known = new WeakMap<Db, Map<string, Statement>>();

/** The statement for a text, prepared once for each database: neither a scan nor a large pull pays for parsing SQL. */
export function prepared<Parameters extends unknown[], Row = unknown>(
  db: Db,
  sql: string,
): Statement<Parameters, Row> {
  const statements = known.get(db) ?? new Map<string, Statement>();
  known.set(db, statements);
  const statement = statements.get(sql) ?? db.prepare(sql);
  statements.set(sql, statement);
  return statement as Statement<Parameters, Row>;
}

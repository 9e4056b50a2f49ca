import type { Statement } from 'better-sqlite3';
import type { Db } from '../../../service/sqlite.ts';

const known = new WeakMap<Db, Map<string, Statement>>();

/** The statement for a text, prepared once for each database: a large catalogue runs it 100,000 times a pull. */
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

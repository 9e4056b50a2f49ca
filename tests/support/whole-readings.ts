import Database from 'better-sqlite3';
import { vi } from 'vitest';

/** Notes what is asked of the databases that are opened from now on, until mocks are restored. */
export function noteStatements(): (of: Database.Database) => readonly string[] {
  const { prepare } = Database.prototype;
  const asked = new Map<string, Set<string>>();
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql: string) {
    asked.set(this.name, (asked.get(this.name) ?? new Set()).add(sql));
    return prepare.call(this, sql);
  });
  return ({ name }) =>
    [...(asked.get(name) ?? [])].filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(sql));
}

/** Steps of the statement's plan in which SQLite would read a table from end to end, or make itself an index of it. */
export function wholeReadings(
  db: Database.Database,
  sql: string,
  tables: readonly string[],
): readonly string[] {
  const plan = db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, "'x'")}`)
    .all();
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, table] = /^SCAN (\w+)(?: LEFT-JOIN)?$/.exec(detail) ?? [];
      return detail.includes('AUTOMATIC') || (table !== undefined && tables.includes(table));
    })
    .map((detail) => `${detail}: ${sql}`);
}

import { join } from 'node:path';
import { type Db, type Migration, openDurable } from '../../service/sqlite.ts';
import type { Key, Outcome } from './company.ts';

/** One kind of the company's records by key. Read freely; written only within `Records.atomically`. */
export type Table<T> = {
  readonly size: number;
  get(key: Key): T | undefined;
  /** Every record by ascending key, from the first key after `after` (or from the start), without the first `skip`. */
  entries(after?: Key, skip?: number): Iterable<T>;
  lastKey(): Key | undefined;
  put(key: Key, record: T): void;
  remove(key: Key): void;
  /** 0 when there is no such record; grows by one with each change. */
  version(key: Key): number;
};

/** All records in memory, each change also on disk when there is a file, before `atomically` returns. */
export type Records = {
  /** The table of that name, made when first asked for. */
  table<T>(name: string): Table<T>;
  /** Runs `work`; when it refuses or throws, nothing of what it changed remains. May be nested. */
  atomically<T>(work: () => Outcome<T>): Outcome<T>;
  /** Grows with every change, also with one that is taken back. */
  revision(): number;
  close(): void;
};

const FILE = 'company.db';
const MIGRATIONS: readonly Migration[] = [
  {
    name: 'Records by kind and key',
    sql: `CREATE TABLE record (
            kind TEXT NOT NULL, key ANY NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (kind, key)
          ) STRICT, WITHOUT ROWID`,
  },
];

type Kept = { readonly record: unknown; readonly version: number };
type Drawer = { readonly kept: Map<Key, Kept>; sorted: Key[] | null };
type Change = { readonly table: string; readonly key: Key; readonly before: Kept | undefined };

/**
 * @param folder where the records are kept in `company.db`; null keeps them in memory alone
 * @throws StorageHalt when the file is broken, newer, or not durable
 */
export function openRecords(folder: string | null): Records {
  const db = folder === null ? null : openDurable(join(folder, FILE), MIGRATIONS);
  const drawers = new Map<string, Drawer>();
  const tables = new Map<string, Table<unknown>>();
  const changes: Change[] = [];
  let depth = 0;
  let revision = 0;

  const drawerOf = (name: string): Drawer => {
    const known = drawers.get(name);
    if (known !== undefined) return known;
    const made: Drawer = { kept: new Map(), sorted: null };
    drawers.set(name, made);
    return made;
  };
  const set = (table: string, key: Key, after: Kept | undefined): void => {
    const drawer = drawerOf(table);
    if (after === undefined) drawer.kept.delete(key);
    else drawer.kept.set(key, after);
  };
  const change = (table: string, key: Key, record: unknown): void => {
    if (depth === 0) throw new Error(`${table} ${key} is written outside of atomically.`);
    const drawer = drawerOf(table);
    const before = drawer.kept.get(key);
    changes.push({ table, key, before });
    if (before === undefined || record === undefined) noteKey(drawer, key, record !== undefined);
    revision++;
    set(table, key, record === undefined ? undefined : { record, version: (before?.version ?? 0) + 1 });
  };
  const undo = (down: number): void => {
    revision++;
    for (const { table, key, before } of changes.splice(down).reverse()) {
      set(table, key, before);
      drawerOf(table).sorted = null;
    }
  };
  const save = (): void => {
    if (db !== null) write(db, changes, (table, key) => drawers.get(table)?.kept.get(key));
    changes.length = 0;
  };

  if (db !== null) load(db, (table, key, kept) => drawerOf(table).kept.set(key, kept));
  return {
    table: <T>(name: string) => {
      const known = tables.get(name) ?? openTable(drawerOf(name), (key, record) => change(name, key, record));
      tables.set(name, known);
      return known as Table<T>;
    },
    atomically: (work) => {
      const begun = changes.length;
      depth++;
      try {
        const outcome = work();
        if (!outcome.ok) undo(begun);
        else if (depth === 1) save();
        return outcome;
      } catch (error) {
        undo(begun);
        throw error;
      } finally {
        depth--;
      }
    },
    revision: () => revision,
    close: () => db?.close(),
  };
}

function openTable(drawer: Drawer, change: (key: Key, record: unknown) => void): Table<unknown> {
  return {
    get size() {
      return drawer.kept.size;
    },
    get: (key) => drawer.kept.get(key)?.record,
    *entries(after, skip = 0) {
      const keys = sortedKeys(drawer);
      const first = after === undefined ? 0 : firstAfter(keys, after);
      for (let at = first + skip; at < keys.length; at++) {
        const kept = drawer.kept.get(keys[at] as Key);
        if (kept !== undefined) yield kept.record;
      }
    },
    lastKey: () => sortedKeys(drawer).at(-1),
    put: change,
    remove: (key) => change(key, undefined),
    version: (key) => drawer.kept.get(key)?.version ?? 0,
  };
}

/** Most records are added with ascending keys; then the order is kept instead of made anew. */
function noteKey(drawer: Drawer, key: Key, added: boolean): void {
  const { sorted } = drawer;
  if (sorted === null) return;
  const last = sorted.at(-1);
  if (added && (last === undefined || compare(last, key) < 0)) sorted.push(key);
  else drawer.sorted = null;
}

function sortedKeys(drawer: Drawer): Key[] {
  drawer.sorted ??= [...drawer.kept.keys()].sort(compare);
  return drawer.sorted;
}

/** Numbers before texts, texts by code unit. */
function compare(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function firstAfter(keys: readonly Key[], after: Key): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(keys[middle] as Key, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function load(db: Db, take: (table: string, key: Key, kept: Kept) => void): void {
  type Row = { kind: string; key: Key; version: number; json: string };
  const rows = db.prepare<[], Row>('SELECT kind, key, version, json FROM record').iterate();
  for (const { kind, key, version, json } of rows) take(kind, key, { record: JSON.parse(json), version });
}

/** Writes each changed record once, as it is now, in one transaction. */
function write(db: Db, changes: readonly Change[], now: (table: string, key: Key) => Kept | undefined): void {
  if (changes.length === 0) return;
  const put = db.prepare('INSERT OR REPLACE INTO record (kind, key, version, json) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM record WHERE kind = ? AND key = ?');
  const written = new Map<string, Set<Key>>();
  db.transaction(() => {
    for (const { table, key } of changes) {
      const keys = written.get(table) ?? new Set();
      written.set(table, keys);
      if (keys.has(key)) continue;
      keys.add(key);
      const kept = now(table, key);
      if (kept === undefined) remove.run(table, key);
      else put.run(table, key, kept.version, JSON.stringify(kept.record));
    }
  }).immediate();
}

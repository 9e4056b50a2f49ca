import Database from 'better-sqlite3';

export type Db = Database.Database;

/** Below this, SQLite's WAL-reset bug can corrupt a database under concurrent checkpoints (sqlite.org/wal.html). */
const LEAST_SQLITE = '3.51.3';
const WAIT_FOR_LOCK_MS = 5_000;

/** A step that changes a database's tables from one version to the next, run once, in a transaction. */
export type Migration = { readonly name: string; readonly sql: string };

/** The database cannot be used as it is; its data is kept as it was found. */
export class StorageHalt extends Error {
  readonly code: 'SCHEMA_NEWER' | 'STORAGE_NOT_DURABLE' | 'SQLITE_TOO_OLD' | 'STORAGE_BROKEN';
  constructor(code: StorageHalt['code'], text: string) {
    super(text);
    this.name = 'StorageHalt';
    this.code = code;
  }
}

/**
 * Opens a SQLite file for durable work: WAL, every commit flushed to the disk (`synchronous=FULL`), both read
 * back, and the tables brought up to date.
 *
 * @param file path of the database; made when absent
 * @param migrations all steps ever made, oldest first; `user_version` counts those that ran
 * @throws StorageHalt when the file is newer than this program, not a database, or will not be durable
 */
export function openDurable(file: string, migrations: readonly Migration[]): Db {
  const db = openChecked(file);
  try {
    requireVersion(db);
    requirePragma(db, 'journal_mode', 'WAL', 'wal');
    requirePragma(db, 'synchronous', 'FULL', 2);
    db.pragma('foreign_keys = ON');
    migrate(db, file, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openChecked(file: string): Db {
  const db = new Database(file, { timeout: WAIT_FOR_LOCK_MS });
  try {
    db.pragma('schema_version');
    return db;
  } catch (error) {
    db.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageHalt(
      'STORAGE_BROKEN',
      `${file} cannot be read as a database: ${reason}. It was left as it is.`,
    );
  }
}

function requireVersion(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  if (compareVersions(version, LEAST_SQLITE) < 0) {
    throw new StorageHalt(
      'SQLITE_TOO_OLD',
      `SQLite ${version} is in use; ${LEAST_SQLITE} or newer is needed.`,
    );
  }
}

function requirePragma(db: Db, name: string, set: string, expected: string | number): void {
  db.pragma(`${name} = ${set}`);
  const actual: unknown = db.pragma(name, { simple: true });
  if (actual !== expected) {
    throw new StorageHalt('STORAGE_NOT_DURABLE', `${name} is ${String(actual)} where ${set} was asked for.`);
  }
}

function migrate(db: Db, file: string, migrations: readonly Migration[]): void {
  const done = Number(db.pragma('user_version', { simple: true }));
  if (done > migrations.length) {
    throw new StorageHalt(
      'SCHEMA_NEWER',
      `${file} was written by a newer version (schema ${done}, this one knows ${migrations.length}). Nothing was changed.`,
    );
  }
  for (const [offset, migration] of migrations.slice(done).entries()) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${done + offset + 1}`);
    }).immediate();
  }
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b` (numbers between dots). */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True when the disk has no room left. What was to be written is not, everything before stands. */
export function isDiskFull(error: unknown): boolean {
  return sqliteCode(error) === 'SQLITE_FULL';
}

/** True when the disk or the file fails, so that nothing more can be written or trusted. */
export function isStorageFailure(error: unknown): boolean {
  return STORAGE_FAILURES.test(sqliteCode(error));
}

/** SQLite's codes for a disk that is full, broken, taken away or not writable (sqlite.org/rescode.html). */
const STORAGE_FAILURES = /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|PERM)/;

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

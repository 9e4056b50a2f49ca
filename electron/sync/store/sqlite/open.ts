import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, openDurable } from '../../../service/sqlite.ts';
import type { ReconcilingStore, Store } from '../store.ts';
import { openAdditions } from './additions.ts';
import { openCatalogue } from './catalogue.ts';
import { SYNC_MIGRATIONS } from './migrations.ts';
import { openProgress } from './progress.ts';
import { openReconciling } from './reconciling.ts';
import { openSetUps } from './set-ups.ts';
import { openShipments } from './shipments.ts';

export type StorePorts = { readonly now: () => Date; readonly newId: () => string };

const STORE_FILE = 'sync.db';

/**
 * Opens the service's store in a data folder that this process has already taken.
 *
 * @throws StorageHalt when the file is broken, newer, or not durable
 */
export function openSqliteStore(folder: string, ports: StorePorts): Store {
  const db = openDurable(join(folder, STORE_FILE), SYNC_MIGRATIONS);
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const since = onceOf(db, 'since', ports.now().toISOString());
  return {
    storeId: onceOf(db, 'storeId', ports.newId()),
    since,
    catalogue: openCatalogue(db, changed),
    shipments: openShipments(db, ports.now, changed),
    progress: openProgress(db, ports.now, changed),
    reconciling: openReconciling(db, since, ports.now, changed),
    additions: openAdditions(db, ports.now, changed),
    setUps: openSetUps(db, ports.now),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      db.close();
    },
  };
}

/**
 * Opens a store for looking at it, beside the service that may be running on it. Nothing is written.
 *
 * @throws SqliteError when there is none, or of another version
 */
export function openStoreToRead(folder: string): {
  readonly reconciling: Omit<ReconcilingStore, 'note'>;
  readonly close: () => void;
} {
  const db = new Database(join(folder, STORE_FILE), { readonly: true, fileMustExist: true });
  const since = String(db.prepare(`SELECT value FROM fact WHERE name = 'since'`).pluck().get());
  const { note: _note, ...reading } = openReconciling(
    db,
    since,
    () => new Date(since),
    () => {},
  );
  return { reconciling: reading, close: () => db.close() };
}

/** A fact that is set when the store is opened for the first time, and stays. */
function onceOf(db: Db, name: 'storeId' | 'since', value: string): string {
  db.prepare('INSERT OR IGNORE INTO fact (name, value) VALUES (?, ?)').run(name, value);
  return String(db.prepare('SELECT value FROM fact WHERE name = ?').pluck().get(name));
}

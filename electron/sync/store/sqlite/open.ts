import { join } from 'node:path';
import { type Db, openDurable } from '../../../service/sqlite.ts';
import type { Store } from '../store.ts';
import { openCatalogue } from './catalogue.ts';
import { SYNC_MIGRATIONS } from './migrations.ts';
import { openProgress } from './progress.ts';
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
  return {
    storeId: onceOf(db, 'storeId', ports.newId()),
    since: onceOf(db, 'since', ports.now().toISOString()),
    catalogue: openCatalogue(db, changed),
    shipments: openShipments(db, ports.now, changed),
    progress: openProgress(db, ports.now, changed),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      db.close();
    },
  };
}

/** A fact that is set when the store is opened for the first time, and stays. */
function onceOf(db: Db, name: 'storeId' | 'since', value: string): string {
  db.prepare('INSERT OR IGNORE INTO fact (name, value) VALUES (?, ?)').run(name, value);
  return String(db.prepare('SELECT value FROM fact WHERE name = ?').pluck().get(name));
}

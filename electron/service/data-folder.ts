import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A data folder that belongs to this process until it is released or the process ends, however it ends. */
export type DataFolder = { readonly path: string; release(): void };

/** Another process holds the folder; two writers would tear the journal. */
export class DataFolderInUse extends Error {
  readonly code = 'DATA_FOLDER_IN_USE';
  constructor(path: string, service: string) {
    super(
      `The ${service} service is already running on ${path}. Close the other one, or give this one another --data folder.`,
    );
    this.name = 'DataFolderInUse';
  }
}

/** Locks of this process. A connection that nothing refers to any more is closed by the garbage collector. */
const held = new Set<Database.Database>();

/**
 * Takes a data folder for this process alone. The lock is SQLite's own file lock on `<service>.lock`, which
 * the operating system drops when the process dies, so that a crash leaves nothing to clean up.
 *
 * @throws DataFolderInUse when another process has it
 */
export function takeDataFolder(path: string, service: string): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = new Database(join(path, `${service}.lock`), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new DataFolderInUse(path, service);
    throw error;
  }
  held.add(lock);
  return {
    path,
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

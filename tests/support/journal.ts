import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JournalEvent } from '../../electron/station/journal/event.ts';
import { allEvents, JOURNAL_FILE } from '../../electron/station/journal/journal.ts';

/** Every event of a station's journal, read beside the station that writes it. */
export function journalOf(folder: string): readonly JournalEvent[] {
  const db = new Database(join(folder, JOURNAL_FILE), { readonly: true });
  try {
    return [...allEvents(db)];
  } finally {
    db.close();
  }
}

import type { Entity, Key, Outcome } from '../company/company.ts';

/**
 * What was read lately and still holds, so that turning the pages of a large set or query does not begin at its
 * start for every page. Everything is forgotten with the first write.
 */
export type Readings = {
  /** The key of the last row before `skip`, where that page was read just before this one. */
  keyBefore(reading: string, skip: number): Key | undefined;
  noteKeyBefore(reading: string, skip: number, key: Key): void;
  /** The rows of a stored query: those of its last run, or of a new one. */
  rowsOf(reading: string, run: () => Outcome<readonly Entity[]>): Outcome<readonly Entity[]>;
  forget(): void;
};

const MAX_BOOKMARKS = 100;

export function openReadings(): Readings {
  const bookmarks = new Map<string, Key>();
  let last: { readonly reading: string; readonly rows: Outcome<readonly Entity[]> } | null = null;
  return {
    keyBefore: (reading, skip) => bookmarks.get(`${skip} ${reading}`),
    noteKeyBefore: (reading, skip, key) => {
      const [oldest] = bookmarks.keys();
      if (bookmarks.size >= MAX_BOOKMARKS && oldest !== undefined) bookmarks.delete(oldest);
      bookmarks.set(`${skip} ${reading}`, key);
    },
    rowsOf: (reading, run) => {
      if (last?.reading !== reading) last = { reading, rows: run() };
      return last.rows;
    },
    forget: () => {
      bookmarks.clear();
      last = null;
    },
  };
}

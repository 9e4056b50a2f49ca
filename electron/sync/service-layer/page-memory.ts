import { createHash } from 'node:crypto';

/**
 * What was read the last time, page by page, so that a page which says the same again is neither parsed nor worked
 * on. Texts are compared by their fingerprints, as SAP has no ETag for what is read in many rows.
 */
export type PageMemory = {
  /** The rows of a page with this text, as they were parsed before; undefined when it says something else now. */
  readonly recall: (path: string, text: string) => unknown;
  /** Remembers the rows of the text that was asked for last. */
  readonly keep: (path: string, rows: unknown) => void;
  /** Ends a round: forgets pages that were not read in it. True when any page was other, more or gone. */
  readonly endRound: () => boolean;
};

type Page = { readonly sha256: string; rows: unknown };

/** @param maxPages of so many pages the rows are kept; more are parsed again, but their texts compared all the same */
export function openPageMemory(maxPages: number): PageMemory {
  let before = new Map<string, Page>();
  let now = new Map<string, Page>();
  let isOther = false;
  return {
    recall: (path, text) => {
      const sha256 = createHash('sha256').update(text).digest('base64');
      const known = before.get(path);
      const isSame = known !== undefined && known.sha256 === sha256;
      now.set(path, isSame ? known : { sha256, rows: undefined });
      if (!isSame) isOther = true;
      return isSame ? known.rows : undefined;
    },
    keep: (path, rows) => {
      const page = now.get(path);
      if (page !== undefined && now.size <= maxPages) page.rows = rows;
    },
    endRound: () => {
      const changed = isOther || now.size !== before.size;
      before = now;
      now = new Map();
      isOther = false;
      return changed;
    },
  };
}

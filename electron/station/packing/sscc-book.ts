import { nextSscc, type SsccRange } from '../../../shared/labels/sscc.ts';
import type { Journal } from '../journal/journal.ts';

/** The station's own range of SSCCs. A number is used up when the event that carries it is in the journal. */
export type SsccBook = {
  /** The next number never used, or null when the range has none left. */
  next(): string | null;
};

/** Digits of an SSCC before its check digit. */
const DIGITS_BEFORE_CHECK = 17;

export function openSsccBook(journal: Journal, range: SsccRange): SsccBook {
  const start = `${range.extensionDigit}${range.companyPrefix}`;
  const serialDigits = DIGITS_BEFORE_CHECK - start.length;
  const last = journal.db.prepare<[string, string], { sscc: string | null }>(
    'SELECT max(sscc) AS sscc FROM sscc WHERE sscc >= ? AND sscc < ?',
  );
  const serialText = (serial: number): string => `${start}${String(serial).padStart(serialDigits, '0')}`;
  return {
    next: () => {
      const used = last.get(serialText(range.firstSerial), `${serialText(range.lastSerial)}:`)?.sscc ?? null;
      const lastSerial = used === null ? null : Number(used.slice(start.length, DIGITS_BEFORE_CHECK));
      const next = nextSscc(range, lastSerial);
      return 'refusal' in next ? null : next.sscc;
    },
  };
}

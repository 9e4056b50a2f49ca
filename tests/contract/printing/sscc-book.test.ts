import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../../electron/station/journal/journal.ts';
import { openSsccBook } from '../../../electron/station/packing/sscc-book.ts';
import { isSscc, type SsccRange } from '../../../shared/labels/sscc.ts';
import { anEntry, cartonClosed, journalIn, sessionOpened } from './journaled.ts';

const RANGE: SsccRange = { extensionDigit: 0, companyPrefix: '9529999', firstSerial: 9, lastSerial: 110 };

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-ssccs-'));
  journal = journalIn(folder);
  journal.append([sessionOpened()]);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

function used(range = RANGE): string {
  const sscc = openSsccBook(journal, range).next();
  if (sscc === null) throw new Error('No number left');
  journal.append([cartonClosed(1, sscc)]);
  return sscc;
}

describe('the book of SSCCs', () => {
  it('gives the same number until a carton has it, so that none is lost to a refusal', () => {
    const book = openSsccBook(journal, RANGE);
    expect(book.next()).toBe(book.next());
    const first = used();
    expect(book.next()).not.toBe(first);
    expect(book.next()).toBe(openSsccBook(journal, RANGE).next());
  });

  it('goes through its whole range without giving one twice, across restarts, and then has none', () => {
    const given = new Set<string>();
    for (let serial = RANGE.firstSerial; serial <= RANGE.lastSerial; serial++) {
      if (serial % 20 === 0) {
        journal.close();
        journal = journalIn(folder);
      }
      given.add(used());
    }
    expect(given.size).toBe(102);
    expect([...given].every(isSscc)).toBe(true);
    expect(openSsccBook(journal, RANGE).next()).toBeNull();
  });

  it('does not give again the number of a carton that was opened again', () => {
    const dead = used();
    journal.append([anEntry('CartonReopened', { deadSscc: dead })]);
    expect(openSsccBook(journal, RANGE).next()).not.toBe(dead);
  });

  it('is not moved by numbers of another range, before or behind it', () => {
    const first = openSsccBook(journal, RANGE).next();
    used({ ...RANGE, firstSerial: 1, lastSerial: 8 });
    used({ ...RANGE, firstSerial: 111, lastSerial: 120 });
    used({ ...RANGE, extensionDigit: 1 });
    used({ ...RANGE, companyPrefix: '9529998' });
    expect(openSsccBook(journal, RANGE).next()).toBe(first);
  });
});

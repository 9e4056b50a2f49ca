import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Entry, JOURNAL_FILE } from '../../../electron/station/journal/journal.ts';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { anEntry, journalIn, labelQueued, sessionOpened } from './journaled.ts';

const SSCC = '095299990000000019';
const JOB = `label-${SSCC}-1`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(...entries: readonly Entry[]): readonly string[] {
  const journal = journalIn(folder);
  journal.append([sessionOpened(), ...entries]);
  journal.close();
  return verifyJournal(folder).problems.map(({ text }) => text);
}

const started = anEntry('PrintStarted', { jobId: JOB, printer: 'printer-1' });
const ended = (state: string) => anEntry('PrintEnded', { jobId: JOB, state, why: null, detail: null });

describe('npm run verify', () => {
  it.each([
    ['printed at once', [started, ended('printed')]],
    ['printed by the second printer', [started, started, ended('printed')]],
    ['too late to be started', [ended('notPrinted')]],
    ['waiting', []],
  ])('finds nothing wrong with a label %s', (_name, entries) => {
    expect(problemsOf(labelQueued(1, SSCC), ...entries)).toEqual([]);
  });

  it.each([
    ['that ended without being started', [labelQueued(1, SSCC), ended('printed')], 'ended as printed'],
    ['that nobody asked for', [started, ended('printed')], 'was started while it was not asked for'],
    [
      'that was started after its end',
      [labelQueued(1, SSCC), started, ended('printed'), started],
      'was started while it was printed',
    ],
  ])('finds a label %s', (_name, entries, text) => {
    expect(problemsOf(...entries).join()).toContain(text);
  });

  it('finds a ledger that says something else than the events', () => {
    expect(problemsOf(labelQueued(1, SSCC), started, ended('sent'))).toEqual([]);
    const db = new Database(join(folder, JOURNAL_FILE));
    db.prepare(`UPDATE print_job SET state = 'printed'`).run();
    db.close();
    expect(verifyJournal(folder).problems).toMatchObject([
      { text: `Print job ${JOB} is printed in the ledger and sent by the events.` },
    ]);
  });
});

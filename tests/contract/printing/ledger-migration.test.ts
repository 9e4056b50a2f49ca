import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDurable } from '../../../electron/service/sqlite.ts';
import { JOURNAL_FILE } from '../../../electron/station/journal/journal.ts';
import { JOURNAL_MIGRATIONS } from '../../../electron/station/journal/migrations.ts';
import { journalIn, labelQueued } from './journaled.ts';

const FIRST = '095299990000000019';
const SECOND = '095299990000000026';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a journal of before has its print jobs in the ledger, with the time when each was asked for', () => {
  const before = openDurable(join(folder, JOURNAL_FILE), JOURNAL_MIGRATIONS.slice(0, 1));
  const event = before.prepare(
    `INSERT INTO event (seq, at, mono, station, session, type, body, prev_hash, hash)
     VALUES (?, ?, '1', 'station-1', 'session-1', 'PrintQueued', ?, '', '')`,
  );
  const job = before.prepare(`INSERT INTO print_job VALUES (?, 'label', 'session-1', ?, ?, 1, ?, ?)`);
  for (const [index, [sscc, state, why]] of [
    [SECOND, 'printed', null],
    [FIRST, 'notPrinted', 'paper-out'],
  ].entries()) {
    const carton = index + 1;
    event.run(
      carton,
      `2026-05-04T08:00:0${carton}.000Z`,
      JSON.stringify(labelQueued(carton, sscc ?? '').body),
    );
    job.run(`label-${sscc}-1`, carton, sscc, state, why);
  }
  before.close();

  const db = openDurable(join(folder, JOURNAL_FILE), JOURNAL_MIGRATIONS);
  const jobs = db
    .prepare('SELECT job_id, carton, sscc, copy, state, why, printer, queued_at FROM print_job')
    .all();
  db.close();
  const common = { copy: 1, printer: null };
  expect(jobs).toEqual([
    {
      ...common,
      job_id: `label-${SECOND}-1`,
      carton: 1,
      sscc: SECOND,
      state: 'printed',
      why: null,
      queued_at: '2026-05-04T08:00:01.000Z',
    },
    {
      ...common,
      job_id: `label-${FIRST}-1`,
      carton: 2,
      sscc: FIRST,
      state: 'notPrinted',
      why: 'paper-out',
      queued_at: '2026-05-04T08:00:02.000Z',
    },
  ]);
});

it('a new journal has the ledger from the start', () => {
  const journal = journalIn(folder);
  expect(journal.db.prepare('SELECT count(*) AS jobs FROM print_job').get()).toEqual({ jobs: 0 });
  journal.close();
});

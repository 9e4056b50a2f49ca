import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGuard } from '../../../electron/station/guard.ts';
import { type Entry, type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import type { FromStation } from '../../../shared/contracts/channel.ts';
import { UNRECORDED } from '../../../shared/contracts/station-view.ts';

let folder: string;
let journal: Journal;
let sent: FromStation[];
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-guard-'));
  journal = openJournal(folder, 'bench-1', { now: () => new Date(), mono: () => 1n });
  sent = [];
  failures = [];
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = () =>
  openGuard({
    now: () => new Date(),
    send: (message) => sent.push(message),
    log: { error: () => {} },
    failed: (error) => failures.push(error),
  });
const unplaced = { person: null, device: null, session: null, ruleVersion: null };
const large: Entry = { type: 'CommandRefused', body: { text: 'x'.repeat(100_000) }, ...unplaced };
const record = () => {
  journal.append([large]);
  return { ok: true } as const;
};

it('a scan on a full disk is refused without a trace, and taken once there is room', () => {
  const { answered } = open();
  const pages = Number(journal.db.pragma('page_count', { simple: true }));
  // To SQLite a file that may have no more pages is a full disk.
  journal.db.pragma(`max_page_count = ${pages}`);
  expect(answered(record)).toEqual({ ok: false, refusal: { code: 'DISK_FULL', params: {} } });
  expect(sent).toMatchObject([{ kind: 'verdict', verdict: { seq: UNRECORDED, ok: false } }]);
  expect(journal.head().seq).toBe(0);

  journal.db.pragma(`max_page_count = ${pages + 1_000}`);
  expect(answered(record)).toEqual({ ok: true });
  expect(journal.head().seq).toBe(1);
  expect(failures).toEqual([]);
});

it('what cannot be recorded for any other reason ends the service, whoever asked', () => {
  const { answered, guarded } = open();
  const bug = new Error('a bug');
  const break_ = () => {
    throw bug;
  };
  expect(() => answered(break_)).toThrow(bug);
  expect(() => guarded(break_)).toThrow(bug);
  expect(failures).toEqual([bug, bug]);
  expect(sent).toEqual([]);
});

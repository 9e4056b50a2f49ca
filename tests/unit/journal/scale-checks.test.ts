import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { lastScaleCheck, vouchingCheck } from '../../../electron/station/journal/scale-checks.ts';
import { scaleCheckDue } from '../../../electron/station/packing/scale-check.ts';

const MORNING = '2026-05-04T08:00:00.000Z';
const TEST_WEIGHT = { grams: 2_000, toleranceGrams: 2, everyHours: 24 };

let folder: string;
let journal: Journal;
let now = MORNING;
const clock = { now: () => new Date(now), mono: () => 12_345n };
const open = () => openJournal(folder, 'station-1', clock);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-checks-'));
  now = MORNING;
  journal = open();
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a check on record and gives its number. */
function check(type: 'ScaleChecked' | 'ScaleCheckFailed', scale: string, identity: string | null): number {
  const body = { scale, identity, grams: 2_000, expectedGrams: 2_000, toleranceGrams: 2 };
  const origin = { person: 'ana', device: scale, session: null, ruleVersion: null };
  return journal.append([{ type, body, ...origin }])[0]?.seq ?? 0;
}

function why(identity: string | null): string | null {
  const scaleDuty = () => ({ scale: 'scale-1', identity, testWeight: TEST_WEIGHT });
  return scaleCheckDue({ journal, clock, scaleDuty })?.why ?? null;
}

it('keeps the last check of each scale, over a restart too', () => {
  expect(lastScaleCheck(journal.db, 'scale-1')).toBeNull();
  const first = check('ScaleChecked', 'scale-1', 'SN 1');
  expect(vouchingCheck(journal.db, 'scale-1')).toBe(first);
  now = '2026-05-04T14:00:00.000Z';
  const second = check('ScaleCheckFailed', 'scale-1', 'SN 1');
  const other = check('ScaleChecked', 'scale-2', null);
  journal.close();
  journal = open();
  expect(lastScaleCheck(journal.db, 'scale-1')).toEqual({
    seq: second,
    at: now,
    passed: false,
    identity: 'SN 1',
  });
  expect(lastScaleCheck(journal.db, 'scale-2')).toMatchObject({ seq: other, passed: true, identity: null });
  // A check that failed vouches for nothing, and brings none before it back.
  expect(vouchingCheck(journal.db, 'scale-1')).toBeNull();
  expect(vouchingCheck(journal.db, 'scale-2')).toBe(other);
});

it('is due without a check, after one that failed, when it is too old, and for another scale in the same place', () => {
  expect(why('SN 1')).toBe('never');
  check('ScaleCheckFailed', 'scale-1', 'SN 1');
  expect(why('SN 1')).toBe('failed');
  check('ScaleChecked', 'scale-1', 'SN 1');
  expect(why('SN 1')).toBeNull();
  expect(why('SN 2')).toBe('otherScale');
  // Serial scales do not say who they are.
  expect(why(null)).toBeNull();
  now = '2026-05-05T07:59:59.999Z';
  expect(why('SN 1')).toBeNull();
  now = '2026-05-05T08:00:00.000Z';
  expect(why('SN 1')).toBe('old');
  // The clock was set back to before the check: nobody knows how old it is.
  now = '2026-05-04T07:59:59.999Z';
  expect(why('SN 1')).toBe('old');
});

it('is never due where no test weight is configured', () => {
  expect(scaleCheckDue({ journal, clock, scaleDuty: () => null })).toBeNull();
});

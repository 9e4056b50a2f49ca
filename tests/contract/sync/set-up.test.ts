import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ClientError, Status } from 'nice-grpc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApi } from '../../../electron/sync/api/server.ts';
import type { OpenCompany } from '../../../electron/sync/company.ts';
import { openSapStanding } from '../../../electron/sync/sap-standing.ts';
import type { Failure } from '../../../electron/sync/service-layer/outcome.ts';
import { findingOf } from '../../../electron/sync/setup/findings.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { setUpOutcome } from '../../../shared/contracts/setup.ts';
import { connectSync, STATION, TOKEN } from '../../support/sync-client.ts';

let folder: string;
let clock: number;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-set-up-'));
  clock = Date.parse('2026-11-24T10:00:00.000Z');
  store = open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const now = () => new Date(clock);
const open = () => openSqliteStore(folder, { now, newId: () => 'store-1' });
const missing = findingOf('ownTable', 'missing');
const made = findingOf('ownTable', 'made');
const bins = findingOf('bins', 'present', { found: 'binsNone' });

describe('what was found in a company', () => {
  it('is known after a restart; findings take the place of earlier ones of their subjects', async () => {
    expect(await store.setUps.last('SBO_A')).toBeNull();
    await store.setUps.note('SBO_A', 'lookUp', [missing]);
    await store.setUps.note('SBO_A', 'lookUp', [bins]);
    clock += 60_000;
    await store.setUps.note('SBO_A', 'lookUp', [made]);
    await store.close();
    store = open();
    expect(await store.setUps.last('SBO_A')).toEqual({
      at: '2026-11-24T10:01:00.000Z',
      promise: 'lookUp',
      promiseSince: '2026-11-24T10:00:00.000Z',
      findings: [made, bins],
    });
    expect(await store.setUps.last('SBO_B')).toBeNull();
  });

  it('says since when a promise is in force, and keeps which ones were before', async () => {
    const { note } = store.setUps;
    expect(await note('SBO_A', 'unknown', [missing])).toMatchObject({ isOtherPromise: true });
    clock += 60_000;
    expect(await note('SBO_A', 'unknown', [missing])).toMatchObject({ isOtherPromise: false });
    expect(await note('SBO_A', 'ownTable', [made])).toMatchObject({
      isOtherPromise: true,
      setUp: { promiseSince: '2026-11-24T10:01:00.000Z' },
    });
    const db = new Database(join(folder, 'sync.db'));
    expect(db.prepare('SELECT since, promise FROM promise ORDER BY since').all()).toEqual([
      { since: '2026-11-24T10:00:00.000Z', promise: 'unknown' },
      { since: '2026-11-24T10:01:00.000Z', promise: 'ownTable' },
    ]);
    expect(() => db.prepare('DELETE FROM promise').run()).toThrow('is never deleted');
    db.close();
  });
});

describe('a station that asks for the set-up', () => {
  /** The answer of a service with this company, or the status of its refusal. */
  async function ask(company: Pick<OpenCompany, 'look'> | null, person = 'Lea', token = TOKEN) {
    const standing = openSapStanding(null, now, await store.setUps.last('SBO_A'));
    const ports = { store, standing, retryLogin: () => {}, company, adopt: null };
    const api = await openApi({ host: '127.0.0.1', port: 0 }, TOKEN, ports);
    const { calls, channel } = connectSync(api.address, token);
    try {
      const { outcome } = await calls.setUpCompany({ stationId: STATION, person, make: true });
      return setUpOutcome.parse(JSON.parse(outcome));
    } catch (error) {
      return error instanceof ClientError ? Status[error.code] : String(error);
    } finally {
      channel.close();
      await api.close();
    }
  }
  const makes: boolean[] = [];
  const lookedAt = (answer: Failure | null) => ({
    look: async (make: boolean) => {
      makes.push(make);
      return answer;
    },
  });

  it('is answered with what is on record', async () => {
    const { setUp } = await store.setUps.note('SBO_A', 'ownTable', [made, bins]);
    expect(await ask(lookedAt(null))).toEqual({ kind: 'done', setUp });
    expect(makes).toEqual([true]);
  });

  it('is told why SAP was not asked', async () => {
    const away: Failure = { kind: 'unknown', why: 'unreachable', detail: 'ECONNREFUSED', mayLand: false };
    expect(await ask(lookedAt(away))).toEqual({ kind: 'notAsked', code: null, detail: 'ECONNREFUSED' });
  });

  it('is refused without a person, without a token, and where no SAP is configured', async () => {
    expect(await ask(lookedAt(null), '')).toBe('INVALID_ARGUMENT');
    expect(await ask(lookedAt(null), 'Lea', 'wrong')).toBe('UNAUTHENTICATED');
    expect(await ask(null)).toBe('FAILED_PRECONDITION');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDurable } from '../../../electron/service/sqlite.ts';
import { SYNC_MIGRATIONS } from '../../../electron/sync/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store, Verdict } from '../../../electron/sync/store/store.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { aConfirmation } from '../../support/confirmations.ts';

// What the store keeps of adopting a delivery that was booked by hand.

const STATION = 'bench-1';
const { shipmentId: id } = aConfirmation();
const SIBLING = '01920000-0000-7000-8000-000000000011';
const STRANGER = '01920000-0000-7000-8000-000000000012';
const REFUSED: Verdict = {
  state: 'refused',
  document: null,
  reason: { code: 'PERIOD_CLOSED', sap: 'no' },
  dueAt: null,
};
const UNKNOWN: Verdict = { ...REFUSED, state: 'unknown', reason: { code: 'ANSWER_LOST', sap: null } };
const POSTED: Verdict = { state: 'posted', document: { entry: 9, number: 90 }, reason: null, dueAt: null };

const attempt = { id, kind: 'post', requestSha256: 'h' } as const;
const adoption = { id, requestSha256: 'h', delivery: 900, number: 80_000, person: 'Lea' };

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pw-adoption-'));
  store = openSqliteStore(folder, { now: () => new Date('2026-11-24T10:00:00Z'), newId: () => 'store' });
  await accept(aConfirmation());
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function accept(confirmation: Confirmation): Promise<void> {
  const document = Buffer.from(JSON.stringify(confirmation));
  await store.shipments.accept({ confirmation, station: STATION, document, sha256: 'a'.repeat(64) });
}

const begin = (changes: Partial<typeof adoption> = {}) =>
  store.shipments.beginAdoption({ ...adoption, ...changes }, 1_000);
const now = () => store.shipments.ofStation(id, STATION);

it('an adoption begins one attempt, of a refused or held shipment', async () => {
  expect(await begin()).toBeNull();
  await store.shipments.settle(id, REFUSED);
  const hold = { what: 'hold', person: 'Lea', reason: 'office' } as const;
  await store.shipments.putAside(id, STATION, hold);
  expect(await begin()).toBe(1);
  expect(await now()).toMatchObject({ state: 'posting', adoption: 'tried', landed: false });
  expect(await begin()).toBeNull();
  expect(await store.shipments.ofStation(id, 'bench-2')).toBeNull();
});

it('after a restart it is looked up, and known for what it was', async () => {
  await store.shipments.settle(id, REFUSED);
  await begin();
  expect(await store.shipments.recover()).toBe(1);
  expect((await store.shipments.due(9)).shipments).toMatchObject([{ state: 'unknown', adoption: 'tried' }]);
});

it('it is known as taken once SAP said so, and as nothing any more when something else is tried', async () => {
  await store.shipments.settle(id, REFUSED);
  await begin();
  await store.shipments.noteAnswer(id, { landed: true, text: 'taken' });
  expect(await now()).toMatchObject({ attempts: 1, adoption: 'taken', landed: false });
  await store.shipments.settle(id, REFUSED);
  await store.shipments.retry(id, STATION);
  await store.shipments.beginAttempt(attempt, 1_000);
  expect(await now()).toMatchObject({ attempts: 2, adoption: null });
});

it('none begins while another shipment of the order, or one for the same delivery, may still land', async () => {
  await accept(aConfirmation({ shipmentId: SIBLING }));
  await accept(aConfirmation({ shipmentId: STRANGER, orderEntry: 7_777 }));
  for (const each of [id, STRANGER]) await store.shipments.settle(each, REFUSED);
  await store.shipments.beginAttempt({ ...attempt, id: SIBLING }, 1_000);
  expect(await begin()).toBeNull();
  expect(await begin({ id: STRANGER })).toBe(1);
  await store.shipments.settle(SIBLING, POSTED);
  await store.shipments.settle(STRANGER, UNKNOWN);
  expect(await begin()).toBeNull();
  expect(await begin({ delivery: 901 })).toBe(1);
});

it('no post begins beside it that was found due before', async () => {
  await store.shipments.settle(id, REFUSED);
  await begin();
  expect(await store.shipments.beginAttempt(attempt, 1_000)).toBeNull();
  await store.shipments.settle(id, UNKNOWN);
  expect(await store.shipments.beginAttempt(attempt, 1_000)).toBeNull();
});

it('attempts and decisions of a store from before are kept', async () => {
  const older = mkdtempSync(join(tmpdir(), 'pw-adoption-older-'));
  const file = join(older, 'sync.db');
  const before = SYNC_MIGRATIONS.findIndex(({ name }) =>
    name.startsWith('deliveries that were booked by hand'),
  );
  const db = openDurable(file, SYNC_MIGRATIONS.slice(0, before));
  const [at, document] = ['2026-11-24T09:00:00.000Z', Buffer.from(JSON.stringify(aConfirmation()))];
  db.prepare(
    `INSERT INTO shipment (id, station, order_key, document, sha256, state, since, revision)
     VALUES (?, 'bench-1', 'SO407', ?, 'x', 'refused', ?, 1)`,
  ).run(id, document, at);
  db.prepare(
    `INSERT INTO attempt (shipment_id, n, kind, request_sha256, began_at, deadline_at, ended_at, answer, landed)
     VALUES (?, 1, 'post', 'h', ?, ?, ?, 'taken', 1), (?, 2, 'save', 'h', ?, ?, NULL, NULL, 0)`,
  ).run(id, at, at, at, id, at, at);
  db.prepare(`INSERT INTO shipment_decision VALUES (?, ?, 'hold', 'Lea', 'office')`).run(id, at);
  db.close();
  const opened = openSqliteStore(older, { now: () => new Date(at), newId: () => 'store' });
  expect(await opened.shipments.ofStation(id, STATION)).toMatchObject({
    attempts: 2,
    landed: true,
    saved: false,
    adoption: null,
    lastAttemptAt: at,
  });
  await opened.close();
  const kept = openDurable(file, SYNC_MIGRATIONS);
  expect(kept.prepare('SELECT what, person, reason FROM shipment_decision').all()).toEqual([
    { what: 'hold', person: 'Lea', reason: 'office' },
  ]);
  expect(() => kept.prepare('DELETE FROM shipment_decision').run()).toThrow('never deleted');
  kept.close();
  rmSync(older, { recursive: true });
});

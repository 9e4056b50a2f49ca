import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { noteStatements, wholeReadings } from '../../support/whole-readings.ts';
import { aSource } from '../../support/works.ts';

// A store keeps every shipment that ever was. What is done for each of them must not grow with it.

const GROWING = ['shipment', 'attempt', 'shipment_decision', 'alarm', 'progress_session', 'document'];

let folder: string;
let store: Store;
let statements: ReturnType<typeof noteStatements>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-long-store-'));
  statements = noteStatements();
  store = openSqliteStore(folder, { now: () => new Date(), newId: () => 'store-1' });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(folder, { recursive: true });
});

it('is never read from end to end while shipments are taken, posted and told of, and SAP is pulled', async () => {
  const { shipments, catalogue, progress } = store;
  const confirmation = aConfirmation();
  const { shipmentId } = confirmation;
  await catalogue.offer([aSource()], await shipments.newestRevision());
  await shipments.recover();
  await shipments.accept({
    confirmation,
    station: 'bench-1',
    document: Buffer.from(JSON.stringify(confirmation)),
    sha256: '0'.repeat(64),
  });
  await progress.next();
  expect((await shipments.due(4)).shipments).toMatchObject([{ id: shipmentId }]);
  await shipments.beginAttempt({ id: shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
  await shipments.noteAnswer(shipmentId, { landed: true, text: 'taken' });
  await shipments.settle(shipmentId, {
    state: 'posted',
    document: { entry: 9, number: 90 },
    reason: null,
    dueAt: null,
  });
  await progress.next();
  expect(await shipments.statusesAfter('bench-1', 0, 10)).toMatchObject([{ state: 'posted' }]);
  await catalogue.holds();
  await catalogue.offer([], await shipments.newestRevision());
  await catalogue.after(0, { changes: 50, bytes: 64 * 1024 });

  const db = new Database(join(folder, 'sync.db'), { readonly: true });
  const asked = statements(db);
  expect(asked.length).toBeGreaterThan(25);
  expect(asked.flatMap((sql) => wholeReadings(db, sql, GROWING))).toEqual([]);
  db.close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store, Submission } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';

// A store was lost, or is a copy from before; the stations tell the one that follows what they know.

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-store-'));
  store = openSqliteStore(folder, {
    now: () => new Date('2026-11-24T10:00:00Z'),
    newId: () => '0b0e5c1e-8f4f-4d3c-9a53-70c1d2a30001',
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function handedOver(known: Submission['known']) {
  const confirmation = aConfirmation();
  const document = Buffer.from(JSON.stringify(confirmation));
  return store.shipments.accept({
    confirmation,
    station: 'bench-1',
    document,
    sha256: '0'.repeat(64),
    known,
  });
}

it('what was held is held where it is new, and only there', async () => {
  expect(await handedOver('hold')).toMatchObject({ status: { state: 'held' } });
  await store.shipments.retry(aConfirmation().shipmentId, 'bench-1');
  expect(await handedOver('hold')).toMatchObject({ status: { state: 'waiting' } });
});

it('what was given back is so for a copy from before, too, unless it is in SAP', async () => {
  expect(await handedOver(null)).toMatchObject({ status: { state: 'waiting' } });
  expect(await handedOver('giveBack')).toMatchObject({ status: { state: 'givenBack' } });
  await store.shipments.settle(aConfirmation().shipmentId, {
    state: 'posted',
    document: { entry: 9, number: 90 },
    reason: null,
    dueAt: null,
  });
  expect(await handedOver('giveBack')).toMatchObject({ status: { state: 'posted' } });
});

it('what SAP took is looked for at once, and never one to post', async () => {
  expect(await handedOver('landed')).toMatchObject({
    status: { state: 'unknown', reason: { code: 'LANDED_NOT_FOUND' }, attempts: 1 },
  });
  expect((await store.shipments.due(10)).shipments).toMatchObject([{ state: 'unknown', landed: true }]);
});

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { startStoreAndApi } from '../../support/store-and-api.ts';
import { STATION } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';
import { openUplinkBench, type UplinkBench } from '../../support/uplink-bench.ts';

// The sync service's store is set back to a copy from before a shipment was taken, as when a disk is replaced.

const now = () => new Date();
const confirmation = aConfirmation({ station: STATION });

let folder: string;
let bench: UplinkBench;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-restored-'));
  mkdirSync(join(folder, 'sync'));
  bench = openUplinkBench([confirmation]);
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

const startSync = () => startStoreAndApi(join(folder, 'sync'), bench);

const isTaken = async (store: Store) => (await store.shipments.statusesAfter(STATION, 0, 10)).length === 1;
const refused = {
  state: 'refused',
  document: null,
  reason: { code: 'STOCK_SHORT', sap: '-10' },
  dueAt: null,
} as const;

it('hands over again what the restored store does not know, and hears what becomes of it', async () => {
  const empty = openSqliteStore(join(folder, 'sync'), { now, newId: () => crypto.randomUUID() });
  await empty.close();
  cpSync(join(folder, 'sync'), join(folder, 'backup'), { recursive: true });

  const first = await startSync();
  await untilTrue('the shipment is taken', () => isTaken(first.store));
  // So many changes that the station knows later revisions than the copy ever gave.
  for (const state of ['held', 'refused', 'held', 'refused'] as const) {
    await first.store.shipments.settle(confirmation.shipmentId, { ...refused, state });
  }
  await until('the station heard it', () => bench.outbox.position().revision > 3);
  await first.stop();
  rmSync(join(folder, 'sync'), { recursive: true });
  cpSync(join(folder, 'backup'), join(folder, 'sync'), { recursive: true });

  const second = await startSync();
  await untilTrue('the shipment is taken again', () => isTaken(second.store));
  await second.store.shipments.settle(confirmation.shipmentId, {
    ...refused,
    state: 'posted',
    document: { entry: 7, number: 8007 },
    reason: null,
  });
  await until('it is posted', () => bench.outbox.shipment(confirmation.shipmentId)?.documentNumber === 8007);
  await second.stop();
});

async function untilTrue(what: string, fits: () => Promise<boolean>): Promise<void> {
  let is = false;
  const look = async (): Promise<void> => {
    is = await fits();
    if (!is) setTimeout(() => void look(), 20);
  };
  void look();
  await until(what, () => is);
}

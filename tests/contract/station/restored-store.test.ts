import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import { openAdditions } from '../../../electron/station/additions/additions.ts';
import { type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { openCatalogue, type StationCatalogue } from '../../../electron/station/orders/catalogue.ts';
import { type Outbox, openOutbox } from '../../../electron/station/uplink/outbox.ts';
import { openUplink, type Uplink } from '../../../electron/station/uplink/uplink.ts';
import { openApi } from '../../../electron/sync/api/server.ts';
import { openSapStanding } from '../../../electron/sync/sap-standing.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { STATION, TOKEN } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';

// The sync service's store is set back to a copy from before a shipment was taken, as when a disk is replaced.

const now = () => new Date();
const confirmation = aConfirmation({ station: STATION });

let folder: string;
let journal: Journal;
let catalogue: StationCatalogue;
let outbox: Outbox;
let uplink: Uplink;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-restored-'));
  for (const name of ['station', 'sync']) mkdirSync(join(folder, name));
  journal = openJournal(join(folder, 'station'), STATION, { now, mono: () => process.hrtime.bigint() });
  catalogue = openCatalogue(join(folder, 'station'));
  outbox = openOutbox(journal);
  closeShipment();
  uplink = openUplink({
    stationId: STATION,
    catalogue,
    outbox,
    additions: openAdditions(journal),
    slipFiles: { forAddition: async () => ({ orderNumber: 1, content: null }) },
    progress: () => null,
    run: 'run-1',
    now,
    changed: () => {},
    log: { info: () => {}, warn: () => {} },
  });
});
afterEach(async () => {
  await uplink.close();
  catalogue.close();
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The shipment as the journal's projection keeps it. */
function closeShipment(): void {
  const document = JSON.stringify(confirmation);
  const sha256 = createHash('sha256').update(document).digest('hex');
  journal.db
    .prepare(
      `INSERT INTO shipment (shipment_id, session_id, work_key, order_number, customer_name, cartons, packer,
         closed_at, document, sha256, state, since)
       VALUES (?, 's1', 'SO407', 1407, 'Café', 1, 'Ana', '2026-11-24', ?, ?, 'waiting', '2026-11-24')`,
    )
    .run(confirmation.shipmentId, document, sha256);
}

async function startSync() {
  const store = openSqliteStore(join(folder, 'sync'), { now, newId: () => crypto.randomUUID() });
  const standing = openSapStanding(null, now);
  const api = await openApi({ host: '127.0.0.1', port: 0 }, TOKEN, {
    store,
    standing,
    retryLogin: () => {},
    company: null,
  });
  uplink.reach({ address: api.address, token: TOKEN });
  return {
    store,
    stop: async () => {
      await api.close();
      await store.close();
    },
  };
}

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
  await until('the station heard it', () => outbox.position().revision > 3);
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
  await until('it is posted', () => outbox.shipment(confirmation.shipmentId)?.documentNumber === 8007);
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

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { additionsOf, openAdditions } from '../../../electron/station/additions/additions.ts';
import type { SlipFiles } from '../../../electron/station/additions/slip-files.ts';
import { type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { openCatalogue, type StationCatalogue } from '../../../electron/station/orders/catalogue.ts';
import { openOutbox } from '../../../electron/station/uplink/outbox.ts';
import { openUplink, type Uplink } from '../../../electron/station/uplink/uplink.ts';
import type { AdditionStatus } from '../../../shared/contracts/addition.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { type SyncStub, startSyncStub } from '../../support/sync-stub.ts';
import { until } from '../../support/until.ts';

// What a station keeps of what it adds to deliveries, over a real journal.

const AT = '2026-11-24T11:00:00.000Z';
const confirmation = aConfirmation();
const { shipmentId } = confirmation;
const now = () => new Date();

let folder: string;
let journal: Journal;
let catalogue: StationCatalogue;
let sync: SyncStub;
let uplink: Uplink | null = null;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pw-additions-'));
  journal = openJournal(folder, 'bench-1', { now, mono: () => process.hrtime.bigint() });
  catalogue = openCatalogue(folder);
  sync = await startSyncStub([]);
  closeShipment();
});
afterEach(async () => {
  await uplink?.close();
  uplink = null;
  await sync.close();
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
       VALUES (?, 'session-1', 'SO407', 1407, 'Café Elbblick', 1, 'Ana Packer', ?, ?, ?, 'waiting', ?)`,
    )
    .run(shipmentId, AT, document, sha256, AT);
}

function append(type: string, body: object): number {
  const line = { type, body, person: 'ana', device: null, session: null, ruleVersion: null };
  return journal.append([line])[0]?.seq ?? 0;
}

function reach(slipFiles: SlipFiles): void {
  uplink = openUplink({
    stationId: 'bench-1',
    catalogue,
    outbox: openOutbox(journal),
    additions: openAdditions(journal),
    slipFiles,
    progress: () => null,
    run: 'run-1',
    now,
    changed: () => {},
    log: { info: () => {}, warn: () => {} },
  });
  uplink.reach({ address: sync.address, token: sync.token });
}

const given = (number: string) =>
  append('TrackingGiven', { shipmentId, numbers: [{ carton: null, number }] });
const statesNow = () => additionsOf(journal.db, shipmentId).map(({ state }) => state);

it('waits for its shipment to be handed over, and is then handed over once', async () => {
  const additions = openAdditions(journal);
  const seq = given('ONE-1234');
  expect(additions.unsubmitted('store-1')).toEqual([]);
  append('ShipmentSubmitted', { shipmentId, storeId: 'store-1' });
  expect(additions.unsubmitted('store-1').map((each) => each.seq)).toEqual([seq]);
  additions.markSubmitted([seq], 'store-1');
  expect(additions.unsubmitted('store-1')).toEqual([]);
  expect(additions.unsettled('store-1').map((each) => each.seq)).toEqual([seq]);
  append('ShipmentSubmitted', { shipmentId, storeId: 'store-2' });
  expect(additions.unsubmitted('store-2').map((each) => each.seq)).toEqual([seq]);
});

it('a state of what was replaced meanwhile comes too late, and each change shows in the mark', () => {
  const additions = openAdditions(journal);
  const marks = new Set([additions.mark()]);
  const first = given('ONE-1234');
  marks.add(additions.mark());
  const second = given('TWO-1234');
  marks.add(additions.mark());
  const status = (seq: number, revision: number): AdditionStatus => ({
    ...{ shipmentId, kind: 'tracking', seq, state: 'inSap', inSap: 'X', reason: null, since: AT, revision },
  });
  additions.note([status(first, 7)], 'store-1');
  marks.add(additions.mark());
  expect([statesNow(), additions.position()]).toEqual([
    ['replaced', 'waiting'],
    { storeId: 'store-1', revision: 7 },
  ]);
  additions.note([status(second, 8)], 'store-1');
  marks.add(additions.mark());
  expect(statesNow()).toEqual(['replaced', 'inSap']);
  expect(marks.size).toBe(5);
});

it('a slip that cannot be made for SAP is given up and said, and asks nothing more', async () => {
  append('SlipWanted', { shipmentId });
  let asked = 0;
  reach({
    forAddition: async ({ kind }) => {
      if (kind === 'slip') asked++;
      return { orderNumber: 1407, content: kind === 'slip' ? null : new Uint8Array() };
    },
  });
  await until('the slip is given up', () => statesNow()[0] === 'refused');
  expect(additionsOf(journal.db, shipmentId)[0]?.reasonCode).toBe('FILE_NOT_MADE');
  uplink?.submitSoon();
  const seq = given('ONE-1234');
  await until('the next one is taken', () => additionsOf(journal.db, shipmentId)[1]?.submittedTo !== null);
  expect(additionsOf(journal.db, shipmentId)[1]?.seq).toBe(seq);
  expect(asked).toBe(1);
});

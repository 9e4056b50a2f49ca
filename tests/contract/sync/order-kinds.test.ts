import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { workChange } from '../../../shared/contracts/catalogue.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { aSource } from '../../support/works.ts';

// An order and a reserve invoice that have the same number are two, in every store.

const now = () => new Date('2026-11-24T10:00:00Z');
const kind = 'reserveInvoice';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pw-kinds-'));
  store = openSqliteStore(folder, { now, newId: () => 'store' });
  const invoice = aSource({ key: 'RI407', order: { ...aSource().work.order, kind } });
  await store.catalogue.offer([aSource(), invoice], await store.shipments.newestRevision());
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const ofOrder = aConfirmation();
const ofInvoice = aConfirmation({
  shipmentId: '01920000-0000-7000-8000-000000000002',
  workKey: 'RI407',
  orderKind: kind,
});

async function accept(confirmation: typeof ofOrder): Promise<void> {
  const document = Buffer.from(JSON.stringify(confirmation));
  await store.shipments.accept({ confirmation, station: 'bench-1', document, sha256: 'a'.repeat(64) });
}

/** What of each work is offered. */
async function offered() {
  const { changes } = await store.catalogue.after(0, { changes: 100, bytes: 1e9 });
  return Object.fromEntries(
    changes
      .map((text) => workChange.parse(JSON.parse(text)))
      .flatMap((change) =>
        change.kind === 'putWork' ? [[change.work.key, change.work.lines[0]?.quantity]] : [],
      ),
  );
}

it('what is packed of the one is taken off that one alone', async () => {
  await accept(ofOrder);
  expect(await offered()).toEqual({ SO407: 5, RI407: 10 });
  await accept(ofInvoice);
  expect(await offered()).toEqual({ SO407: 5, RI407: 5 });
});

it('neither waits for the other on its way to SAP', async () => {
  await accept(ofOrder);
  await accept(ofInvoice);
  await store.shipments.beginAttempt({ id: ofOrder.shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
  const { shipments } = await store.shipments.due(50);
  expect(shipments.map(({ confirmation }) => confirmation)).toEqual([ofInvoice]);
});

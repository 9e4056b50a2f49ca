import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDurable } from '../../../electron/service/sqlite.ts';
import { SYNC_MIGRATIONS } from '../../../electron/sync/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import { aConfirmation, aLine } from '../../support/confirmations.ts';
import { aSession } from '../../support/progress.ts';
import { aSource } from '../../support/works.ts';

// A store from before reserve invoices knows its orders by number alone, and what was posted since a reading by the
// clock: what waited in it is still that order's.

const STEPS_BEFORE = SYNC_MIGRATIONS.slice(
  0,
  SYNC_MIGRATIONS.findIndex(({ name }) => name.startsWith('orders are known by a key')),
);
const AT = '2026-11-24T10:00:00.000Z';
const now = () => new Date('2026-11-24T10:05:00.000Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-older-'));
  const db = openDurable(join(folder, 'sync.db'), STEPS_BEFORE);
  const { shipmentId } = aConfirmation();
  db.prepare(`INSERT INTO fact VALUES ('shipmentRevision', '1')`).run();
  db.prepare(
    `INSERT INTO shipment (id, station, order_entry, document, sha256, state, since, due_at, revision)
     VALUES (?, 'bench-1', 407, ?, 'x', 'waiting', ?, ?, 1)`,
  ).run(shipmentId, Buffer.from(JSON.stringify(aConfirmation())), AT, AT);
  db.prepare('INSERT INTO source_work (key, order_entry, body) VALUES (?, 407, ?)').run(
    'SO407',
    JSON.stringify({ ...aSource(), readBegan: AT }),
  );
  const session = aSession({ shipmentId: '01920000-0000-7000-8000-000000000009', orderEntry: 500 });
  db.prepare(
    'INSERT INTO progress_session (shipment_id, station, order_entry, body) VALUES (?, ?, 500, ?)',
  ).run(session.shipmentId, 'bench-1', JSON.stringify(session));
  db.prepare(`INSERT INTO progress_order (order_entry, due_at, not_before) VALUES (500, ?, '')`).run(AT);
  db.prepare('INSERT INTO progress_pick VALUES (57, 0, 500, 2, 3)').run();
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

it('posts what waits, offers what is left and tells of what is begun', async () => {
  const store = openSqliteStore(folder, { now, newId: () => 'store' });
  const { shipments } = await store.shipments.due(10);
  expect(shipments.map(({ confirmation }) => confirmation)).toEqual([aConfirmation()]);
  expect(shipments[0]?.confirmation).not.toHaveProperty('orderKind');

  const second = aConfirmation({
    shipmentId: '01920000-0000-7000-8000-000000000002',
    lines: [aLine({ baseQuantity: 3, taken: [] })],
  });
  const document = Buffer.from(JSON.stringify(second));
  await store.shipments.accept({ confirmation: second, station: 'bench-1', document, sha256: 'y' });
  const { changes } = await store.catalogue.after(0, { changes: 10, bytes: 1e6 });
  expect(changes.map((text) => JSON.parse(text))).toMatchObject([
    { kind: 'putWork', work: { key: 'SO407', lines: [{ quantity: 10 - 5 - 3 }] } },
  ]);

  for (const { shipmentId } of [aConfirmation(), second]) {
    await store.shipments.settle(shipmentId, { state: 'refused', document: null, reason: null, dueAt: null });
  }
  const { order } = await store.progress.next();
  expect(order).toMatchObject({
    order: { kind: 'order', entry: 500 },
    standing: { whileOpen: { packed: '3/10' } },
  });
  await store.close();
});

it('takes off what was posted since SAP was read, and not what SAP had told of already', async () => {
  const posted = (n: number) =>
    aConfirmation({
      shipmentId: `01920000-0000-7000-8000-00000000001${n}`,
      lines: [aLine({ baseQuantity: n, taken: [] })],
    });
  const db = openDurable(join(folder, 'sync.db'), STEPS_BEFORE);
  const insert = db.prepare(
    `INSERT INTO shipment (id, station, order_entry, document, sha256, state, since, posted_at, revision)
     VALUES (?, 'bench-1', 407, ?, 'x', 'posted', ?, ?, ?)`,
  );
  for (const [n, at] of [
    [1, '2026-11-24T09:59:00.000Z'],
    [2, '2026-11-24T10:01:00.000Z'],
  ] as const) {
    insert.run(posted(n).shipmentId, Buffer.from(JSON.stringify(posted(n))), at, at, n + 1);
  }
  db.prepare(`UPDATE fact SET value = '3' WHERE name = 'shipmentRevision'`).run();
  db.close();

  const store = openSqliteStore(folder, { now, newId: () => 'store' });
  const confirmation = posted(1);
  await store.shipments.accept({
    confirmation: { ...confirmation, shipmentId: '01920000-0000-7000-8000-000000000002' },
    station: 'bench-1',
    document: Buffer.from(JSON.stringify(confirmation)),
    sha256: 'y',
  });
  const { changes } = await store.catalogue.after(0, { changes: 10, bytes: 1e6 });
  expect(changes.map((text) => JSON.parse(text))).toMatchObject([
    { kind: 'putWork', work: { key: 'SO407', lines: [{ quantity: 10 - 5 - 2 - 1 }] } },
  ]);
  await store.close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store, Verdict } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';

let folder: string;
let clock: number;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-order-of-posts-'));
  clock = Date.parse('2026-11-24T10:00:00Z');
  store = openSqliteStore(folder, { now: () => new Date(clock), newId: () => 'store' });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const idOf = (n: number) => `01920000-0000-7000-8000-00000000000${n}`;

async function accept(n: number, orderEntry = 407): Promise<void> {
  const confirmation = aConfirmation({ shipmentId: idOf(n), orderEntry });
  const document = Buffer.from(JSON.stringify(confirmation));
  await store.shipments.accept({ confirmation, station: 'bench-1', document, sha256: String(n).repeat(64) });
  clock += 1_000;
}

const due = async () => (await store.shipments.due(50)).shipments.map(({ id }) => id);
const settled = (state: Verdict['state'], inMs: number): Verdict => {
  return { state, document: null, reason: null, dueAt: new Date(clock + inMs).toISOString() };
};

it('a later shipment of an order waits for the earlier one, however often that is tried', async () => {
  await accept(1);
  await accept(2);
  expect(await due()).toEqual([idOf(1)]);
  await store.shipments.settle(idOf(1), settled('unknown', 0));
  expect(await due()).toEqual([idOf(1)]);
  await store.shipments.settle(idOf(1), settled('waiting', 60_000));
  expect(await due()).toEqual([]);
  clock += 60_000;
  expect(await due()).toEqual([idOf(1)]);
  await store.shipments.settle(idOf(1), { ...settled('posted', 0), document: { entry: 1, number: 8001 } });
  expect(await due()).toEqual([idOf(2)]);
});

it('gives so many as are asked for, the longest due first, and none of an order that is under way', async () => {
  for (const n of [1, 2, 3, 4]) await accept(n, n);
  const idsOf = async (...asked: Parameters<Store['shipments']['due']>) =>
    (await store.shipments.due(...asked)).shipments.map(({ id }) => id);
  expect(await idsOf(2)).toEqual([idOf(1), idOf(2)]);
  expect(await idsOf(2, new Set(['SO1', 'SO3']))).toEqual([idOf(2), idOf(4)]);
  expect(await idsOf(0)).toEqual([]);
});

it('a clock set back by a day keeps nothing waiting for a day', async () => {
  await accept(1);
  clock -= 24 * 3_600_000;
  expect(await due()).toEqual([idOf(1)]);
});

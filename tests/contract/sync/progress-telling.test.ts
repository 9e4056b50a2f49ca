import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCompany } from '../../../electron/sync/company.ts';
import { keepTelling } from '../../../electron/sync/progress/telling.ts';
import { openServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import type { Standing } from '../../../electron/sync/service-layer/session.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { aSession } from '../../support/progress.ts';
import { type Reply, type Seen, startScripted } from '../../support/scripted-service-layer.ts';
import { until } from '../../support/until.ts';

// The part of the sync service that tells SAP, with a Service Layer that answers as no sandbox does on demand.

let folder: string;
let store: Store;
const toEnd: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-telling-'));
  store = openSqliteStore(folder, { now: () => new Date(), newId: () => 'store' });
});
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
  await store.close();
  rmSync(folder, { recursive: true });
});

const ORDER = { body: { DocumentStatus: 'bost_Open' } };
const TAKEN = { status: 204, body: '' };
const isWrite = ({ method }: Seen) => method === 'PATCH';
const isAboutOrder = ({ url }: Seen) => url.includes('Orders(407)');

/** Tells with waits that are over at once; gives the requests about the order and how SAP seemed to stand. */
async function tellOn(reply: (seen: Seen) => Reply) {
  const server = await startScripted((seen) => (isAboutOrder(seen) ? reply(seen) : { body: { value: [] } }));
  const standings: Standing[] = [];
  const ids = { now: Date.now, newId: () => 'id' };
  const sap = openServiceLayer(server.config, { ...ids, onStanding: (each) => standings.push(each) });
  const log = pino({ level: 'silent' });
  const company = openCompany(sap, {
    log,
    makeMissing: false,
    user: 'manager',
    warehouses: null,
    note: async () => {},
  });
  const stop = new AbortController();
  let waits = 0;
  const wait = {
    forMs: async () => {
      waits++;
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
  const ports = { company, store, log, now: () => new Date(), random: () => 0, wait };
  const told = keepTelling(ports, { orders: true, pickLists: false, intervalMs: 0 }, stop.signal);
  toEnd.push(server.close, sap.close, () => {
    stop.abort();
    return told;
  });
  return {
    standings,
    about: () => server.seen.filter(isAboutOrder),
    writes: () => server.seen.filter((seen) => isAboutOrder(seen) && isWrite(seen)),
    waits: () => waits,
  };
}

it('a conflict with somebody who changes the order just then is read again and told', async () => {
  await store.progress.report('bench-1', { run: 'run', number: 1 }, [aSession()]);
  const conflict = {
    status: 412,
    body: { error: { code: '-2039', message: 'Another user or another operation modified data' } },
  };
  let conflicts = 1;
  const sap = await tellOn((seen) => (isWrite(seen) ? (conflicts-- > 0 ? conflict : TAKEN) : ORDER));
  await until('told', () => sap.writes().length === 2);
  expect(sap.about().map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH']);
  expect(JSON.parse(sap.writes()[1]?.body ?? '')).toEqual({
    U_PW_STATE: 'packing',
    U_PW_PACKED: '3/10',
    U_PW_STATION: 'bench-1',
  });
});

it.each([
  ['is gone', 0, () => ({ status: 404, body: { error: { code: '-2028', message: 'No matching records' } } })],
  ['is closed', 0, () => ({ body: { DocumentStatus: 'bost_Close', U_PW_STATE: null } })],
  [
    'already says it',
    0,
    () => ({
      body: {
        DocumentStatus: 'bost_Open',
        U_PW_STATE: 'packing',
        U_PW_PACKED: '3/10',
        U_PW_STATION: 'bench-1',
      },
    }),
  ],
  [
    'may not be changed',
    1,
    (seen: Seen) =>
      isWrite(seen)
        ? { status: 400, body: { error: { code: '-5002', message: '(17) Not by this user' } } }
        : ORDER,
  ],
])('an order that %s is asked about once and left alone', async (_what, writes, reply) => {
  await store.progress.report('bench-1', { run: 'run', number: 1 }, [aSession()]);
  const sap = await tellOn(reply);
  await until('asked', () => sap.about().length > 0);
  await until('looked again and again', () => sap.waits() > 20);
  expect(sap.about().filter(({ method }) => method === 'GET')).toHaveLength(1);
  expect(sap.writes()).toHaveLength(writes);
});

it('an answer that is lost says nothing of how SAP stands, and the next try merges what came', async () => {
  await store.progress.report('bench-1', { run: 'run', number: 1 }, [aSession()]);
  let lost = true;
  const sap = await tellOn((seen) => {
    if (!isWrite(seen)) return ORDER;
    return lost ? null : TAKEN;
  });
  await until('lost', () => sap.writes().length === 1);
  await store.progress.report('bench-1', { run: 'run', number: 2 }, [aSession({ state: 'held', packed: 4 })]);
  lost = false;
  await until('told', () => sap.writes().length === 2);
  expect(sap.writes()[1]?.body).toContain('"U_PW_STATE":"held"');
  expect(new Set(sap.standings.map(({ state }) => state))).toEqual(new Set(['connected']));
});

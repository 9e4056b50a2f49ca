import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Company } from '../../../electron/sync/company.ts';
import { keepPosting } from '../../../electron/sync/post/posting.ts';
import type { ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import type { Failure, Outcome } from '../../../electron/sync/service-layer/outcome.ts';
import type { Equipment, Promised } from '../../../electron/sync/setup/setup.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import type { Confirmation, ShipmentStatus } from '../../../shared/contracts/confirmation.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { until } from '../../support/until.ts';

// The posting loop on a real store, with a SAP on paper and a clock that is turned by its own waits.

const BEGAN = Date.parse('2026-11-24T10:00:00Z');
const QUIET_PERIOD_MS = 300_000;

let folder: string;
let clock: number;
let store: Store;
let stop: AbortController;
let running: Promise<void>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-posting-'));
  clock = BEGAN;
  store = openSqliteStore(folder, { now, newId: () => 'store-1' });
  stop = new AbortController();
  running = Promise.resolve();
});
afterEach(async () => {
  stop.abort();
  await running;
  await store.close();
  rmSync(folder, { recursive: true });
});

const now = () => new Date(clock);

/** What SAP has, and when each post came, in milliseconds after the beginning. */
type Paper = {
  readonly deliveries: { DocEntry: number; DocNum: number; U_PW_ID: string }[];
  readonly posts: number[];
};

function paper(): Paper {
  return { deliveries: [], posts: [] };
}

const done = <T>(value: T): Outcome<T> => ({ kind: 'done', status: 200, value });
const withId = z.object({ U_PW_ID: z.string() });
const noRow: Failure = { kind: 'refused', status: 404, error: { code: '-2028', message: 'No matching' } };

function sapOn({ deliveries, posts }: Paper): ServiceLayer {
  const idIn = (path: string) => /'([^']+)'/.exec(decodeURIComponent(path))?.[1] ?? '';
  const answerTo = (path: string): Outcome<unknown> => {
    if (path.startsWith('U_PW_SHIPMENT')) return noRow;
    const found = deliveries.filter(({ U_PW_ID }) => U_PW_ID === idIn(path));
    return done({ value: path.startsWith('DeliveryNotes') ? found : [] });
  };
  return {
    enter: async () => null,
    read: async (path, schema) => {
      const outcome = answerTo(path);
      return outcome.kind === 'done' ? done(schema.parse(outcome.value)) : outcome;
    },
    changeSet: async (steps) => {
      posts.push(clock - BEGAN);
      const { U_PW_ID } = withId.parse(steps.find(({ path }) => path === 'DeliveryNotes')?.body);
      deliveries.push({ DocEntry: deliveries.length + 1, DocNum: deliveries.length + 8001, U_PW_ID });
      return done([]);
    },
  } as Partial<ServiceLayer> as ServiceLayer;
}

function postOn(sap: ServiceLayer, promise: Promised): void {
  const equipment: Equipment = {
    promise,
    tote: false,
    orderFields: false,
    pickListLink: false,
    stockQueries: new Set(),
    packageTypes: new Set(),
  };
  const company: Company = { sap, equipment: async () => equipment, promise: () => promise };
  const wait = {
    forMs: async (ms: number, signal: AbortSignal) => {
      await new Promise(setImmediate);
      if (!signal.aborted) clock += Math.max(ms, 1);
    },
  };
  const ports = { company, store, log: pino({ level: 'silent' }), now, random: () => 0, wait };
  const config = { postDeadlineMs: 120_000, quietPeriodMs: QUIET_PERIOD_MS };
  running = keepPosting(ports, config, { stop: stop.signal, giveUp: stop.signal });
}

async function accept(confirmation: Confirmation): Promise<void> {
  const document = Buffer.from(JSON.stringify(confirmation));
  await store.shipments.accept({ confirmation, station: 'bench-1', document, sha256: 'a'.repeat(64) });
}

async function settledAs(state: ShipmentStatus['state']): Promise<ShipmentStatus> {
  let last: ShipmentStatus | undefined;
  const look = async () => {
    [last] = await store.shipments.statusesAfter('bench-1', 0, 1);
  };
  const stopListening = store.onChange(() => void look());
  await look();
  await until(state, () => last?.state === state);
  stopListening();
  if (last === undefined) throw new Error('There is no shipment');
  return last;
}

const closedAfter = (ms: number) => aConfirmation({ closedAt: new Date(BEGAN + ms).toISOString() });

describe('a first post', () => {
  it('with the own table needs no question', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    postOn(sapOn(sap), 'ownTable');
    await settledAs('posted');
    expect(sap.posts).toEqual([0]);
  });

  it('without it waits out what an earlier store may have sent, and asks SAP', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    postOn(sapOn(sap), 'lookUp');
    await settledAs('posted');
    expect(sap.posts).toHaveLength(1);
    expect(sap.posts[0]).toBeGreaterThanOrEqual(QUIET_PERIOD_MS);
  });

  it.each<Promised>(['lookUp', 'ownTable'])(
    'of what SAP has already, from before this store, is none (%s)',
    async (promise) => {
      const sap = paper();
      const shipment = closedAfter(-1_000);
      sap.deliveries.push({ DocEntry: 77, DocNum: 8077, U_PW_ID: shipment.shipmentId });
      await accept(shipment);
      postOn(sapOn(sap), promise);
      expect(await settledAs('posted')).toMatchObject({ attempts: 0, document: { entry: 77, number: 8077 } });
      expect(sap.posts).toEqual([]);
    },
  );

  it('is none while neither table nor field is there', async () => {
    const sap = paper();
    await accept(closedAfter(-1_000));
    postOn(sapOn(sap), 'unknown');
    await until('an hour of waiting', () => clock - BEGAN > 3_600_000);
    expect(sap.posts).toEqual([]);
    expect(await settledAs('waiting')).toMatchObject({ attempts: 0 });
  });
});

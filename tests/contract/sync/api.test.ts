import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientError, Status } from 'nice-grpc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApi } from '../../../electron/sync/api/server.ts';
import { openSapStanding, type SapStanding } from '../../../electron/sync/sap-standing.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { PutChange, Store } from '../../../electron/sync/store/store.ts';
import { sapStatus, workChange } from '../../../shared/contracts/catalogue.ts';
import type { WatchWorkResponse } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import {
  connectSync,
  STATION,
  type SyncClient,
  statesUntil,
  submit,
  TOKEN,
} from '../../support/sync-client.ts';
import { anItem, aSource } from '../../support/works.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0 };
const now = () => new Date();

let folder: string;
let store: Store;
let standing: SapStanding;
let client: SyncClient;
let pagesRead: number;
let loginsAskedFor: number;
let close: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pw-api-'));
  store = openSqliteStore(folder, { now, newId: () => crypto.randomUUID() });
  standing = openSapStanding(null, now);
  pagesRead = 0;
  loginsAskedFor = 0;
  const counting: Store = {
    ...store,
    catalogue: {
      ...store.catalogue,
      after: (...args) => {
        pagesRead++;
        return store.catalogue.after(...args);
      },
    },
  };
  const api = await openApi(LOOPBACK, TOKEN, {
    store: counting,
    standing,
    retryLogin: () => loginsAskedFor++,
    company: null,
    adopt: null,
  });
  client = connectSync(api.address);
  close = async () => {
    client.channel.close();
    await api.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
});
afterEach(() => close());

const codeOf = async (call: Promise<unknown>) =>
  call.then(
    () => 'OK',
    (error: unknown) => (error instanceof ClientError ? Status[error.code] : String(error)),
  );
const items = (count: number, from = 0): PutChange[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'putItem', item: anItem({ itemCode: `A${from + n}` }) }));

describe('a station', () => {
  it('without the token, or with another, gets nothing', async () => {
    const address = client.channel.getTarget().replace(/^dns:/, '');
    for (const token of ['', 'wrong', `${TOKEN}x`]) {
      const stranger = connectSync(address, token);
      expect(await codeOf(submit(stranger, aConfirmation()))).toBe('UNAUTHENTICATED');
      const watching = stranger.calls.watchWork({ stationId: STATION })[Symbol.asyncIterator]().next();
      expect(await codeOf(watching)).toBe('UNAUTHENTICATED');
      stranger.channel.close();
    }
  });

  it('hands a shipment over once, however often it sends it', async () => {
    const confirmation = aConfirmation();
    const first = await submit(client, confirmation);
    expect(first).toMatchObject({ shipmentId: confirmation.shipmentId, state: 'waiting', attempts: 0 });
    expect(await submit(client, confirmation)).toEqual(first);
    expect(await codeOf(submit(client, { ...confirmation, partial: true }))).toBe('ALREADY_EXISTS');
  });

  it('gets no shipment taken that is damaged, of another shape or of another id', async () => {
    const confirmation = aConfirmation();
    const wrong = [
      submit(client, confirmation, { sha256: Buffer.alloc(32) }),
      submit(client, Buffer.from('{"half":')),
      submit(client, { ...confirmation, lines: [] }),
      submit(client, confirmation, { shipmentId: '01920000-0000-7000-8000-00000000000f' }),
    ];
    for (const call of wrong) expect(await codeOf(call)).toBe('INVALID_ARGUMENT');
    expect((await store.shipments.due(10)).shipments).toEqual([]);
  });

  it('sees its shipments change, and asks for a refused one again', async () => {
    const { shipmentId } = await submit(client, aConfirmation());
    await store.shipments.beginAttempt({ id: shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
    const refusal = { code: 'STOCK_SHORT', sap: '-10 short' } as const;
    await store.shipments.settle(shipmentId, {
      state: 'refused',
      document: null,
      reason: refusal,
      dueAt: null,
    });
    const seen = await statesUntil(client, shipmentId, ({ state }) => state === 'refused');
    expect(seen.at(-1)).toMatchObject({ attempts: 1, reason: refusal });
    await client.calls.retryShipment({ stationId: STATION, shipmentId });
    expect(loginsAskedFor).toBe(1);
    await statesUntil(client, shipmentId, ({ state }) => state === 'waiting');
    const foreign = client.calls.retryShipment({ stationId: 'bench-2', shipmentId });
    expect(await codeOf(foreign)).toBe('NOT_FOUND');
  });

  it('holds a shipment or gives it back, saying who and why', async () => {
    const { shipmentId } = await submit(client, aConfirmation());
    const request = { stationId: STATION, shipmentId, person: 'Ana Clerk', reason: 'customer called' };
    expect(await codeOf(client.calls.holdShipment({ ...request, reason: '' }))).toBe('INVALID_ARGUMENT');
    expect(await codeOf(client.calls.holdShipment({ ...request, stationId: 'bench-2' }))).toBe('NOT_FOUND');
    const held = await client.calls.holdShipment(request);
    expect(JSON.parse(held.status)).toMatchObject({ shipmentId, state: 'held' });
    await statesUntil(client, shipmentId, ({ state }) => state === 'held');
    expect(await codeOf(client.calls.holdShipment(request))).toBe('FAILED_PRECONDITION');
    await client.calls.giveBackShipment(request);
    await statesUntil(client, shipmentId, ({ state }) => state === 'givenBack');
    expect(await codeOf(client.calls.giveBackShipment(request))).toBe('FAILED_PRECONDITION');
  });

  it('is told at once how the service stands with SAP, and each change', async () => {
    const statuses = client.calls.watchSap({ stationId: STATION })[Symbol.asyncIterator]();
    const next = async () => sapStatus.parse(JSON.parse((await statuses.next()).value?.status ?? ''));
    expect(await next()).toMatchObject({ state: 'unconfigured', promise: 'unknown' });
    standing.noteStanding({ state: 'refused', code: 'SAP_WRONG_PASSWORD', detail: '100000027 Login failed' });
    expect(await next()).toMatchObject({ state: 'refused', code: 'SAP_WRONG_PASSWORD' });
    await statuses.return?.();
  });
});

describe('the stream of work', () => {
  const watch = (afterRevision: number, storeId: string) =>
    client.calls.watchWork({ stationId: STATION, afterRevision, storeId })[Symbol.asyncIterator]();
  const nextOf = async (stream: AsyncIterator<WatchWorkResponse>): Promise<WatchWorkResponse> => {
    const { value } = await stream.next();
    if (value === undefined) throw new Error('the stream ended');
    return value;
  };

  it('starts from nothing for a new station, then sends only what changes', async () => {
    await store.catalogue.put(items(2));
    const stream = watch(0, '');
    const first = await nextOf(stream);
    expect(first).toMatchObject({ storeId: store.storeId, reset: true, caughtUp: true });
    expect(first.changes.map((text) => workChange.parse(JSON.parse(text)).kind)).toEqual([
      'putItem',
      'putItem',
    ]);
    await store.catalogue.offer([aSource()], 0);
    const second = await nextOf(stream);
    expect(second).toMatchObject({ reset: false, caughtUp: true });
    expect(second.changes.map((text) => workChange.parse(JSON.parse(text)))).toMatchObject([
      { kind: 'putWork', work: { key: 'SO407' } },
    ]);
    await stream.return?.();
  });

  it('goes on after the revision that the station has, and resets one that knows another store', async () => {
    await store.catalogue.put(items(2));
    const { revision } = await store.catalogue.after(0, { changes: 10, bytes: 1e6 });
    await store.catalogue.put(items(1, 2));
    const going = watch(revision, store.storeId);
    const more = await nextOf(going);
    expect(more.reset).toBe(false);
    expect(more.changes).toHaveLength(1);
    await going.return?.();
    for (const [after, storeId] of [
      [revision, 'another'],
      [revision + 1_000, store.storeId],
    ] as const) {
      const stream = watch(after, storeId);
      const all = await nextOf(stream);
      expect(all.reset).toBe(true);
      expect(all.changes).toHaveLength(3);
      await stream.return?.();
    }
  });

  it('of 100,000 items waits for a slow reader instead of filling the memory', async () => {
    for (let from = 0; from < 100_000; from += 10_000) await store.catalogue.put(items(10_000, from));
    const stream = watch(0, '');
    await nextOf(stream);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(pagesRead).toBeLessThan(60);
    const seen = new Set<string>();
    for (let caughtUp = false; !caughtUp; ) {
      const page = await nextOf(stream);
      expect(page.changes.length).toBeLessThanOrEqual(50);
      for (const text of page.changes) seen.add(text);
      ({ caughtUp } = page);
    }
    expect(seen.size).toBe(99_950);
    await stream.return?.();
  });
});

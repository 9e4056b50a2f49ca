import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { OrderToTell, Store } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { aSession } from '../../support/progress.ts';

const BEGAN = Date.parse('2026-11-24T10:00:00.000Z');

let folder: string;
let clock: number;
let number: number;
let store: Store;
const open = () => openSqliteStore(folder, { now: () => new Date(clock), newId: () => 'store' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-progress-'));
  clock = BEGAN;
  number = 0;
  store = open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const report = (...sessions: Parameters<Store['progress']['report']>[2]) =>
  store.progress.report('bench-1', { run: 'run', number: ++number }, sessions);

async function toTell(): Promise<OrderToTell> {
  const { order } = await store.progress.next();
  if (order === null) throw new Error('There is nothing to tell');
  return order;
}

const nothingToTell = async () => expect((await store.progress.next()).order).toBeNull();
const inSeconds = (seconds: number) => new Date(clock + seconds * 1_000).toISOString();
const tellAll = async () => store.progress.settle(await toTell(), inSeconds(30));

async function ship(state: 'posted' | 'refused' | 'waiting'): Promise<void> {
  const confirmation = aConfirmation();
  const document = Buffer.from(JSON.stringify(confirmation));
  await store.shipments.accept({ confirmation, station: 'bench-1', document, sha256: 'a'.repeat(64) });
  if (state === 'waiting') return;
  const settled = { state, document: null, reason: null, dueAt: null } as const;
  await store.shipments.settle(confirmation.shipmentId, settled);
}

const anAttempt = (id: string) => ({ id, kind: 'post', requestSha256: 'b'.repeat(64) }) as const;

describe('what a station reports', () => {
  it('is told as it is now, however often it changed before', async () => {
    for (let packed = 0; packed <= 10; packed++) await report(aSession({ packed }));
    const order = await toTell();
    expect(order.standing.whileOpen).toEqual({ state: 'packing', packed: '10/10', station: 'bench-1' });
    await store.progress.settle(order, inSeconds(30));
    await nothingToTell();
  });

  it('is told again only when it says something new, a count not before its time, a state at once', async () => {
    await report(aSession());
    await tellAll();
    await report(aSession());
    expect(await store.progress.next()).toEqual({ order: null, nextDueAt: null });
    await report(aSession({ packed: 4 }));
    expect(await store.progress.next()).toEqual({ order: null, nextDueAt: inSeconds(30) });
    await report(aSession({ packed: 4, state: 'held' }));
    expect((await toTell()).standing.whileOpen).toMatchObject({ state: 'held', packed: '4/10' });
    await tellAll();
    await report(aSession({ packed: 5, state: 'held' }));
    await nothingToTell();
    clock += 30_000;
    expect((await toTell()).standing.whileOpen.packed).toBe('5/10');
  });

  it('that came too late is passed over; another process of the station counts anew', async () => {
    await store.progress.report('bench-1', { run: 'a', number: 7 }, [aSession({ packed: 7 })]);
    await store.progress.report('bench-1', { run: 'a', number: 6 }, [aSession({ packed: 6 })]);
    await store.progress.report('bench-1', { run: 'a', number: 7 }, []);
    expect((await toTell()).standing.whileOpen.packed).toBe('7/10');
    await store.progress.report('bench-1', { run: 'b', number: 1 }, [aSession({ packed: 8 })]);
    expect((await toTell()).standing.whileOpen.packed).toBe('8/10');
  });

  it('and names no more is over, but what other stations have stays', async () => {
    await report(aSession());
    const other = aSession({ shipmentId: '01920000-0000-7000-8000-000000000002', packed: 1 });
    await store.progress.report('bench-2', { run: 'x', number: 1 }, [other]);
    await report();
    expect((await toTell()).standing.whileOpen).toMatchObject({ state: 'packing', packed: '1/10' });
    await store.progress.report('bench-2', { run: 'x', number: 2 }, []);
    expect((await toTell()).standing.whileOpen.state).toBe('open');
    await tellAll();
    clock += 3_600_000;
    expect(await store.progress.next()).toEqual({ order: null, nextDueAt: null });
  });

  it('survives the end of the service', async () => {
    await report(aSession({ state: 'held' }));
    await store.close();
    store = open();
    expect((await toTell()).standing.whileOpen.state).toBe('held');
  });

  it('while SAP is being told is due after that', async () => {
    await report(aSession({ picked: [{ pickListLine: 0, quantity: 3, factor: 1 }], pickListEntry: 57 }));
    const order = await toTell();
    await report(aSession({ picked: [{ pickListLine: 1, quantity: 3, factor: 1 }], pickListEntry: 57 }));
    await store.progress.settle(order, inSeconds(30));
    expect((await store.progress.next()).nextDueAt).toBe(inSeconds(30));
    clock += 30_000;
    expect((await toTell()).pickLists[0]?.wanted).toEqual([{ pickListLine: 1, quantity: 3, factor: 1 }]);
  });

  it('and can not be told is put off, whatever comes meanwhile', async () => {
    await report(aSession());
    await store.progress.putOff(await toTell(), inSeconds(4));
    await report(aSession({ state: 'held' }));
    expect(await store.progress.next()).toEqual({ order: null, nextDueAt: inSeconds(4) });
    clock += 4_000;
    expect(await toTell()).toMatchObject({ tries: 1, standing: { whileOpen: { state: 'held' } } });
  });
});

describe('shipments come first', () => {
  it('nothing is told while one is due or on its way, of any order', async () => {
    await report(aSession({ orderEntry: 500, shipmentId: '01920000-0000-7000-8000-000000000002' }));
    await ship('waiting');
    await nothingToTell();
    const { shipmentId } = aConfirmation();
    await store.shipments.beginAttempt(anAttempt(shipmentId), 1_000);
    await nothingToTell();
    const unknown = { state: 'unknown', document: null, reason: null, dueAt: inSeconds(60) } as const;
    await store.shipments.settle(shipmentId, unknown);
    expect((await toTell()).order).toEqual({ kind: 'order', entry: 500 });
  });

  it('an order says nothing while it is open whether its shipment landed', async () => {
    await report(aSession({ packed: 10 }));
    await ship('waiting');
    const { shipmentId } = aConfirmation();
    await store.shipments.beginAttempt(anAttempt(shipmentId), 1_000);
    const unknown = { state: 'unknown', document: null, reason: null, dueAt: inSeconds(60) } as const;
    await store.shipments.settle(shipmentId, unknown);
    await nothingToTell();
  });

  it('a refused one leaves the order packed; a posted one lets SAP say what is left, and all is forgotten', async () => {
    await report(aSession({ packed: 10, state: 'packed', total: 10 }));
    await ship('refused');
    await report();
    expect((await toTell()).standing.whileOpen).toMatchObject({ state: 'packed', packed: '10/10' });
    await tellAll();
    const posted = { state: 'posted', document: { entry: 1, number: 1 }, reason: null, dueAt: null } as const;
    await store.shipments.settle(aConfirmation().shipmentId, posted);
    expect((await toTell()).standing).toEqual({
      whileOpen: { state: 'open', packed: '', station: '' },
      onceClosed: { state: 'shipped', packed: '10/10', station: 'bench-1' },
    });
    await tellAll();
    await nothingToTell();
    await report(aSession({ shipmentId: '01920000-0000-7000-8000-000000000002', packed: 1 }));
    expect((await toTell()).standing.whileOpen).toMatchObject({ state: 'packing', packed: '1/10' });
  });

  it('one that no station told of is told all the same, and keeps how much the order was to be', async () => {
    await ship('posted');
    expect((await toTell()).standing.onceClosed).toMatchObject({ state: 'shipped', packed: '' });
    await tellAll();
    await report(aSession({ shipmentId: '01920000-0000-7000-8000-000000000003', packed: 9 }));
    const closed = { packed: 10, state: 'packed', total: null } as const;
    await report(aSession({ shipmentId: '01920000-0000-7000-8000-000000000003', ...closed }));
    expect((await toTell()).standing.whileOpen).toMatchObject({ state: 'packed', packed: '10/10' });
  });
});

describe('an order and a reserve invoice of the same number', () => {
  it('are told apart, and neither waits for the other', async () => {
    const ofInvoice = {
      shipmentId: '01920000-0000-7000-8000-000000000002',
      orderKind: 'reserveInvoice',
    } as const;
    await report(aSession({ packed: 3 }), aSession({ ...ofInvoice, packed: 7 }));
    const told = [await toTell()];
    await tellAll();
    told.push(await toTell());
    expect(told.map(({ order, standing }) => [order, standing.whileOpen.packed])).toEqual(
      expect.arrayContaining([
        [{ kind: 'order', entry: 407 }, '3/10'],
        [{ kind: 'reserveInvoice', entry: 407 }, '7/10'],
      ]),
    );
    await tellAll();
    await nothingToTell();
  });
});

describe('pick lists', () => {
  const picked = (quantity: number) => [{ pickListLine: 0, quantity, factor: 1 }];

  it('know what this service wrote and tried, until the shipment takes over', async () => {
    await report(aSession({ pickListEntry: 57, picked: picked(3) }));
    expect((await toTell()).pickLists).toEqual([{ list: 57, wanted: picked(3), own: [] }]);
    await store.progress.trying(57, { entry: 407 }, [{ line: 0, picked: 3 }]);
    expect((await toTell()).pickLists[0]?.own).toMatchObject([{ line: 0, written: 0, tried: 3 }]);
    await store.progress.written(57, [{ line: 0, picked: 3 }]);
    await tellAll();
    await report();
    expect((await toTell()).pickLists).toMatchObject([{ list: 57, wanted: [], own: [{ written: 3 }] }]);
    await report(aSession({ pickListEntry: 57, picked: picked(4) }));
    await ship('posted');
    expect((await toTell()).pickLists).toEqual([]);
  });
});

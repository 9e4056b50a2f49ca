import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Confirmation, ShipmentStatus } from '../../../shared/contracts/confirmation.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { type SyncStub, startSyncStub } from '../../support/sync-stub.ts';
import { until } from '../../support/until.ts';
import { openUplinkBench, type UplinkBench, type Watching } from '../../support/uplink-bench.ts';

// What waited for SAP comes in on the thread that answers scans: few flushes to the disk, each of few events.

/** As many as the uplink takes together, of states and of what was handed over. */
const MOST_TOGETHER = 20;

let sync: SyncStub;
let bench: UplinkBench;
beforeEach(async () => {
  sync = await startSyncStub([]);
});
afterEach(async () => {
  await bench.close();
  await sync.close();
});

function start(shipments: readonly Confirmation[], watching: Watching): void {
  bench = openUplinkBench(shipments, watching);
  bench.uplink.reach(sync);
}

function closed(count: number): readonly Confirmation[] {
  return Array.from({ length: count }, (_none, n) =>
    aConfirmation({
      shipmentId: `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      closedAt: new Date(Date.UTC(2026, 10, 24) + n * 1_000).toISOString(),
    }),
  );
}

/** Each shipment being posted, then posted, those of several shipments between each other. */
function statesOf(shipments: readonly Confirmation[]): readonly ShipmentStatus[] {
  const base = { reason: null, attempts: 1, since: '2026-11-24T12:00:00.000Z' };
  return shipments.flatMap(({ shipmentId }, n) => [
    { ...base, shipmentId, state: 'posting', document: null, revision: 2 * n + 1 },
    { ...base, shipmentId, state: 'posted', document: { entry: n, number: n }, revision: 2 * n + 2 },
  ]);
}

/** The entries of each transaction with events of a type. */
function sizes(transactions: readonly (readonly string[])[], type: string): readonly number[] {
  return transactions.filter((types) => types.includes(type)).map(({ length }) => length);
}

describe('states that come from the sync service', () => {
  it('are journaled in their order, many in one transaction and none in a large one', async () => {
    const shipments = closed(500);
    const states = statesOf(shipments);
    const transactions: (readonly string[])[] = [];
    sync.pushStates(states);
    start(shipments, { appended: (types) => transactions.push(types) });
    await until('all are posted', () => bench.outbox.waiting().count === 0, 60_000);

    const together = sizes(transactions, 'ShipmentStateChanged');
    expect(together.reduce((total, size) => total + size, 0)).toBe(states.length);
    expect(Math.max(...together)).toBeLessThanOrEqual(MOST_TOGETHER);
    expect(together.length).toBeLessThan(states.length / 4);
    expect(revisionsJournaled()).toEqual(states.map(({ revision }) => revision));
    expect(bench.outbox.position().revision).toBe(states.length);
  });

  it('let a scan through between two transactions, also when 5,000 wait', async () => {
    const shipments = closed(2_500);
    const port = await openPort();
    let journaled = 0;
    let whenSent = 0;
    let whenHeard: number | null = null;
    port.heard(() => {
      whenHeard ??= journaled;
    });
    const appended = (types: readonly string[]): void => {
      if (!types.includes('ShipmentStateChanged')) return;
      journaled += types.length;
      if (whenSent > 0 || journaled < 10 * MOST_TOGETHER) return;
      whenSent = journaled;
      port.send('4006381333931\r');
    };
    sync.pushStates(statesOf(shipments));
    start(shipments, { appended });
    await until('the scan is heard', () => whenHeard !== null, 60_000);
    port.close();
    expect(whenSent).toBeGreaterThan(0);
    expect(Number(whenHeard) - whenSent).toBeLessThanOrEqual(3 * MOST_TOGETHER);
    expect(bench.outbox.waiting().count).toBeGreaterThan(2_000);
  });

  it('that could not be written are heard again, in their order', async () => {
    const shipments = closed(50);
    const states = statesOf(shipments);
    let writes = 0;
    const appending = (): void => {
      writes += 1;
      if (writes === 2) throw new Error('database or disk is full');
    };
    sync.pushStates(states);
    bench = openUplinkBench(shipments, { appending });
    for (const { shipmentId } of shipments) sync.refusing.add(shipmentId);
    bench.uplink.reach(sync);
    await until('all are posted', () => bench.outbox.waiting().count === 0);
    expect(revisionsJournaled()).toEqual(states.map(({ revision }) => revision));
  });
});

function revisionsJournaled(): readonly number[] {
  return bench.journal.db
    .prepare<[], number>(
      `SELECT body ->> '$.revision' FROM event WHERE type = 'ShipmentStateChanged' ORDER BY seq`,
    )
    .pluck()
    .all();
}

describe('closed shipments', () => {
  it('are handed over oldest first and one by one, and noted together', async () => {
    const shipments = closed(100);
    const transactions: (readonly string[])[] = [];
    const read: string[] = [];
    const takenWhenRead: number[] = [];
    start(shipments, {
      appended: (types) => transactions.push(types),
      documentRead: (shipmentId) => {
        read.push(shipmentId);
        takenWhenRead.push(sync.submitted.length);
      },
    });
    await until('all are noted', () => bench.outbox.unsubmitted('stub-store').length === 0, 60_000);
    const ids = shipments.map(({ shipmentId }) => shipmentId);
    expect(sync.submitted.map(({ shipmentId }) => shipmentId)).toEqual(ids);
    // A document is read when the one before it was taken: never are two in memory.
    expect(read).toEqual(ids);
    expect(takenWhenRead).toEqual(ids.map((_id, n) => n));
    expect(sizes(transactions, 'ShipmentSubmitted')).toEqual([20, 20, 20, 20, 20]);
  });

  it('that are not taken hold up no others, and are handed over again', async () => {
    const shipments = closed(30);
    const [, second] = shipments;
    if (second === undefined) throw new Error('There are thirty');
    sync.refusing.add(second.shipmentId);
    start(shipments, {});
    const waiting = () => bench.outbox.unsubmitted('stub-store');
    await until('the others are noted', () => waiting().length === 1);
    expect(waiting()).toEqual([second.shipmentId]);
    sync.refusing.delete(second.shipmentId);
    await until('it is noted', () => waiting().length === 0);
  });
});

describe('a shipment that is refused for what it is', () => {
  it('is tried again alone, not with all that is taken and waits for SAP', async () => {
    const shipments = closed(30);
    const [, second] = shipments;
    if (second === undefined) throw new Error('There are thirty');
    sync.refusing.add(second.shipmentId);
    const read: string[] = [];
    start(shipments, { documentRead: (shipmentId) => read.push(shipmentId) });
    const tries = () => read.filter((id) => id === second.shipmentId).length;
    await until('it was tried again', () => tries() >= 3);
    expect(read.length).toBe(shipments.length + tries() - 1);
  });
});

/** Bytes that come to this thread as a scanner's do. */
async function openPort(): Promise<{
  heard(listener: () => void): void;
  send(text: string): void;
  close(): void;
}> {
  const reading = Promise.withResolvers<Socket>();
  const server = createServer(reading.resolve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen');
  const writing = connect(address.port, '127.0.0.1');
  const end = await reading.promise;
  return {
    heard: (listener) => end.on('data', listener),
    send: (text) => writing.write(text),
    close: () => {
      writing.destroy();
      end.destroy();
      server.close();
    },
  };
}

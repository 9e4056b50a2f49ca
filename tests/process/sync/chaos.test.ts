import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import type { Work } from '../../../shared/packing/work.ts';
import type { Fault } from '../../support/fault-proxy.ts';
import { halfOf, packedFrom } from '../../support/packed.ts';
import { countDeliveries, deliveriesOf, orderInSap, ownRowsOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { catalogueUntil, statesUntil, submit } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';

// A bad day on purpose: lost answers, dead connections, ended sessions, a service killed again and again, while a
// dozen shipments are posted. In the end SAP has each of them once, and nothing else.

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const FAULTS: readonly Fault[] = [
  'loseAnswer',
  'truncateAnswer',
  'proxyPage',
  'proxyPageAfter',
  'resetBefore',
  { holdAnswerMs: 2_500 },
];
/** A read that goes wrong as well: the look-up of a shipment, a log-in, a page of work. */
const PATHS = ['$batch', '$batch', '$batch', 'DeliveryNotes?', 'U_PW_SHIPMENT(', 'Login', 'Orders?'] as const;

/** After several failures in a row the service waits longer and longer before it asks SAP again. */
const DEADLINE_MS = 60_000;

const anySeed = Date.now() % 2 ** 31;

it.each([[20_261_124], [anySeed]])(
  'with the troubles of seed %i, every shipment is in SAP once',
  async (seed) => {
    const random = randomOf(seed);
    let sync = await site.startSync();
    const before = await countDeliveries(site.asker);
    const { works } = await catalogueUntil(sync.client, 'any work', ({ works }) => works.size > 0);
    const shipments = apart([...works.values()]);
    const open = new Map<number, ReadonlyMap<number, number>>();
    for (const { orderEntry } of shipments) {
      open.set(orderEntry, (await orderInSap(site.asker, orderEntry)).rest);
    }
    expect(shipments.length).toBeGreaterThan(9);

    const restart = async (): Promise<RunningSync> => {
      await sync.service.kill();
      return site.startSync();
    };
    let kills = 0;
    for (const [n, shipment] of shipments.entries()) {
      site.proxy.next(pick(random, PATHS), pick(random, FAULTS));
      if (n % 4 === 1) await site.endSessionAt(pick(random, ['$batch', 'DeliveryNotes?']));
      const posts = site.proxy.count('$batch');
      await submit(sync.client, shipment);
      if (n % 3 !== 2) continue;
      await until('a post under way', () => site.proxy.count('$batch') > posts, DEADLINE_MS);
      sync = await restart();
      kills++;
    }
    let unknown = 0;
    for (const { shipmentId } of shipments) {
      const states = await statesUntil(
        sync.client,
        shipmentId,
        ({ state }) => state === 'posted',
        DEADLINE_MS,
      );
      unknown += states.some(({ state, attempts }) => state === 'unknown' || attempts > 1) ? 1 : 0;
    }
    expect(kills).toBeGreaterThan(2);
    expect(unknown).toBeGreaterThan(0);

    for (const { shipmentId, orderEntry, lines } of shipments) {
      expect(await deliveriesOf(site.asker, shipmentId)).toHaveLength(1);
      expect(await ownRowsOf(site.asker, shipmentId)).toBe(1);
      const { rest } = await orderInSap(site.asker, orderEntry);
      for (const { orderLine, baseQuantity } of lines) {
        expect(rest.get(orderLine)).toBe((open.get(orderEntry)?.get(orderLine) ?? 0) - baseQuantity);
      }
    }
    expect(await countDeliveries(site.asker)).toBe(before + shipments.length);
  },
  180_000,
);

/** Shipments of different orders that do not want the same goods, so that SAP has no reason to refuse one. */
function apart(works: readonly Work[]): readonly Confirmation[] {
  const taken = new Set<string>();
  const shipments = new Map<number, Confirmation>();
  for (const work of works) {
    const shipment = packedIfToBeHad(work);
    if (shipment === null || shipments.has(shipment.orderEntry)) continue;
    const places = shipment.lines.flatMap(({ itemCode, taken: rows }) =>
      rows.map(({ lot, serial, bin }) => JSON.stringify([itemCode, lot, serial, bin?.entry])),
    );
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    shipments.set(shipment.orderEntry, shipment);
  }
  return [...shipments.values()];
}

function packedIfToBeHad(work: Work): Confirmation | null {
  if (!work.lines.some((line) => halfOf(line) > 0)) return null;
  try {
    return packedFrom(work, halfOf);
  } catch {
    return null;
  }
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: () => number, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('Nothing to choose from');
  return choice;
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Work } from '../../../shared/packing/work.ts';
import type { Fault } from '../../support/fault-proxy.ts';
import { halfOf, packedFrom } from '../../support/packed.ts';
import { countDeliveries, deliveriesOf, ownRowsOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { catalogueUntil, sapUntil, statesUntil, submit } from '../../support/sync-client.ts';

// Lost answers, dead connections, dead programs: whatever happens, there is exactly one delivery in the end.

let site: Site;
let sync: RunningSync;
let before: number;
beforeEach(() => open());
async function open(...unusual: readonly string[]): Promise<void> {
  site = await openSite(...unusual);
  sync = await site.startSync();
  before = await countDeliveries(site.asker);
}
afterEach(() => site.close());

const isPosted = ({ state }: { state: string }) => state === 'posted';

/** A work without lots and serials, of which half can be packed. */
async function anyWork(): Promise<Work> {
  const { works } = await catalogueUntil(sync.client, 'any work', ({ works }) => works.size > 0);
  const fits = ({ lines }: Work) => lines.every((line) => line.item.tracking === 'none' && line.quantity > 1);
  const found = [...works.values()].find(fits);
  if (found === undefined) throw new Error('The demo company has no such work');
  return found;
}

async function expectOneDelivery(shipmentId: string, ownRows = 1): Promise<void> {
  expect(await deliveriesOf(site.asker, shipmentId)).toHaveLength(1);
  if (ownRows > 0) expect(await ownRowsOf(site.asker, shipmentId)).toBe(ownRows);
  expect(await countDeliveries(site.asker)).toBe(before + 1);
}

describe('when SAP took the shipment and the answer was lost', () => {
  it.each<[string, Fault]>([
    ['the connection was cut', 'loseAnswer'],
    ['half of it came', 'truncateAnswer'],
    ['a proxy answered with its own page', 'proxyPageAfter'],
    ['it came after the deadline', { holdAnswerMs: 2_500 }],
  ])('because %s, it is looked up and not posted again', async (_name, fault) => {
    const shipment = packedFrom(await anyWork(), halfOf);
    site.proxy.next('$batch', fault);
    await submit(sync.client, shipment);
    const states = await statesUntil(sync.client, shipment.shipmentId, isPosted);
    expect(states.map(({ state }) => state)).toContain('unknown');
    expect(states.at(-1)).toMatchObject({ attempts: 1, document: { entry: expect.any(Number) } });
    expect(site.proxy.count('$batch')).toBe(1);
    await expectOneDelivery(shipment.shipmentId);
  });
});

describe('when SAP never saw the shipment', () => {
  it.each<[string, Fault]>([
    ['the connection was cut before', 'resetBefore'],
    ['a proxy answered instead', 'proxyPage'],
  ])('because %s, it is posted again after the quiet period, once', async (_name, fault) => {
    const shipment = packedFrom(await anyWork(), halfOf);
    site.proxy.next('$batch', fault);
    await submit(sync.client, shipment);
    const states = await statesUntil(sync.client, shipment.shipmentId, isPosted);
    expect(states.map(({ state }) => state)).toContain('unknown');
    expect(states.at(-1)?.attempts).toBe(2);
    await expectOneDelivery(shipment.shipmentId);
  });
});

describe('when the service is killed', () => {
  it('after SAP took the shipment and before the answer was read, the next start finds it', async () => {
    const shipment = packedFrom(await anyWork(), halfOf);
    site.proxy.next('$batch', { holdAnswerMs: 1_000 });
    const taken = site.proxy.answered('$batch');
    await submit(sync.client, shipment);
    await taken;
    await sync.service.kill();
    await expectOneDelivery(shipment.shipmentId);

    sync = await site.startSync();
    const states = await statesUntil(sync.client, shipment.shipmentId, isPosted);
    expect(states.at(-1)).toMatchObject({ attempts: 1 });
    expect(site.proxy.count('$batch')).toBe(1);
    await expectOneDelivery(shipment.shipmentId);
  });

  it('before it posted what it had taken, the next start posts it', async () => {
    const shipment = packedFrom(await anyWork(), halfOf);
    await site.proxy.setAway(true);
    await submit(sync.client, shipment);
    await sync.service.kill();
    await site.proxy.setAway(false);
    sync = await site.startSync();
    await statesUntil(sync.client, shipment.shipmentId, isPosted);
    await expectOneDelivery(shipment.shipmentId);
  });
});

describe('when the service has lost its store, and the station hands everything over again', () => {
  const loseStore = async (): Promise<void> => {
    await sync.service.kill();
    rmSync(join(site.folder, 'sync'), { recursive: true });
    sync = await site.startSync();
  };

  it.each([
    ['by its own row', [], 1],
    ['without own tables', ['notPermitted=UserTablesMD'], 0],
  ])('what is in SAP is found %s, and not posted again', async (_how, unusual, ownRows) => {
    await site.close();
    await open(...unusual);
    const shipment = packedFrom(await anyWork(), halfOf, { closedAt: new Date().toISOString() });
    await submit(sync.client, shipment);
    await statesUntil(sync.client, shipment.shipmentId, isPosted);
    await loseStore();
    await submit(sync.client, shipment);
    const states = await statesUntil(sync.client, shipment.shipmentId, isPosted);
    expect(states.at(-1)).toMatchObject({ attempts: 0, document: { entry: expect.any(Number) } });
    expect(site.proxy.count('$batch')).toBe(1);
    await expectOneDelivery(shipment.shipmentId, ownRows);
  });
});

describe('while SAP is away', () => {
  it('shipments are taken and wait; they are posted when it is back', async () => {
    const work = await anyWork();
    const shipment = packedFrom(work, halfOf);
    await site.proxy.setAway(true);
    await sapUntil(sync.client, ({ state }) => state === 'away');
    expect(await submit(sync.client, shipment)).toMatchObject({ state: 'waiting' });
    await catalogueUntil(sync.client, 'only the rest of the work on offer', ({ works }) => {
      const left = works.get(work.key)?.lines.map(({ quantity }) => quantity);
      return String(left) === String(work.lines.map((line) => line.quantity - halfOf(line)));
    });
    await site.proxy.setAway(false);
    const states = await statesUntil(sync.client, shipment.shipmentId, isPosted);
    expect(states.map(({ state }) => state)).not.toContain('unknown');
    await expectOneDelivery(shipment.shipmentId);
  });
});

it('a session that SAP ended is renewed, and the shipment of that moment posted once', async () => {
  const shipment = packedFrom(await anyWork(), halfOf);
  await site.endSessionAt('$batch');
  await submit(sync.client, shipment);
  await statesUntil(sync.client, shipment.shipmentId, isPosted);
  await expectOneDelivery(shipment.shipmentId);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packedFrom } from '../../support/packed.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, sapUntil, statesUntil, submit } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

describe('what SAP has open', () => {
  it('is offered: the demo company’s items, its orders and its pick lists, with what may be packed', async () => {
    const { client } = await site.startSync();
    const { works, items } = await catalogueUntil(client, 'works', ({ works }) => works.size > 0);
    const { json } = await site.asker.get("Items/$count?$filter=InventoryItem%20eq%20'tYES'");
    expect(items.size).toBe(json);
    const open = z
      .object({ value: z.array(z.object({ DocEntry: z.int() })) })
      .parse((await site.asker.get("Orders?$select=DocEntry&$filter=DocumentStatus%20eq%20'bost_Open'")).json)
      .value.map(({ DocEntry }) => DocEntry);
    const offered = [...works.values()];
    for (const { order } of offered) expect(open).toContain(order.entry);
    expect(offered.some(({ pickListEntry }) => pickListEntry !== null)).toBe(true);
    const lines = offered.flatMap((work) => work.lines);
    expect(lines.some(({ lots }) => lots.some(({ expiry }) => expiry !== null))).toBe(true);
    expect(lines.some(({ serials }) => serials.length > 0)).toBe(true);
    expect(lines.some(({ binManaged, bins }) => binManaged && bins.length > 0)).toBe(true);
    expect(await sapUntil(client, ({ lastPullAt }) => lastPullAt !== null)).toMatchObject({
      state: 'connected',
      company: 'SBODEMO',
      sandbox: true,
      promise: 'ownTable',
    });
  });

  it('follows what happens there: a closed order goes away, a new one comes', async () => {
    const { client } = await site.startSync();
    const { works } = await catalogueUntil(client, 'works', ({ works }) => works.size > 0);
    const work = [...works.values()].find(({ pickListEntry }) => pickListEntry === null);
    const [line] = work?.lines ?? [];
    if (work === undefined || line === undefined) throw new Error('The demo company has no plain order');
    await site.asker.post(`Orders(${work.order.entry})/Close`, {});
    await catalogueUntil(client, 'the closed order gone', ({ works }) => !works.has(work.key));

    const made = await site.asker.post('Orders', {
      CardCode: work.customer.code,
      DocDueDate: '2030-01-31',
      NumAtCard: 'NEW-ONE',
      DocumentLines: [{ ItemCode: line.item.itemCode, Quantity: 1, WarehouseCode: line.warehouse }],
    });
    expect(made.status).toBe(201);
    const { DocEntry } = z.object({ DocEntry: z.int() }).parse(made.json);
    const key = `SO${DocEntry}`;
    const now = await catalogueUntil(client, 'the new order', ({ works }) => works.has(key));
    expect(now.works.get(key)?.order).toMatchObject({ dueDate: '2030-01-31', customerReference: 'NEW-ONE' });
  });

  it('stays on offer while SAP is away', async () => {
    const { client } = await site.startSync();
    const { works } = await catalogueUntil(client, 'works', ({ works }) => works.size > 0);
    await site.proxy.setAway(true);
    expect(await sapUntil(client, ({ state }) => state === 'away')).toMatchObject({ code: 'SAP_AWAY' });
    const now = await catalogueUntil(client, 'the same works', (known) => known.works.size === works.size);
    expect([...now.works.keys()]).toEqual([...works.keys()]);
  });
});

describe('the set-up', () => {
  const setUp = async (config: string, ...more: string[]) => {
    const program = site.runSync('setup', '--config', config, ...more);
    return { code: await program.exited, said: program.output() };
  };

  it('only checks where it is asked to, then makes what is missing, and finds it the next time', async () => {
    const config = site.configFile({ sandbox: false });
    const checked = await setUp(config, '--check');
    expect(checked.said).toContain('Own table U_PW_SHIPMENT: missing.');
    expect(checked.said).toContain('No promise can be kept without U_PW_ID');
    expect(checked.code).toBe(1);
    expect((await site.asker.get('U_PW_SHIPMENT')).status).toBe(400);

    const made = await setUp(config);
    for (const what of ['Own table U_PW_SHIPMENT', 'Delivery field U_PW_ID', 'Stored query PW_LOTS_BINS']) {
      expect(made.said).toContain(`${what}: made just now.`);
    }
    expect(made.said).toContain('Promise in force: own table.');
    expect(made.code).toBe(0);
    expect((await site.asker.get('U_PW_SHIPMENT')).status).toBe(200);

    const again = await setUp(config);
    expect(again.said).toContain('Own table U_PW_SHIPMENT: in order.');
    expect(again.said).not.toContain('made just now');
    expect(again.code).toBe(0);
  });

  it('says plainly what stands in its way, and tries a password once', async () => {
    const wrong = await setUp(site.configFile({ password: 'not-this-one' }));
    expect(wrong).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not accept the user and password'),
    });
    expect(wrong.said).not.toContain('not-this-one');
    expect(site.proxy.count('/Login')).toBe(1);
    await site.proxy.setAway(true);
    expect(await setUp(site.configFile())).toMatchObject({
      code: 1,
      said: expect.stringContaining('SAP does not answer at sap.url.'),
    });
    await site.proxy.setAway(false);
  });
});

describe('a wrong password', () => {
  it('is tried once, said plainly, and tried again only when somebody asks for it', async () => {
    const shipment = packedFrom(await workFromElsewhere());
    const earlier = site.proxy.count('/Login');
    const { client, service } = await site.startSync(site.configFile({ password: 'not-this-one' }));
    const refused = ({ state, code }: { state: string; code: string | null }) =>
      state === 'refused' && code === 'SAP_WRONG_PASSWORD';
    expect(await sapUntil(client, refused)).toMatchObject({ detail: '100000027 Login failed' });
    const pulls = () => service.output().split('pull.failed').length - 1;
    await until('three pulls', () => pulls() >= 3);
    expect(site.proxy.count('/Login')).toBe(earlier + 1);
    expect(service.output()).not.toContain('not-this-one');

    expect(await submit(client, shipment)).toMatchObject({ state: 'waiting' });
    await client.calls.retryShipment({ stationId: STATION, shipmentId: shipment.shipmentId });
    await until('a second log-in', () => site.proxy.count('/Login') === earlier + 2);
  });

  it('leaves the shipments waiting, which are posted with the right one', async () => {
    const shipment = packedFrom(await workFromElsewhere());
    const wrong = await site.startSync(site.configFile({ password: 'not-this-one' }));
    await submit(wrong.client, shipment);
    await sapUntil(wrong.client, ({ state }) => state === 'refused');
    await wrong.service.kill();
    const right = await site.startSync();
    await statesUntil(right.client, shipment.shipmentId, ({ state }) => state === 'posted');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
  });

  /** A work as a bench has it from before the password was changed. */
  async function workFromElsewhere() {
    const earlier = await site.startSync();
    const { works } = await catalogueUntil(earlier.client, 'works', ({ works }) => works.size > 0);
    await earlier.service.kill();
    const work = [...works.values()].find(({ lines }) => lines.every(({ item }) => item.tracking === 'none'));
    if (work === undefined) throw new Error('The demo company has no plain work');
    return work;
  }
});

describe('the certificate of the sandbox', () => {
  const isConnected = ({ state }: { state: string }) => state === 'connected';

  it('is accepted when it is pinned, or when it is named as the company’s authority', async () => {
    const { url, fingerprint } = site.sandbox;
    const pinned = await site.startSync(site.configFile({ url, trust: { sha256: fingerprint } }));
    await sapUntil(pinned.client, isConnected);
    await pinned.service.kill();
    const ca = join(site.folder, 'sap.pem');
    writeFileSync(ca, site.sandbox.certificate);
    const named = await site.startSync(site.configFile({ url, trust: { ca } }));
    await sapUntil(named.client, isConnected);
  });

  it('is refused otherwise, with its fingerprint named, and no password leaves', async () => {
    const { url, fingerprint } = site.sandbox;
    for (const trust of ['system', { sha256: site.proxy.fingerprint }]) {
      const { client, service } = await site.startSync(site.configFile({ url, trust }));
      const status = await sapUntil(client, ({ state }) => state === 'refused');
      expect(status).toMatchObject({
        code: 'SAP_CERTIFICATE',
        detail: expect.stringContaining(fingerprint),
      });
      await service.kill();
    }
  });
});

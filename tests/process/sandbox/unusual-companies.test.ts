import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { packedFrom } from '../../support/packed.ts';
import { countDeliveries, deliveriesOf, ownRowsOf } from '../../support/sap-documents.ts';
import { openSite, type Site } from '../../support/site.ts';
import {
  catalogueUntil,
  STATION,
  type SyncClient,
  sapUntil,
  statesUntil,
  submit,
} from '../../support/sync-client.ts';

// The real sync service against companies that are not as usual: what a bench confirms is in SAP once, or it is
// said why not.

let site: Site;
afterEach(() => site.close());

/** A whole plain work, packed. */
async function packed(client: SyncClient): Promise<Confirmation> {
  const { works } = await catalogueUntil(client, 'works', (known) => known.works.size > 0);
  const plain = [...works.values()].find(({ lines }) => lines.every(({ item }) => item.tracking === 'none'));
  if (plain === undefined) throw new Error('The demo company has no plain work');
  return packedFrom(plain);
}

const isPosted = ({ state }: { state: string }) => state === 'posted';

async function postOnce(client: SyncClient): Promise<void> {
  const shipment = await packed(client);
  await submit(client, shipment);
  await statesUntil(client, shipment.shipmentId, isPosted);
  expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
}

describe('a company that approves deliveries', () => {
  it('lets a shipment wait for the office, and then has it once', async () => {
    site = await openSite('approvals=DeliveryNotes');
    const { client } = await site.startSync();
    const shipment = await packed(client);
    await submit(client, shipment);
    await statesUntil(client, shipment.shipmentId, ({ state }) => state === 'awaitingApproval');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);

    const requests = z.object({ value: z.array(z.object({ Code: z.number(), DraftEntry: z.number() })) });
    const [request] = requests.parse((await site.asker.get('ApprovalRequests')).json).value;
    const decision = { ApprovalRequestDecisions: [{ Status: 'ardApproved' }] };
    expect((await site.asker.patch(`ApprovalRequests(${request?.Code})`, decision)).status).toBe(204);
    const draft = { Document: { DocEntry: request?.DraftEntry } };
    expect((await site.asker.post('DraftsService_SaveDraftToDocument', draft)).status).toBe(204);
    await client.calls.retryShipment({ stationId: STATION, shipmentId: shipment.shipmentId });
    await statesUntil(client, shipment.shipmentId, isPosted);
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
  });
});

describe('a company without own tables', () => {
  it('is posted to by the header field and the look-up alone', async () => {
    site = await openSite('notPermitted=UserTablesMD');
    const { client } = await site.startSync();
    expect(await sapUntil(client, ({ lastPullAt }) => lastPullAt !== null)).toMatchObject({
      promise: 'lookUp',
    });
    await postOnce(client);
  });

  it('and without own fields is not posted to at all', async () => {
    site = await openSite('notPermitted=UserTablesMD,UserFieldsMD');
    const before = await countDeliveries(site.asker);
    const { client } = await site.startSync();
    const shipment = await packed(client);
    expect(await submit(client, shipment)).toMatchObject({ state: 'waiting' });
    expect(await sapUntil(client, ({ lastPullAt }) => lastPullAt !== null)).toMatchObject({
      promise: 'unknown',
    });
    expect(await countDeliveries(site.asker)).toBe(before);
  });

  it('posts once the Service Layer, started anew, shows what was made for it', async () => {
    site = await openSite('ownObjectsAfterRestart');
    const setUp = site.runSync('setup', '--config', site.configFile());
    expect(await setUp.exited).toBe(1);
    expect(setUp.output()).toContain('have the SAP administrator restart it');

    const { client } = await site.startSync();
    const shipment = await packed(client);
    expect(await submit(client, shipment)).toMatchObject({ state: 'waiting' });
    await sapUntil(client, ({ promise, lastPullAt }) => promise === 'unknown' && lastPullAt !== null);
    // The first that is asked when the service looks again for what it needs.
    await site.asker.addFault('U_PW_SHIPMENT', 'restart');
    await client.calls.retryShipment({ stationId: STATION, shipmentId: shipment.shipmentId });
    await statesUntil(client, shipment.shipmentId, isPosted);
    await sapUntil(client, ({ promise }) => promise === 'ownTable');
  });
});

describe('a Service Layer of several nodes', () => {
  it('is used through the node that knows the session', async () => {
    site = await openSite('nodes=3');
    const { client } = await site.startSync();
    await postOnce(client);
  });
});

describe('a post that lands after its caller has given it up', () => {
  it.each([
    ['by its own row', [], 1],
    ['without one', ['notPermitted=UserTablesMD'], null],
  ])('is found %s, and not made a second time', async (_how, unusual, ownRows) => {
    site = await openSite(...unusual);
    const { client } = await site.startSync();
    const shipment = await packed(client);
    await site.asker.addFault('$batch', 'landLate');
    await submit(client, shipment);
    const states = await statesUntil(client, shipment.shipmentId, isPosted);
    expect(states.map(({ state }) => state)).toContain('unknown');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
    if (ownRows !== null) expect(await ownRowsOf(site.asker, shipment.shipmentId)).toBe(ownRows);
  });
});

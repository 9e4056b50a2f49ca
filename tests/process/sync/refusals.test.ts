import { afterEach, describe, expect, it } from 'vitest';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { packedFrom } from '../../support/packed.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, type SyncClient, statesUntil, submit } from '../../support/sync-client.ts';

// What a company refuses, from the real sandbox: each has its own reason, and something can be done about it.

let site: Site;
afterEach(() => site.close());

async function plainWork(client: SyncClient): Promise<Work> {
  const { works } = await catalogueUntil(client, 'works', (known) => known.works.size > 0);
  const plain = [...works.values()].find(({ lines }) => lines.every(({ item }) => item.tracking === 'none'));
  if (plain === undefined) throw new Error('The demo company has no plain work');
  return plain;
}

async function refusalOf(client: SyncClient, { shipmentId }: Confirmation) {
  const states = await statesUntil(client, shipmentId, ({ state }) => state === 'refused');
  return states.at(-1)?.reason;
}

const asked = ({ shipmentId }: Confirmation) => ({
  stationId: STATION,
  shipmentId,
  person: 'Ana Clerk',
  reason: 'as the office said',
});

describe('a delivery is refused, and told why', () => {
  it.each([
    ['in a locked posting period', 'closedPeriods=2000-01-01/2099-12-31', 'PERIOD_CLOSED'],
    ['without a number series', 'seriesMissing=DeliveryNotes', 'SERIES_MISSING'],
    ['by a user who may not', 'notPermitted=DeliveryNotes', 'NOT_PERMITTED'],
  ])('%s', async (_when, behaviour, code) => {
    site = await openSite(behaviour);
    const { client } = await site.startSync();
    const shipment = packedFrom(await plainWork(client));
    await submit(client, shipment);
    expect(await refusalOf(client, shipment)).toMatchObject({
      code,
      sap: expect.stringMatching(/^-?\d+ \S/),
    });
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
  });

  it('for a customer beyond the credit limit, and goes through once the limit is raised', async () => {
    site = await openSite('creditLimit');
    const { client } = await site.startSync();
    const work = await plainWork(client);
    const customer = `BusinessPartners('${work.customer.code}')`;
    const limit = (CreditLimit: number) => site.asker.patch(customer, { CreditLimit });
    expect((await limit(0.01)).status).toBe(204);
    const shipment = packedFrom(work);
    await submit(client, shipment);
    expect(await refusalOf(client, shipment)).toMatchObject({ code: 'CREDIT_LIMIT' });
    await limit(0);
    await client.calls.retryShipment(asked(shipment));
    await statesUntil(client, shipment.shipmentId, ({ state }) => state === 'posted');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
  });

  it('for a customer who is blocked; it can be held, and given back: its goods are on offer again', async () => {
    site = await openSite();
    const { client } = await site.startSync();
    const work = await plainWork(client);
    await site.asker.patch(`BusinessPartners('${work.customer.code}')`, { Frozen: 'tYES' });
    const shipment = packedFrom(work);
    await submit(client, shipment);
    expect(await refusalOf(client, shipment)).toMatchObject({ code: 'CUSTOMER_INACTIVE' });
    await client.calls.holdShipment(asked(shipment));
    await statesUntil(client, shipment.shipmentId, ({ state }) => state === 'held');
    await catalogueUntil(client, 'the work still taken', ({ works }) => !works.has(work.key));

    await client.calls.giveBackShipment(asked(shipment));
    await statesUntil(client, shipment.shipmentId, ({ state }) => state === 'givenBack');
    const { works } = await catalogueUntil(client, 'the work on offer again', (known) =>
      known.works.has(work.key),
    );
    expect(works.get(work.key)?.lines).toEqual(work.lines);
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
  });
});

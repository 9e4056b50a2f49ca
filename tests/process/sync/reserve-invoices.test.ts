import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Work } from '../../../shared/packing/work.ts';
import { halfOf, packedFrom } from '../../support/packed.ts';
import { aSession, report } from '../../support/progress.ts';
import { deliveriesOf, orderInSap } from '../../support/sap-documents.ts';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil, type SyncClient, sapUntil, statesUntil, submit } from '../../support/sync-client.ts';

// The real sync service and the real sandbox. The demo company's invoices have the numbers of its first orders, so that
// one taken for the other would show.

let site: Site;
let client: SyncClient;
let config: string;
beforeEach(async () => {
  site = await openSite();
  config = site.configFile({ reconcileIntervalSeconds: 0.2 });
  const file = JSON.parse(readFileSync(config, 'utf8')) as object;
  writeFileSync(config, JSON.stringify({ ...file, progress: { intervalSeconds: 0.2 } }));
  ({ client } = await site.startSync(config));
});
afterEach(() => site.close());

const isPosted = ({ state }: { state: string }) => state === 'posted';

async function workOf(key: string): Promise<Work> {
  const { works } = await catalogueUntil(client, key, (known) => known.works.has(key));
  const work = works.get(key);
  if (work === undefined) throw new Error(`${key} is gone`);
  return work;
}

async function invoiceInSap(entry: number) {
  const { open, rest } = await orderInSap(site.asker, entry, 'reserveInvoice');
  return { open, rest: [...rest.values()] };
}

/** What its one delivery is based on, line by line. */
async function basesOf(shipmentId: string): Promise<readonly unknown[]> {
  const deliveries = await deliveriesOf(site.asker, shipmentId);
  expect(deliveries).toHaveLength(1);
  return deliveries.flatMap(({ DocumentLines }) =>
    DocumentLines.map(({ BaseType, BaseEntry, BaseLine }) => [BaseType, BaseEntry, BaseLine]),
  );
}

async function post(shipment: ReturnType<typeof packedFrom>): Promise<void> {
  await submit(client, shipment);
  await statesUntil(client, shipment.shipmentId, isPosted);
}

describe('a reserve invoice', () => {
  it('is packed and delivered in parts like an order, each part once', async () => {
    const work = await workOf('RI1');
    expect(work.order).toMatchObject({ kind: 'reserveInvoice', entry: 1, number: 9001 });
    const half = packedFrom(work, halfOf);
    await post(half);
    expect(await basesOf(half.shipmentId)).toEqual(work.lines.map(({ orderLine }) => [13, 1, orderLine]));
    const rest = work.lines.map((line) => line.quantity - halfOf(line));
    expect(await invoiceInSap(1)).toEqual({ open: true, rest });

    const { works } = await catalogueUntil(client, 'the rest', (known) =>
      (known.works.get('RI1')?.lines ?? []).every(({ quantity }, n) => quantity === rest[n]),
    );
    const left = packedFrom(works.get('RI1') ?? work);
    await post(left);
    expect(await basesOf(left.shipmentId)).toHaveLength(work.lines.length);
    expect(await invoiceInSap(1)).toEqual({ open: false, rest: rest.map(() => 0) });
    await catalogueUntil(client, 'nothing of it', (known) => !known.works.has('RI1'));
  });

  it('that is paid and on a pick list is delivered from there, and its delivery names the list', async () => {
    const { json } = await site.asker.get('Invoices(2)');
    expect(json).toMatchObject({ DocumentStatus: 'bost_Close', InventoryStatus: 'bost_Open' });
    const work = await workOf('PL21-RI2');
    const shipment = packedFrom(work);
    await post(shipment);
    expect(await basesOf(shipment.shipmentId)).toEqual(work.lines.map(({ orderLine }) => [13, 2, orderLine]));
    const links = z.object({
      value: z.array(
        z.object({ DocumentLines: z.array(z.object({ DocLinePickLists: z.array(z.unknown()) })) }),
      ),
    });
    const filter = `U_PW_ID%20eq%20'${shipment.shipmentId}'`;
    const said = links.parse((await site.asker.get(`DeliveryNotes?$filter=${filter}`)).json);
    expect(said.value[0]?.DocumentLines.map(({ DocLinePickLists: [link] }) => link)).toMatchObject(
      work.lines.map(({ pickListLine }) => ({ PickListEntry: 21, PickListLineNum: pickListLine })),
    );
    expect((await site.asker.get('PickLists(21)')).json).toMatchObject({ Status: 'ps_Closed' });
    expect((await invoiceInSap(2)).open).toBe(false);
  });

  it('that is cancelled in SAP is not offered any more, and what was packed of it is refused', async () => {
    const work = await workOf('RI1');
    expect((await site.asker.post('Invoices(1)/Cancel', {})).status).toBe(204);
    await catalogueUntil(client, 'nothing of it', (known) => !known.works.has('RI1'));
    const shipment = packedFrom(work);
    await submit(client, shipment);
    const states = await statesUntil(client, shipment.shipmentId, ({ state }) => state === 'refused');
    expect(states.at(-1)?.reason?.code).toBe('ORDER_CLOSED');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
  });

  it('says how far it is at the benches in its own fields, and the order of that number does not', async () => {
    const { shipmentId } = packedFrom(await workOf('RI1'));
    await report(client, [
      aSession({
        shipmentId,
        workKey: 'RI1',
        orderKind: 'reserveInvoice',
        orderEntry: 1,
        packed: 2,
        total: 10,
      }),
    ]);
    const told = async (path: string): Promise<unknown> => (await site.asker.get(path)).json;
    for (const end = performance.now() + 20_000; performance.now() < end; ) {
      const { U_PW_PACKED } = z
        .object({ U_PW_PACKED: z.string().nullish() })
        .parse(await told('Invoices(1)'));
      if (U_PW_PACKED === '2/10') break;
    }
    expect(await told('Invoices(1)')).toMatchObject({ U_PW_STATE: 'packing', U_PW_PACKED: '2/10' });
    expect(
      z.object({ U_PW_STATE: z.string().nullish() }).parse(await told('Orders(1)')).U_PW_STATE ?? null,
    ).toBe(null);
  });
});

it('an order and a reserve invoice of one number go their own ways, and SAP has of each what was packed', async () => {
  const order = await workOf('PL1-SO1');
  const invoice = await workOf('RI1');
  const shipments = [order, invoice].map((work) => packedFrom(work, halfOf));
  await Promise.all(shipments.map(post));
  const rest = (work: Work) => work.lines.map((line) => line.quantity - halfOf(line));
  expect([...(await orderInSap(site.asker, 1)).rest.values()]).toEqual(rest(order));
  expect((await invoiceInSap(1)).rest).toEqual(rest(invoice));
  await sapUntil(client, ({ alarms }) => alarms === 0);
  const compared = site.runSync('reconcile', '--data', join(site.folder, 'sync'), '--config', config);
  expect(await compared.exited).toBe(0);
  expect(compared.output()).toContain('2 shipment(s) compared with SAP');
  expect(compared.output()).toContain('no differences');
});

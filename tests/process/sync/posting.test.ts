import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { packedFrom } from '../../support/packed.ts';
import {
  deliveriesOf,
  orderInSap,
  ownRowsOf,
  setLotStatus,
  sorted,
  takenIn,
} from '../../support/sap-documents.ts';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, type SyncClient, statesUntil, submit } from '../../support/sync-client.ts';

// The real sync service and the real sandbox, as programs: what a bench confirms is what SAP has.

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const isPosted = ({ state }: { state: string }) => state === 'posted';

async function worksOf(client: SyncClient): Promise<readonly Work[]> {
  const { works } = await catalogueUntil(client, 'any work', ({ works }) => works.size > 0);
  return [...works.values()];
}

/** The first work that `fits`, of which everything is to be had. */
function workWith(works: readonly Work[], what: string, fits: (work: Work) => boolean): Work {
  const found = works.find((work) => fits(work) && isToBeHad(work));
  if (found === undefined) throw new Error(`The demo company has no work ${what}`);
  return found;
}

function isToBeHad(work: Work): boolean {
  try {
    packedFrom(work);
    return true;
  } catch {
    return false;
  }
}

const hasLine = (fits: (line: Work['lines'][number]) => boolean) => (work: Work) => work.lines.some(fits);

const hasLots = hasLine(({ item }) => item.tracking === 'lot');

async function refusalOf(client: SyncClient, { shipmentId }: Confirmation) {
  const states = await statesUntil(client, shipmentId, ({ state }) => state === 'refused');
  return states.at(-1)?.reason;
}

/** Submits and waits until SAP has it; then there is one delivery, of just these goods. */
async function postAndCompare(client: SyncClient, shipment: Confirmation): Promise<void> {
  await submit(client, shipment);
  const states = await statesUntil(client, shipment.shipmentId, isPosted);
  const deliveries = await deliveriesOf(site.asker, shipment.shipmentId);
  expect(deliveries).toHaveLength(1);
  const [delivery] = deliveries;
  expect(states.at(-1)?.document).toEqual({ entry: delivery?.DocEntry, number: delivery?.DocNum });
  expect(delivery?.CardCode).toBe(shipment.customerCode);
  expect(
    delivery?.DocumentLines.map((line) => ({
      order: [line.BaseEntry, line.BaseLine],
      item: line.ItemCode,
      quantity: line.InventoryQuantity,
      taken: takenIn(line),
    })),
  ).toEqual(
    shipment.lines.map((line) => ({
      order: [line.orderEntry, line.orderLine],
      item: line.itemCode,
      quantity: line.baseQuantity,
      taken: sorted(line.taken.map(({ bin, ...row }) => ({ ...row, bin: bin?.entry ?? null }))),
    })),
  );
  expect(await ownRowsOf(site.asker, shipment.shipmentId)).toBe(1);
}

describe('a confirmed shipment becomes one delivery in SAP, with its', () => {
  it.each<[string, (work: Work) => boolean]>([
    ['lots', hasLots],
    ['serials', hasLine(({ item }) => item.tracking === 'serial')],
    ['bins', hasLine(({ item, binManaged }) => item.tracking === 'none' && binManaged)],
    ['units of measure', hasLine(({ uom }) => uom.factor !== 1)],
    ['components of a kit', hasLine(({ kit }) => kit !== null)],
    ['pick list', ({ pickListEntry }) => pickListEntry !== null],
    ['several lines', ({ lines }) => lines.length > 2],
  ])('%s; the order is closed by it', async (what, fits) => {
    const { client } = await site.startSync();
    const work = workWith(await worksOf(client), `with ${what}`, fits);
    await postAndCompare(client, packedFrom(work));
    const { rest } = await orderInSap(site.asker, work.order.entry);
    for (const line of work.lines) expect(rest.get(line.orderLine)).toBe(0);
    await catalogueUntil(client, 'the work is done', ({ works }) => !works.has(work.key));
  });

  it('rest left open, which is offered again and closes the order with a second delivery', async () => {
    const { client } = await site.startSync();
    const fits = (work: Work) =>
      work.pickListEntry === null && work.lines.some(({ quantity }) => quantity >= 2);
    const work = workWith(await worksOf(client), 'to split', fits);
    const half = packedFrom(work, ({ quantity }) => Math.floor(quantity / 2));
    await postAndCompare(client, half);
    const { open, rest } = await orderInSap(site.asker, work.order.entry);
    expect(open).toBe(true);
    for (const line of work.lines) {
      expect(rest.get(line.orderLine)).toBe(line.quantity - Math.floor(line.quantity / 2));
    }

    const again = (key: string, wanted: Work | undefined) =>
      key === work.key && wanted?.lines.every((line) => line.quantity === rest.get(line.orderLine));
    const { works } = await catalogueUntil(client, 'the rest on offer', ({ works }) =>
      [...works].some(([key, each]) => again(key, each)),
    );
    const remaining = works.get(work.key);
    if (remaining === undefined) throw new Error('The rest is not on offer');
    await postAndCompare(client, packedFrom(remaining));
    const closed = await orderInSap(site.asker, work.order.entry);
    expect([closed.open, ...closed.rest.values()]).toEqual([false, ...work.lines.map(() => 0)]);
  });
});

describe('a shipment submitted twice', () => {
  it('is posted once, whether it comes again at once or when it is in SAP already', async () => {
    const { client } = await site.startSync();
    const shipment = packedFrom(workWith(await worksOf(client), 'at all', () => true));
    await Promise.all([submit(client, shipment), submit(client, shipment)]);
    await statesUntil(client, shipment.shipmentId, isPosted);
    expect(await submit(client, shipment)).toMatchObject({ state: 'posted', attempts: 1 });
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
    expect(site.proxy.count('$batch')).toBe(1);
  });
});

describe('many shipments', () => {
  it('are all posted, each once', async () => {
    const { client } = await site.startSync();
    const works = (await worksOf(client)).filter(isToBeHad);
    const perOrder = [...new Map(works.map((work) => [work.order.entry, work])).values()];
    // Few enough that no two of them want the same goods: SAP would refuse the later one, and rightly.
    const wanted = new Map<string, number>();
    const shipments = perOrder
      .filter(({ lines }) =>
        lines.every(({ item }) => !wanted.has(item.itemCode) && wanted.set(item.itemCode, 1)),
      )
      .map((work) => packedFrom(work));
    expect(shipments.length).toBeGreaterThan(3);
    await Promise.all(shipments.map((shipment) => submit(client, shipment)));
    for (const { shipmentId } of shipments) await statesUntil(client, shipmentId, isPosted);
    for (const { shipmentId } of shipments) {
      expect(await deliveriesOf(site.asker, shipmentId)).toHaveLength(1);
    }
  });
});

describe('a shipment that SAP refuses', () => {
  it('says why in SAP’s words and leaves nothing behind', async () => {
    const { client } = await site.startSync();
    const work = workWith(await worksOf(client), 'with lots', hasLots);
    const shipment = packedFrom(work);
    const wrong: Confirmation = {
      ...shipment,
      lines: shipment.lines.map((line) => ({
        ...line,
        taken: line.taken.map((row) => (row.lot === null ? row : { ...row, lot: 'NO-SUCH-LOT' })),
      })),
    };
    await submit(client, wrong);
    expect(await refusalOf(client, wrong)).toMatchObject({
      code: 'LOT_OR_SERIAL_UNKNOWN',
      sap: expect.stringContaining('NO-SUCH-LOT'),
    });
    expect(await deliveriesOf(site.asker, wrong.shipmentId)).toEqual([]);
    expect(await ownRowsOf(site.asker, wrong.shipmentId)).toBe(0);
    const { rest } = await orderInSap(site.asker, work.order.entry);
    for (const line of work.lines) expect(rest.get(line.orderLine)).toBe(line.quantity);
  });

  it('is posted when the cause is gone and somebody has it tried again', async () => {
    const { client } = await site.startSync();
    const work = workWith(await worksOf(client), 'with lots', hasLots);
    const shipment = packedFrom(work);
    const lots = new Set(shipment.lines.flatMap(({ taken }) => taken.flatMap(({ lot }) => lot ?? [])));
    const setStatus = async (status: string) => {
      for (const lot of lots) await setLotStatus(site.asker, lot, status);
    };
    await setStatus('bdsStatus_Locked');
    await submit(client, shipment);
    expect((await refusalOf(client, shipment))?.code).toBe('STOCK_SHORT');

    await setStatus('bdsStatus_Released');
    await client.calls.retryShipment({ stationId: STATION, shipmentId: shipment.shipmentId });
    const states = await statesUntil(client, shipment.shipmentId, isPosted);
    expect(states.at(-1)?.attempts).toBe(2);
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
  });

  it('because its order is closed meanwhile is not posted another way', async () => {
    const { client } = await site.startSync();
    const work = workWith(await worksOf(client), 'at all', ({ pickListEntry }) => pickListEntry === null);
    expect((await site.asker.post(`Orders(${work.order.entry})/Close`, {})).status).toBe(204);
    const shipment = packedFrom(work);
    await submit(client, shipment);
    expect((await refusalOf(client, shipment))?.code).toBe('ORDER_CLOSED');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
  });
});

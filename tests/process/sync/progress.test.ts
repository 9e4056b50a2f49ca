import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SessionProgress } from '../../../shared/contracts/progress.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { halfOf, packedFrom } from '../../support/packed.ts';
import { aSession, report } from '../../support/progress.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil, type SyncClient, statesUntil, submit } from '../../support/sync-client.ts';

// The real sync service, the real sandbox and a network between them: what order entry sees in SAP while an order is
// packed, and that no confirmation ever waits for it.

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const isPosted = ({ state }: { state: string }) => state === 'posted';

/** A configuration that tells counts often, and pick lists too where it is wanted. */
function configFile(progress: object = {}, sap: object = {}): string {
  const path = site.configFile(sap);
  const file = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...file, progress: { intervalSeconds: 0.2, ...progress } }));
  return path;
}

const rowsOf = <T extends z.ZodType>(row: T) => z.object({ value: z.array(row) });
const stocked = z.object({
  ItemCode: z.string(),
  ItemWarehouseInfoCollection: z.array(z.object({ WarehouseCode: z.string(), InStock: z.number() })),
});
const MANY = 60;
const LINE_QUANTITY = 6;

/** An item without lots and serials, and a warehouse without bins that has many of it. */
async function plainStock() {
  const plain = "InventoryItem eq 'tYES' and ManageBatchNumbers eq 'tNO' and ManageSerialNumbers eq 'tNO'";
  const items = await site.asker.get(`Items?$filter=${encodeURIComponent(plain)}`);
  const halls = await site.asker.get("Warehouses?$select=WarehouseCode&$filter=EnableBinLocations eq 'tNO'");
  const withoutBins = rowsOf(z.object({ WarehouseCode: z.string() })).parse(halls.json).value;
  const codes = new Set(withoutBins.map(({ WarehouseCode }) => WarehouseCode));
  const [found] = rowsOf(stocked)
    .parse(items.json)
    .value.flatMap(({ ItemCode, ItemWarehouseInfoCollection }) =>
      ItemWarehouseInfoCollection.filter((each) => codes.has(each.WarehouseCode) && each.InStock >= MANY).map(
        ({ WarehouseCode }) => ({ ItemCode, WarehouseCode }),
      ),
    );
  if (found === undefined) throw new Error('The demo company has no such stock');
  return found;
}

/** Makes an order of three lines of such goods; with a pick list for all of it where one is wanted. */
async function makeOrder(wantsPickList: boolean): Promise<string> {
  const stock = await plainStock();
  const customers = await site.asker.get("BusinessPartners?$select=CardCode&$filter=CardType eq 'cCustomer'");
  const [customer] = rowsOf(z.object({ CardCode: z.string() })).parse(customers.json).value;
  const line = { ...stock, UseBaseUnits: 'tYES', Quantity: LINE_QUANTITY };
  const order = { CardCode: customer?.CardCode, DocDueDate: '2030-01-31', DocumentLines: [line, line, line] };
  const { DocEntry } = z.object({ DocEntry: z.int() }).parse((await site.asker.post('Orders', order)).json);
  if (!wantsPickList) return `SO${DocEntry}`;
  const PickListsLines = [0, 1, 2].map((OrderRowID) => ({
    BaseObjectType: 17,
    OrderEntry: DocEntry,
    OrderRowID,
    ReleasedQuantity: LINE_QUANTITY,
  }));
  const list = await site.asker.post('PickLists', { Remarks: 'Dock 3', PickListsLines });
  const { Absoluteentry } = z.object({ Absoluteentry: z.int() }).parse(list.json);
  return `PL${Absoluteentry}-SO${DocEntry}`;
}

async function newWork(client: SyncClient, wantsPickList = false): Promise<Work> {
  const key = await makeOrder(wantsPickList);
  const { works } = await catalogueUntil(client, key, (known) => known.works.has(key));
  const work = works.get(key);
  if (work === undefined) throw new Error(`${key} is gone`);
  return work;
}

const sessionOf = (work: Work, changes: Partial<SessionProgress> = {}): SessionProgress =>
  aSession({
    workKey: work.key,
    orderEntry: work.order.entry,
    pickListEntry: work.pickListEntry,
    total: sum(work.lines.map(({ quantity }) => quantity)),
    ...changes,
  });

const fields = z.object({
  U_PW_STATE: z.string().nullish(),
  U_PW_PACKED: z.string().nullish(),
  U_PW_STATION: z.string().nullish(),
});

async function told(entry: number): Promise<string> {
  const { json } = await site.asker.get(`Orders(${entry})`);
  const { U_PW_STATE, U_PW_PACKED, U_PW_STATION } = fields.parse(json);
  return [U_PW_STATE, U_PW_PACKED, U_PW_STATION].join(' ').trim();
}

/** Waits until SAP itself shows it; asked over and over, as it tells nobody. */
async function inSap<T>(what: string, read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  let last: unknown;
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    const value = await read();
    if (fits(value)) return value;
    last = value;
  }
  throw new Error(`SAP never said ${what}; last: ${JSON.stringify(last)}`);
}

const untilTold = (entry: number, text: string) =>
  inSap(
    text,
    () => told(entry),
    (said) => said === text,
  );

describe('the order in SAP', () => {
  it('says claimed, packing, held, and after the shipment what SAP makes of it', async () => {
    const { client } = await site.startSync(configFile());
    const work = await newWork(client);
    const { entry } = work.order;
    const total = sum(work.lines.map(({ quantity }) => quantity));
    const half = packedFrom(work, halfOf);
    const { shipmentId } = half;
    const tell = (changes: Partial<SessionProgress>) =>
      report(client, [sessionOf(work, { shipmentId, ...changes })]);

    await tell({ state: 'claimed', packed: 0 });
    await untilTold(entry, `claimed 0/${total} bench-1`);
    await tell({ packed: 1 });
    await untilTold(entry, `packing 1/${total} bench-1`);
    await tell({ state: 'held', packed: 1 });
    await untilTold(entry, `held 1/${total} bench-1`);
    await submit(client, half);
    await report(client, []);
    await statesUntil(client, shipmentId, isPosted);
    await untilTold(entry, 'open');

    const left = (await catalogueUntil(client, 'the rest', ({ works }) => rest(works.get(work.key)) < total))
      .works;
    const all = packedFrom(left.get(work.key) ?? work);
    await report(client, [
      sessionOf(work, { shipmentId: all.shipmentId, packed: 2, total: rest(left.get(work.key)) }),
    ]);
    await submit(client, all);
    await report(client, []);
    await statesUntil(client, all.shipmentId, isPosted);
    await inSap(
      'shipped',
      () => told(entry),
      (said) => said.startsWith('shipped'),
    );
  });

  it('is told the newest of many changes, not each', async () => {
    const { client } = await site.startSync(configFile());
    const work = await newWork(client);
    const { entry } = work.order;
    for (let packed = 1; packed <= 40; packed++) {
      await report(client, [sessionOf(work, { packed, total: 40 })]);
    }
    await untilTold(entry, 'packing 40/40 bench-1');
    expect(site.proxy.count(`Orders(${entry})`)).toBeLessThan(30);
  });

  it('keeps its last state through SAP being away and a killed service', async () => {
    const first = await site.startSync(configFile());
    const work = await newWork(first.client);
    await report(first.client, [sessionOf(work)]);
    await inSap(
      'packing',
      () => told(work.order.entry),
      (said) => said.startsWith('packing'),
    );
    await site.proxy.setAway(true);
    await report(first.client, [sessionOf(work, { state: 'held', packed: 7 })]);
    await first.service.kill();
    await site.proxy.setAway(false);
    await site.startSync(configFile());
    await inSap(
      'held',
      () => told(work.order.entry),
      (said) => said.startsWith('held 7/'),
    );
  });

  it('keeps what others change on it', async () => {
    const { client } = await site.startSync(configFile());
    const work = await newWork(client);
    const { entry } = work.order;
    site.proxy.next(`Orders(${entry})?`, { holdAnswerMs: 300 });
    const asked = site.proxy.answered(`Orders(${entry})?`);
    await report(client, [sessionOf(work)]);
    await asked;
    await site.asker.patch(`Orders(${entry})`, { Comments: 'Ring twice' });
    await inSap(
      'packing',
      () => told(entry),
      (said) => said.startsWith('packing'),
    );
    expect((await site.asker.get(`Orders(${entry})`)).json).toMatchObject({ Comments: 'Ring twice' });
  });
});

describe('a confirmation', () => {
  it('goes out and comes back while an answer about progress is awaited', async () => {
    const { client } = await site.startSync(configFile());
    const work = await newWork(client);
    const { entry } = work.order;
    site.proxy.next(`Orders(${entry})?`, { holdAnswerMs: 4_000 });
    const asked = site.proxy.answered(`Orders(${entry})?`);
    const shipment = packedFrom(work, halfOf);
    await report(client, [sessionOf(work, { shipmentId: shipment.shipmentId })]);
    await asked;
    await submit(client, shipment);
    await statesUntil(client, shipment.shipmentId, isPosted);
    expect(site.proxy.count(`Orders(${entry})`)).toBe(1);
    expect(site.proxy.count('$batch')).toBe(1);
    await report(client, []);
    await untilTold(entry, 'open');
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
  });

  it('is before what was reported earlier, when SAP comes back', async () => {
    const { client } = await site.startSync(configFile());
    const work = await newWork(client);
    const others = (await catalogueUntil(client, 'works', ({ works }) => works.size > 5)).works;
    await site.proxy.setAway(true);
    const sessions = [...others.values()]
      .slice(0, 5)
      .map((each, index) => sessionOf(each, { shipmentId: `01920000-0000-7000-8000-00000000010${index}` }));
    await report(client, sessions);
    const shipment = packedFrom(work, halfOf);
    await submit(client, shipment);
    const before = site.proxy.count('Orders(');
    const posted = site.proxy.answered('$batch').then(() => site.proxy.count('Orders('));
    await site.proxy.setAway(false);
    expect(await posted).toBe(before);
    await statesUntil(client, shipment.shipmentId, isPosted);
    for (const { orderEntry, packed, total } of sessions) {
      await untilTold(orderEntry, `packing ${packed}/${total} bench-1`);
    }
  });

  it('needs none of the fields, and without them nothing is sent and it is said', async () => {
    const own = { Name: 'PW_ID', TableName: 'ODLN', Type: 'db_Alpha', Size: 50 };
    expect(await site.asker.post('UserFieldsMD', own)).toMatchObject({ status: 201 });
    const config = configFile({}, { sandbox: false });
    const check = site.runSync('setup', '--config', config, '--check');
    await check.exited;
    expect(check.output()).toContain('Order fields U_PW_STATE, U_PW_PACKED, U_PW_STATION: missing.');
    expect(check.output()).toContain('the office does not see in SAP how far an order is at the benches.');

    const { client } = await site.startSync(config);
    const work = await newWork(client);
    const shipment = packedFrom(work, halfOf);
    await report(client, [sessionOf(work, { shipmentId: shipment.shipmentId })]);
    await submit(client, shipment);
    await statesUntil(client, shipment.shipmentId, isPosted);
    expect(site.proxy.count('Orders(')).toBe(0);
  });
});

const pickLine = z.object({
  LineNumber: z.int(),
  PickStatus: z.string(),
  PickedQuantity: z.number(),
  ReleasedQuantity: z.number(),
});
const pickList = z.looseObject({
  Remarks: z.string().nullish(),
  PickListsLines: z.array(z.looseObject(pickLine.shape)),
});

describe('the pick list', () => {
  const listInSap = async (entry: number) =>
    pickList.parse((await site.asker.get(`PickLists(${entry})`)).json);
  const pickedInSap = async (entry: number) =>
    (await listInSap(entry)).PickListsLines.map(({ PickedQuantity }) => PickedQuantity).join();

  const picked = (...quantities: readonly number[]) =>
    quantities.map((quantity, pickListLine) => ({ pickListLine, quantity, factor: 1 }));

  it('is left alone unless it is switched on', async () => {
    const { client } = await site.startSync(configFile());
    const work = await newWork(client, true);
    await report(client, [sessionOf(work, { picked: picked(2, 0, 0) })]);
    await inSap(
      'packing',
      () => told(work.order.entry),
      (said) => said.startsWith('packing'),
    );
    await report(client, []);
    await untilTold(work.order.entry, 'open');
    expect(site.proxy.count('PickLists(')).toBe(0);
  });

  it('says what is packed, and the shipment does not count it twice', async () => {
    const { client } = await site.startSync(configFile({ pickLists: true }));
    const work = await newWork(client, true);
    const list = work.pickListEntry ?? 0;
    const shipment = packedFrom(work);
    const { shipmentId } = shipment;
    await report(client, [sessionOf(work, { shipmentId, packed: 2, picked: picked(2, 0, 0) })]);
    await inSap(
      '2 picked',
      () => pickedInSap(list),
      (said) => said === '2,0,0',
    );
    await report(client, [sessionOf(work, { shipmentId, packed: 9, picked: picked(6, 3, 0) })]);
    await inSap(
      '9 picked',
      () => pickedInSap(list),
      (said) => said === '6,3,0',
    );
    expect((await listInSap(list)).Remarks).toBe('Dock 3');
    await submit(client, shipment);
    await report(client, []);
    await statesUntil(client, shipmentId, isPosted);
    await untilTold(work.order.entry, `shipped 9/18 bench-1`);
    expect((await listInSap(list)).PickListsLines.map((line) => pickLine.parse(line))).toEqual(
      [0, 1, 2].map((LineNumber) => ({
        LineNumber,
        PickStatus: 'ps_Closed',
        PickedQuantity: 6,
        ReleasedQuantity: 0,
      })),
    );
  });

  it('keeps what somebody else picked on it meanwhile, and gives back ours when the order is given up', async () => {
    const { client } = await site.startSync(configFile({ pickLists: true }));
    const work = await newWork(client, true);
    const list = work.pickListEntry ?? 0;
    await report(client, [sessionOf(work, { packed: 2, picked: picked(2, 0, 0) })]);
    await inSap(
      '2 picked',
      () => pickedInSap(list),
      (said) => said === '2,0,0',
    );

    const now = await listInSap(list);
    const byHand = now.PickListsLines.map((line) => ({
      ...line,
      PickedQuantity: [3, 1, 0][line.LineNumber],
    }));
    const changed = { ...now, Remarks: 'Dock 4', PickListsLines: byHand };
    expect(await site.asker.put(`PickLists(${list})`, changed)).toMatchObject({ status: 204 });
    await report(client, [sessionOf(work, { packed: 8, picked: picked(4, 2, 2) })]);
    await inSap(
      '2 more picked',
      () => pickedInSap(list),
      (said) => said === '3,1,2',
    );
    await report(client, []);
    await inSap(
      'ours given back',
      () => pickedInSap(list),
      (said) => said === '3,1,0',
    );
    expect((await listInSap(list)).Remarks).toBe('Dock 4');
  });
});

const rest = (work: Work | undefined): number => sum((work?.lines ?? []).map(({ quantity }) => quantity));

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Alarm } from '../../../shared/contracts/alarm.ts';
import type { StationQuestion } from '../../../shared/contracts/questions.ts';
import type { ShipmentRecord } from '../../../shared/contracts/shipment-record.ts';
import type { ShipmentView } from '../../../shared/contracts/station-view.ts';
import type { Bin, LotStock, WorkLine } from '../../../shared/packing/work.ts';
import { journalOf } from '../../support/journal.ts';
import { deliveriesOf, setLotStatus } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { openSiteStation, type SiteStation } from '../../support/site-station.ts';
import { ANA, LEA } from '../../support/station-bench.ts';
import { catalogueUntil } from '../../support/sync-client.ts';

// A person decides on shipments at a real station; the real sync service and the sandbox do what follows from it.

const PLAIN = 'H3001';

let site: Site;
let sync: RunningSync;
let station: SiteStation;
beforeEach(async () => {
  site = await openSite();
  sync = await site.startSync(site.configFile({ reconcileIntervalSeconds: 0.2 }));
  station = await openSiteStation(site, sync);
});
afterEach(async () => {
  await station.close();
  await site.close();
});

/** Orders goods in SAP, and gives the key of the work that comes of it. */
async function makeOrder(...lines: readonly { ItemCode: string; Quantity: number }[]): Promise<string> {
  const open = await site.asker.get("Orders?$select=CardCode&$top=1&$filter=DocumentStatus eq 'bost_Open'");
  const [customer] = z.object({ value: z.array(z.object({ CardCode: z.string() })) }).parse(open.json).value;
  const made = await site.asker.post('Orders', {
    CardCode: customer?.CardCode,
    DocDueDate: '2020-01-31',
    DocumentLines: lines,
  });
  expect(made.status).toBe(201);
  return `SO${z.object({ DocEntry: z.int() }).parse(made.json).DocEntry}`;
}

/** Opens the work once it is on offer, and gives its lines as SAP has them now. */
async function open(key: string): Promise<readonly WorkLine[]> {
  await station.view(`${key} on offer`, ({ queue }) => queue.some((entry) => entry.key === key));
  expect(await station.press({ type: 'openWork', key })).toEqual({ ok: true });
  const { works } = await catalogueUntil(sync.client, key, (known) => known.works.has(key));
  return works.get(key)?.lines ?? [];
}

/** Scans bin, item, and lot or serial of one piece; gives what the last scan was answered. */
async function packOne(line?: WorkLine, bin?: Bin | null, mark?: string): Promise<string> {
  const texts = [bin?.barcode ?? bin?.code, line?.item.barcodes[0]?.code, mark];
  let answer = '';
  for (const text of texts) if (text !== undefined) answer = (await station.scan(text)).message.code;
  return answer;
}

/** Orders a piece of plain goods, and packs it. */
async function packPlain(): Promise<void> {
  const [screws] = await open(await makeOrder({ ItemCode: PLAIN, Quantity: 1 }));
  expect(await packOne(screws, screws?.bins[0]?.bin)).toBe('OrderCompleted');
}

/** Closes carton and shipment, and gives the shipment. */
async function close(): Promise<ShipmentView> {
  expect(await station.press({ type: 'closeCarton' })).toEqual({ ok: true });
  expect(await station.press({ type: 'closeShipment', reason: null })).toEqual({ ok: true });
  const { lastShipment } = await station.view('the shipment', ({ screen }) => screen === 'done');
  if (lastShipment === null) throw new Error('Nothing was shipped');
  await station.press({ type: 'nextWork' });
  return lastShipment;
}

/** Packs one piece of plain goods, for a customer whom SAP has blocked meanwhile. */
async function refusedShipment(): Promise<ShipmentView> {
  await packPlain();
  await setBlocked('tYES');
  const shipment = await close();
  return await until(shipment, ({ state }) => state === 'refused');
}

/** Books a delivery of plain goods in SAP by hand: a piece for the shipment's order, or two for none. */
async function bookByHand({ orderNumber }: ShipmentView, isForOrder: boolean) {
  const orders = await site.asker.get(`Orders?$select=DocEntry,CardCode&$filter=DocNum eq ${orderNumber}`);
  const row = z.object({ DocEntry: z.int(), CardCode: z.string() });
  const [order] = z.object({ value: z.array(row) }).parse(orders.json).value;
  const { works } = await catalogueUntil(sync.client, 'stock of it', (known) => known.works.size > 0);
  const lines = [...works.values()].flatMap((work) => work.lines);
  const bin = lines.find(({ item }) => item.itemCode === PLAIN)?.bins[0]?.bin;
  const Quantity = isForOrder ? 1 : 2;
  const line = {
    ...(isForOrder ? { BaseType: 17, BaseEntry: order?.DocEntry, BaseLine: 0 } : { ItemCode: PLAIN }),
    Quantity,
    ...(bin
      ? {
          DocumentLinesBinAllocations: [
            { BinAbsEntry: bin.entry, Quantity, SerialAndBatchNumbersBaseLine: -1 },
          ],
        }
      : {}),
  };
  const made = await site.asker.post('DeliveryNotes', { CardCode: order?.CardCode, DocumentLines: [line] });
  expect(made).toMatchObject({ status: 201 });
  return z.object({ DocEntry: z.int(), DocNum: z.int() }).parse(made.json);
}

async function setBlocked(Frozen: 'tYES' | 'tNO'): Promise<void> {
  expect((await site.asker.patch(`Items('${PLAIN}')`, { Frozen })).status).toBe(204);
}

async function until(
  { shipmentId }: ShipmentView,
  fits: (shipment: ShipmentView) => boolean,
): Promise<ShipmentView> {
  const is = (one: ShipmentView): boolean => one.shipmentId === shipmentId && fits(one);
  const view = await station.view('the shipment as wanted', ({ shipments }) => shipments.some(is));
  const found = view.shipments.find(is);
  if (found === undefined) throw new Error('The view has no such shipment');
  return found;
}

async function recordOf({ shipmentId }: ShipmentView): Promise<ShipmentRecord> {
  const reply = await station.ask({ type: 'shipmentRecord', shipmentId });
  if (reply.type !== 'shipmentRecord') throw new Error(JSON.stringify(reply));
  return reply.record;
}

const said = (code: string) => station.view(code, ({ lastVerdict }) => lastVerdict?.message.code === code);

const hold = ({ shipmentId }: ShipmentView, reason = 'waiting for the office') =>
  station.press({ type: 'holdShipment', shipmentId, reason });

describe('a shipment that SAP refuses', () => {
  it('because its lot is locked is given back, packed from another lot with the same serial, and delivered once', async () => {
    await station.scan(LEA);
    const key = await makeOrder({ ItemCode: 'F1001', Quantity: 1 }, { ItemCode: 'T2001', Quantity: 1 });
    const [oil, drill] = await open(key);
    const [first, second] = (oil?.lots ?? []).filter(({ bins }) => bins.length > 0);
    const [serial] = drill?.serials ?? [];
    const pack = async (lot: LotStock | undefined) => {
      await packOne(oil, lot?.bins[0]?.bin, lot?.lot);
      return await packOne(drill, serial?.bin, serial?.serial);
    };
    expect(await pack(first)).toBe('OrderCompleted');
    await site.proxy.setAway(true);
    const refused = await close();
    await setLotStatus(site.asker, first?.lot ?? '', 'bdsStatus_Locked');
    await site.proxy.setAway(false);
    await station.press({ type: 'retryShipment', shipmentId: refused.shipmentId });
    expect((await until(refused, ({ state }) => state === 'refused')).reason?.code).toBe('STOCK_SHORT');
    expect(
      (await station.view('it needs a person', ({ waiting }) => waiting.needPerson === 1)).waiting.count,
    ).toBe(1);

    const { shipmentId } = refused;
    const giveBack = {
      type: 'giveBackShipment',
      shipmentId,
      action: 'changeLot',
      reason: 'lot is locked',
    } as const;
    expect(await station.press(giveBack)).toEqual({ ok: true });
    await said('ShipmentGivenBack');
    await until(refused, ({ reason }) => reason?.code === 'GIVEN_BACK_FREE');
    await station.view('nothing that waits', ({ waiting }) => waiting.count + waiting.needPerson === 0);

    await open(key);
    expect(await pack(second)).toBe('OrderCompleted');
    const posted = await until(await close(), ({ state }) => state === 'posted');
    expect(await deliveriesOf(site.asker, refused.shipmentId)).toEqual([]);
    const [delivery, ...more] = await deliveriesOf(site.asker, posted.shipmentId);
    expect(more).toEqual([]);
    const lines = delivery?.DocumentLines ?? [];
    expect(lines.flatMap((line) => line.BatchNumbers.map((row) => row.BatchNumberProperty))).toEqual([
      second?.lot,
    ]);
    expect(lines.flatMap((line) => line.SerialNumbers.map((row) => row.InternalSerialNumber))).toEqual([
      serial?.serial,
    ]);
    const { way, packedAgainAt } = await recordOf(refused);
    expect(way).toContainEqual(
      expect.objectContaining({ what: 'decided', action: 'changeLot', by: 'Lea Lead', why: 'lot is locked' }),
    );
    expect(packedAgainAt).toBe(posted.closedAt);
  });

  it('is held by whoever may, and given back by nobody else; what was decided is on record before it is done', async () => {
    await station.scan(ANA);
    const shipment = await refusedShipment();
    const { shipmentId } = shipment;
    const giveBack = {
      type: 'giveBackShipment',
      shipmentId,
      action: 'giveBack',
      reason: 'cancelled',
    } as const;
    expect(await station.press(giveBack)).toMatchObject({
      refusal: { code: 'RIGHT_MISSING', params: { right: 'giveBack', name: 'Ana Packer' } },
    });
    expect(await hold(shipment, '  ')).toMatchObject({ refusal: { code: 'REASON_MISSING' } });
    expect(await hold(shipment)).toEqual({ ok: true });
    await said('ShipmentHeld');
    await until(shipment, ({ state }) => state === 'held');
    await station.view('it needs a person', ({ waiting }) => waiting.needPerson === 1);
    expect(await hold(shipment)).toMatchObject({
      refusal: { code: 'SHIPMENT_NOT_NOW', params: { state: 'held' } },
    });
    const types = journalOf(station.data).map(({ type }) => type);
    expect(types.indexOf('ShipmentHoldAsked')).toBeLessThan(types.indexOf('ShipmentDecisionTaken'));
    const stuck: StationQuestion = {
      type: 'findShipments',
      text: '',
      states: [],
      stuckOnly: true,
      before: null,
      limit: 9,
    };
    expect(await station.ask(stuck)).toMatchObject({
      shipments: [{ shipmentId, state: 'held' }],
    });

    await setBlocked('tNO');
    expect(await station.press({ type: 'retryShipment', shipmentId })).toEqual({ ok: true });
    await until(shipment, ({ state }) => state === 'posted');
    expect(await deliveriesOf(site.asker, shipmentId)).toHaveLength(1);
    const steps = (await recordOf(shipment)).way.map((step) =>
      step.what === 'state' ? step.state : step.what,
    );
    expect(steps.slice(-5)).toEqual(expect.arrayContaining(['held', 'decided', 'posted']));
  });

  it('and that somebody booked by hand is assigned its delivery by whoever may; what differs is said', async () => {
    await station.scan(LEA);
    const shipment = await refusedShipment();
    const { shipmentId } = shipment;
    await setBlocked('tNO');
    const [right, wrong] = [await bookByHand(shipment, true), await bookByHand(shipment, false)];
    const booked = (number: number) => station.press({ type: 'bookedByHand', shipmentId, number });
    expect(await booked(wrong.DocNum)).toEqual({ ok: true });
    await said('DELIVERY_DIFFERS');
    expect(await booked(right.DocNum)).toEqual({ ok: true });
    await said('ShipmentAdopted');
    await until(
      shipment,
      ({ state, documentNumber }) => state === 'posted' && documentNumber === right.DocNum,
    );
    expect(await deliveriesOf(site.asker, shipmentId)).toMatchObject([{ DocEntry: right.DocEntry }]);
    expect(await booked(right.DocNum)).toMatchObject({
      refusal: { code: 'SHIPMENT_NOT_NOW', params: { state: 'posted' } },
    });
    const { way } = await recordOf(shipment);
    expect(way).toContainEqual(
      expect.objectContaining({ what: 'booked', by: 'Lea Lead', number: wrong.DocNum }),
    );
    expect(way).toContainEqual(
      expect.objectContaining({
        what: 'notDone',
        refusal: {
          code: 'DELIVERY_DIFFERS',
          params: { number: wrong.DocNum, detail: `${PLAIN}: 1 ≠ 0; ${PLAIN}: 0 ≠ 2` },
        },
      }),
    );
  });

  it('is left as it is while the sync service is away: nothing is done later, and that it was asked is on record', async () => {
    await station.scan(LEA);
    const shipment = await refusedShipment();
    await sync.service.kill();
    await station.view('no sync service', ({ sync: line }) => line.state === 'away');
    expect(await hold(shipment)).toMatchObject({ refusal: { code: 'SYNC_AWAY' } });
    expect((await recordOf(shipment)).way.slice(-2)).toMatchObject([
      { what: 'decided', action: 'hold', by: 'Lea Lead', why: 'waiting for the office' },
      { what: 'notDone', action: 'hold', refusal: { code: 'SYNC_AWAY' } },
    ]);
    station.reach(await site.startSync());
    await station.view('the sync service', ({ sync: line }) => line.state === 'connected');
    await until(shipment, ({ state }) => state === 'refused');
    expect(await hold(shipment)).toEqual({ ok: true });
    await until(shipment, ({ state }) => state === 'held');
  });
});

describe('a difference between SAP and what was packed', () => {
  it('is an alarm with its evidence at the station, and stays one while the sync service is away', async () => {
    await station.scan(ANA);
    await station.view('that there are none', ({ alarms }) => alarms?.count === 0);
    await packPlain();
    const posted = await until(await close(), ({ state }) => state === 'posted');
    const [delivery] = await deliveriesOf(site.asker, posted.shipmentId);
    await site.asker.post(`DeliveryNotes(${delivery?.DocEntry})/Cancel`, {});
    await station.view('the alarm', ({ alarms }) => alarms?.count === 1);
    const evidence = {
      shipmentId: posted.shipmentId,
      code: 'CANCELLED_IN_SAP',
      orderNumber: posted.orderNumber,
      station: 'bench-1',
      documents: [{ entry: delivery?.DocEntry ?? 0, number: delivery?.DocNum ?? 0, cancelled: true }],
    } satisfies Partial<Alarm>;
    expect(await station.ask({ type: 'alarms' })).toMatchObject({ count: 1, alarms: [evidence] });

    await sync.service.kill();
    await station.view('no sync service', ({ sync: line }) => line.state === 'away');
    expect(await station.ask({ type: 'alarms' })).toMatchObject({ count: 1, alarms: [evidence] });
    await station.press({ type: 'signOut' });
    expect(await station.ask({ type: 'alarms' })).toMatchObject({ type: 'refused' });
  });
});

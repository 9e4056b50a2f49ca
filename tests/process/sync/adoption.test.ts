import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deliveryOf } from '../../../electron/sync/post/delivery.ts';
import { type AdoptionOutcome, adoptionOutcome } from '../../../shared/contracts/adoption.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { halfOf, packedFrom } from '../../support/packed.ts';
import { countDeliveries, deliveriesOf, ownRowsOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, statesUntil, submit } from '../../support/sync-client.ts';

// A shipment that SAP refused is booked by hand in the real sandbox; the real sync service adopts the delivery, once.

let site: Site;
let sync: RunningSync;
let config: string;
let shipment: Confirmation;
afterEach(() => site.close());

/** A shipment of half an order, with lots in bins, that SAP refuses while its customer is blocked. */
async function openRefused(...unusual: readonly string[]): Promise<void> {
  site = await openSite(...unusual);
  config = site.configFile();
  sync = await site.startSync(config);
  shipment = await refusedShipment();
}

async function refusedShipment(): Promise<Confirmation> {
  const { works } = await catalogueUntil(sync.client, 'works', (known) => known.works.size > 0);
  const withLots = [...works.values()].find(({ lines }) =>
    lines.some(({ item, quantity, lots }) => item.tracking === 'lot' && quantity > 1 && lots.length > 1),
  );
  if (withLots === undefined) throw new Error('The demo company has no work with lots');
  const packed = packedFrom(withLots, halfOf);
  await setBlocked(packed, 'tYES');
  await submit(sync.client, packed);
  await statesUntil(sync.client, packed.shipmentId, ({ state }) => state === 'refused');
  await setBlocked(packed, 'tNO');
  return packed;
}

async function setBlocked({ customerCode }: Confirmation, Frozen: 'tYES' | 'tNO'): Promise<void> {
  expect((await site.asker.patch(`BusinessPartners('${customerCode}')`, { Frozen })).status).toBe(204);
}

const numbered = z.object({ DocEntry: z.int(), DocNum: z.int() });

/** Books a delivery as somebody does in SAP's own client; gives its number. */
async function bookByHand(goods: Confirmation, changes: object = {}) {
  const { U_PW_ID: _, ...body } = deliveryOf(goods, { pickListLink: false, packageTypes: new Set() });
  const made = await site.asker.post('DeliveryNotes', { ...body, Comments: 'by hand', ...changes });
  expect(made.json).toMatchObject({ DocNum: expect.any(Number) });
  return numbered.parse(made.json);
}

async function adopt(number: number, { shipmentId }: Confirmation = shipment): Promise<AdoptionOutcome> {
  const request = { stationId: STATION, shipmentId, person: 'Lea Clerk', number };
  const { outcome } = await sync.client.calls.adoptDelivery(request);
  return adoptionOutcome.parse(JSON.parse(outcome));
}

/** What the sync service says last of the shipment now. */
async function stateNow({ shipmentId }: Confirmation = shipment) {
  return (await statesUntil(sync.client, shipmentId, () => true)).at(-1);
}

const posted = ({ shipmentId }: Confirmation = shipment) =>
  statesUntil(sync.client, shipmentId, ({ state }) => state === 'posted');

/** @param ownRows null where there is no own table */
async function expectOnly(entry: number, ownRows: number | null = 1): Promise<void> {
  const deliveries = await deliveriesOf(site.asker, shipment.shipmentId);
  expect(deliveries.map(({ DocEntry }) => DocEntry)).toEqual([entry]);
  if (ownRows !== null) expect(await ownRowsOf(site.asker, shipment.shipmentId)).toBe(ownRows);
}

/** Nothing was sent, and nothing is marked. */
async function expectUnchanged(): Promise<void> {
  expect(await stateNow()).toMatchObject({
    state: 'refused',
    attempts: 1,
    reason: { code: 'CUSTOMER_INACTIVE' },
  });
  expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
  expect(await ownRowsOf(site.asker, shipment.shipmentId)).toBe(0);
}

/** What the program says that compares SAP with what is known here, once. */
async function compared(): Promise<string> {
  const program = site.runSync('reconcile', '--data', join(site.folder, 'sync'), '--config', config);
  await program.exited;
  return program.output();
}

describe('a delivery that was booked by hand and agrees with what was packed', () => {
  it.each([
    ['with the own table', [], 1],
    ['without own tables', ['notPermitted=UserTablesMD'], null],
  ])('is the shipment’s, %s: there is no other one, and no alarm', async (_which, unusual, ownRows) => {
    await openRefused(...unusual);
    const before = await countDeliveries(site.asker);
    const { DocEntry, DocNum } = await bookByHand(shipment);
    expect(await adopt(DocNum)).toEqual({ kind: 'adopted', number: DocNum });
    expect((await posted()).at(-1)).toMatchObject({
      attempts: 2,
      document: { entry: DocEntry, number: DocNum },
    });
    await expectOnly(DocEntry, ownRows);
    expect(await countDeliveries(site.asker)).toBe(before + 1);
    expect(await compared()).toMatch(/[1-9]\d* shipment\(s\) compared with SAP, .*: no differences\./);
  });

  it('from other bins is taken too, and the bins that differ are what a comparison finds', async () => {
    await openRefused();
    const elsewhere = await otherBins();
    const { DocEntry, DocNum } = await bookByHand(elsewhere);
    expect(await adopt(DocNum)).toMatchObject({ kind: 'adopted' });
    await expectOnly(DocEntry);
    expect(await compared()).toMatch(
      new RegExp(
        `${shipment.shipmentId} .*SAP has other goods than were packed.[^]*from bin \\d+.*from bin \\d+`,
      ),
    );
  });

  it('is taken for a shipment that is held', async () => {
    await openRefused();
    const { shipmentId } = shipment;
    await sync.client.calls.holdShipment({ stationId: STATION, shipmentId, person: 'Lea', reason: 'office' });
    const { DocEntry, DocNum } = await bookByHand(shipment);
    expect(await adopt(DocNum)).toMatchObject({ kind: 'adopted' });
    await posted();
    await expectOnly(DocEntry);
  });
});

/** The same goods, the first of them from other bins. */
async function otherBins(): Promise<Confirmation> {
  const { works } = await catalogueUntil(
    sync.client,
    'the rest of the work',
    (known) => known.works.size > 0,
  );
  const lines = shipment.lines.map((line) => {
    const stock = works.get(shipment.workKey)?.lines.find((each) => each.orderLine === line.orderLine);
    const taken = line.taken.map((row) => {
      const others = stock?.lots.find(({ lot }) => lot === row.lot)?.bins ?? [];
      const other = others.find(
        ({ bin, quantity }) => bin.entry !== row.bin?.entry && quantity >= row.quantity,
      );
      return other === undefined ? row : { ...row, bin: other.bin };
    });
    return { ...line, taken };
  });
  expect(lines).not.toEqual(shipment.lines);
  return { ...shipment, lines };
}

describe('nothing is changed, and it is said why', () => {
  it('for a delivery of fewer goods', async () => {
    await openRefused();
    const [line, ...rest] = shipment.lines;
    const [taken] = line?.taken ?? [];
    if (line === undefined || taken === undefined) throw new Error('Nothing was packed');
    const short = { ...line, baseQuantity: 1, taken: [{ ...taken, quantity: 1 }] };
    const { DocNum } = await bookByHand({ ...shipment, lines: [short, ...rest] });
    expect(await adopt(DocNum)).toEqual({
      kind: 'refused',
      code: 'DELIVERY_DIFFERS',
      detail: expect.stringMatching(new RegExp(`^${line.itemCode}: .+ ≠ 1`)),
    });
    await expectUnchanged();
  });

  it('for a number that SAP does not know, a cancelled delivery, and one of another customer', async () => {
    await openRefused();
    expect(await adopt(2_000_000_000)).toMatchObject({ code: 'DELIVERY_NOT_FOUND' });
    const { DocEntry, DocNum } = await bookByHand(shipment);
    expect((await site.asker.post(`DeliveryNotes(${DocEntry})/Cancel`, {})).status).toBe(204);
    expect(await adopt(DocNum)).toMatchObject({ code: 'DELIVERY_CANCELLED' });
    const { works } = await catalogueUntil(sync.client, 'works', (known) => known.works.size > 0);
    const other = [...works.values()].find(({ customer }) => customer.code !== shipment.customerCode);
    if (other === undefined) throw new Error('The demo company has one customer only');
    const ofOther = await bookByHand(packedFrom(other));
    expect(await adopt(ofOther.DocNum)).toEqual({
      kind: 'refused',
      code: 'DELIVERY_OF_OTHER_CUSTOMER',
      detail: other.customer.code,
    });
    await expectUnchanged();
  });

  it('for a delivery that is another shipment’s', async () => {
    await openRefused();
    const { DocNum } = await bookByHand(shipment, { U_PW_ID: '0193a1c2-7c10-7f3a-9c11-3a5e0000000f' });
    expect(await adopt(DocNum)).toMatchObject({ kind: 'refused', code: 'DELIVERY_OF_ANOTHER' });
    await expectUnchanged();
  });

  it('for a shipment that is in SAP, is not this station’s, or has nobody who says so', async () => {
    await openRefused();
    const { DocNum } = await bookByHand(shipment);
    await adopt(DocNum);
    await posted();
    await expect(adopt(DocNum)).rejects.toThrow('FAILED_PRECONDITION');
    const request = {
      stationId: 'elsewhere',
      shipmentId: shipment.shipmentId,
      person: 'Lea',
      number: DocNum,
    };
    await expect(sync.client.calls.adoptDelivery(request)).rejects.toThrow('NOT_FOUND');
    const nobody = { ...request, stationId: STATION, person: '' };
    await expect(sync.client.calls.adoptDelivery(nobody)).rejects.toThrow('INVALID_ARGUMENT');
  });
});

describe('when the answer of the adoption is lost', () => {
  it('it is looked up, and is the one delivery', async () => {
    await openRefused();
    const { DocEntry, DocNum } = await bookByHand(shipment);
    const batches = site.proxy.count('$batch');
    site.proxy.next('$batch', 'loseAnswer');
    expect(await adopt(DocNum)).toEqual({ kind: 'open' });
    expect((await posted()).map(({ state }) => state)).toContain('unknown');
    await expectOnly(DocEntry);
    expect(site.proxy.count('$batch')).toBe(batches + 1);
  });

  it('and SAP never saw it, the shipment is refused again: nothing is posted beside what was booked by hand', async () => {
    await openRefused();
    const { DocEntry, DocNum } = await bookByHand(shipment);
    const before = await countDeliveries(site.asker);
    site.proxy.next('$batch', 'resetBefore');
    expect(await adopt(DocNum)).toEqual({ kind: 'open' });
    const states = await statesUntil(
      sync.client,
      shipment.shipmentId,
      ({ state, reason }) => state === 'refused' && reason?.code === 'NOT_ADOPTED',
    );
    expect(states.map(({ state }) => state)).not.toContain('waiting');
    expect(await countDeliveries(site.asker)).toBe(before);
    expect(await adopt(DocNum)).toMatchObject({ kind: 'adopted' });
    await expectOnly(DocEntry);
  });

  it('because the service was killed after SAP took it, the next start finds it', async () => {
    await openRefused();
    const { DocEntry, DocNum } = await bookByHand(shipment);
    site.proxy.next('$batch', { holdAnswerMs: 1_000 });
    const taken = site.proxy.answered('$batch');
    const asked = adopt(DocNum).catch(() => 'unanswered');
    await taken;
    await sync.service.kill();
    expect(await asked).toBe('unanswered');
    sync = await site.startSync(config);
    expect((await posted()).at(-1)).toMatchObject({ document: { entry: DocEntry } });
    await expectOnly(DocEntry);
  });
});

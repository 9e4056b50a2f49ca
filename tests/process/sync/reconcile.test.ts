import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alarm, alarm } from '../../../shared/contracts/alarm.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { packedFrom } from '../../support/packed.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, sapUntil, statesUntil, submit } from '../../support/sync-client.ts';

// Somebody changes, copies or cancels deliveries in the real sandbox; the real sync service finds it, and the program
// that compares once says it in plain words.

let site: Site;
let sync: RunningSync;
let config: string;
let shipment: Confirmation;
beforeEach(async () => {
  site = await openSite();
  config = site.configFile({ reconcileIntervalSeconds: 0.2 });
  sync = await site.startSync(config);
  const { works } = await catalogueUntil(sync.client, 'works', (known) => known.works.size > 0);
  const plain = [...works.values()].find(({ lines }) => lines.every(({ item }) => item.tracking === 'none'));
  if (plain === undefined) throw new Error('The demo company has no plain work');
  shipment = packedFrom(plain, ({ quantity }) => quantity);
  await submit(sync.client, shipment);
  await statesUntil(sync.client, shipment.shipmentId, ({ state }) => state === 'posted');
});
afterEach(() => site.close());

async function alarmsUntil(wanted: (alarms: readonly Alarm[]) => boolean): Promise<readonly Alarm[]> {
  const signal = AbortSignal.timeout(20_000);
  let last: readonly Alarm[] = [];
  try {
    for await (const { alarms } of sync.client.calls.watchAlarms({ stationId: STATION }, { signal })) {
      last = alarms.map((text) => alarm.parse(JSON.parse(text)));
      if (wanted(last)) return last;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Error(`The alarms did not become as wanted; last: ${JSON.stringify(last)}`);
}

const has = (code: Alarm['code']) => (alarms: readonly Alarm[]) => alarms.some((each) => each.code === code);

async function compare() {
  const program = site.runSync('reconcile', '--data', join(site.folder, 'sync'), '--config', config);
  return { code: await program.exited, said: program.output() };
}

async function own() {
  const [delivery] = await deliveriesOf(site.asker, shipment.shipmentId);
  if (delivery === undefined) throw new Error('SAP has no delivery');
  return delivery;
}

/** A delivery of the item that was packed, by hand, that carries an id. */
async function deliverByHand(id: string, Comments: string): Promise<void> {
  const { CardCode, DocumentLines } = await own();
  const [line] = DocumentLines;
  const [packed] = shipment.lines;
  const bins = packed?.taken[0]?.bin == null ? [] : [{ BinAbsEntry: packed.taken[0].bin.entry, Quantity: 1 }];
  const row = {
    ItemCode: line?.ItemCode,
    Quantity: 1,
    WarehouseCode: packed?.warehouse,
    UseBaseUnits: 'tYES',
    DocumentLinesBinAllocations: bins,
  };
  const body = { CardCode, U_PW_ID: id, Comments, DocumentLines: [row] };
  expect(await site.asker.post('DeliveryNotes', body)).toMatchObject({ status: 201 });
}

describe('SAP and the service', () => {
  it('agree after a shipment was posted', async () => {
    const { code, said } = await compare();
    expect(said).toContain('1 shipment(s) compared with SAP');
    expect(said).toContain('no differences.');
    expect(code).toBe(0);
    expect(await alarmsUntil(() => true)).toEqual([]);
  });

  it('disagree when the delivery is cancelled in SAP; the alarm counts, and is over when it is no longer so', async () => {
    const { DocEntry, DocNum } = await own();
    expect((await site.asker.post(`DeliveryNotes(${DocEntry})/Cancel`, {})).status).toBe(204);
    expect(await alarmsUntil(has('CANCELLED_IN_SAP'))).toMatchObject([
      {
        shipmentId: shipment.shipmentId,
        orderNumber: shipment.orderNumber,
        station: STATION,
        documents: [{ entry: DocEntry, number: DocNum, cancelled: true }],
      },
    ]);
    await sapUntil(sync.client, ({ alarms }) => alarms === 1);
    const { code, said } = await compare();
    expect(said).toContain(`Shipment ${shipment.shipmentId}`);
    expect(said).toContain('its delivery was cancelled in SAP afterwards');
    expect(code).toBe(1);
  });

  it('disagree when a second delivery carries the id, until it does not any more', async () => {
    await deliverByHand(shipment.shipmentId, 'copied');
    const [twice] = await alarmsUntil(has('TWICE_IN_SAP'));
    expect(twice?.documents).toHaveLength(2);
    const copy = twice?.documents.at(-1)?.entry;
    expect((await site.asker.patch(`DeliveryNotes(${copy})`, { U_PW_ID: '' })).status).toBe(204);
    await alarmsUntil((alarms) => alarms.length === 0);
    await sapUntil(sync.client, ({ alarms }) => alarms === 0);
  });

  it('disagree when the delivery lost its id', async () => {
    const { DocEntry } = await own();
    await site.asker.patch(`DeliveryNotes(${DocEntry})`, { U_PW_ID: '' });
    expect(await alarmsUntil(has('NOT_IN_SAP'))).toMatchObject([{ documents: [] }]);
    expect((await compare()).said).toContain('posted here, but SAP has no such delivery');
  });

  it('disagree about a delivery that only SAP knows, but not about one of another service', async () => {
    const newId = () =>
      `${(Date.now() + 60_000)
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-')}-7000-8000-000000000001`;
    const others = newId();
    await deliverByHand(others, 'Packed by Bo at bench-99, 1 carton(s), SO1');
    const strange = newId().replace(/1$/, '2');
    await deliverByHand(strange, `Packed by Ana at ${STATION}, 1 carton(s), SO1`);
    expect(await alarmsUntil(has('NOT_KNOWN_HERE'))).toMatchObject([
      { shipmentId: strange, station: STATION, orderNumber: null },
    ]);
    const { said } = await compare();
    expect(said).toContain(strange);
    expect(said).not.toContain(others);
  });

  it('disagree when something is in SAP that was given back here', async () => {
    const { works } = await catalogueUntil(sync.client, 'works', (known) => known.works.size > 0);
    const other = [...works.values()].find(({ lines }) =>
      lines.every(({ item }) => item.tracking === 'none'),
    );
    if (other === undefined) throw new Error('The demo company has no second plain work');
    await site.asker.patch(`BusinessPartners('${other.customer.code}')`, { Frozen: 'tYES' });
    const refused = packedFrom(other);
    await submit(sync.client, refused);
    await statesUntil(sync.client, refused.shipmentId, ({ state }) => state === 'refused');
    const request = { stationId: STATION, shipmentId: refused.shipmentId, person: 'Ana', reason: 'blocked' };
    await sync.client.calls.giveBackShipment(request);
    await catalogueUntil(sync.client, 'the work on offer again', (known) => known.works.has(other.key));
    await deliverByHand(refused.shipmentId, 'by hand after all');
    expect(await alarmsUntil(has('IN_SAP_AFTER_ALL'))).toMatchObject([{ shipmentId: refused.shipmentId }]);
  });

  it('cannot be compared while SAP is away, which is not a difference', async () => {
    await site.proxy.setAway(true);
    const { code, said } = await compare();
    expect(said).toContain('SAP does not answer at sap.url.');
    expect(code).toBe(2);
  });
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import type { RecordedAddition } from '../../../shared/contracts/shipment-record.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { scanAll } from '../../support/bench-hands.ts';
import { manyScrews, screws } from '../../support/bench-work.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { openSiteStation, type SiteStation } from '../../support/site-station.ts';
import { ANA, CONFIG, LEA, openStationBench, type StationBench } from '../../support/station-bench.ts';

// The carrier's number and the packing slip, from the bench to SAP's delivery.

const UPS = '1Z999AA10123456784';
const { company } = CONFIG.rules;
const quick = { company: { ...company, labelScanBack: false, weight: { required: false } } };

describe('at the bench', () => {
  let bench: StationBench;
  beforeEach(async () => {
    bench = await openStationBench([manyScrews(2)], { rules: quick });
  });
  afterEach(() => bench.close());

  const [code = ''] = screws.barcodes.map((barcode) => barcode.code);

  /** Packs a piece into each of two cartons; gives the shipment's id and the SSCCs. */
  async function ship() {
    await scanAll(bench, ANA, 'TOTE-BIG', code);
    await bench.press({ type: 'closeCarton' });
    await bench.press({ type: 'newCarton' });
    await scanAll(bench, code);
    await bench.press({ type: 'closeCarton' });
    const packed = await bench.view('both cartons closed', ({ session }) =>
      Boolean(session?.cartons.filter(({ sscc }) => sscc !== null).length === 2),
    );
    await bench.press({ type: 'closeShipment', reason: null });
    const { lastShipment } = await bench.view('the shipment', ({ screen }) => screen === 'done');
    return {
      shipmentId: lastShipment?.shipmentId ?? '',
      ssccs: packed.session?.cartons.map(({ sscc }) => sscc ?? '') ?? [],
    };
  }

  /** The numbers, once this one is among them for this carton. */
  async function tracked(number: string, carton: number | null) {
    const isThere = (view: StationView) =>
      view.tracking?.numbers.some((each) => each.number === number && each.carton === carton) ?? false;
    const { tracking } = await bench.view(number, isThere);
    return { chosen: tracking?.chosen, numbers: tracking?.numbers };
  }

  it('a number is scanned while it is asked for, corrected by the next, and each carton has its own', async () => {
    const { shipmentId, ssccs } = await ship();
    expect(await bench.press({ type: 'askTracking', shipmentId })).toEqual({ ok: true });
    expect(await scanAll(bench, `]C0WRONG-1234`, `]C0${UPS}`)).toEqual(['TrackingGiven', 'TrackingGiven']);
    expect(await tracked(UPS, null)).toEqual({ chosen: null, numbers: [{ carton: null, number: UPS }] });

    expect(await scanAll(bench, `]C100${ssccs[1]}`, 'CARTON-2-NO')).toEqual([
      'TrackedCartonChosen',
      'TrackingGiven',
    ]);
    expect(await bench.press({ type: 'chooseTracked', carton: 1 })).toEqual({ ok: true });
    // The same number cannot be two cartons': it moves.
    expect(await scanAll(bench, 'CARTON-2-NO')).toEqual(['TrackingGiven']);
    expect(await tracked('CARTON-2-NO', 1)).toEqual({
      chosen: 1,
      numbers: [
        { carton: null, number: UPS },
        { carton: 1, number: 'CARTON-2-NO' },
      ],
    });
    expect(await bench.press({ type: 'takeBackTracking' })).toEqual({ ok: true });
    await bench.view('one number', ({ tracking }) => tracking?.numbers.length === 1);
    await bench.press({ type: 'endTracking' });
    expect((await bench.scan('NO-SUCH-TOTE')).message.code).toBe('WORK_NOT_FOUND');
  });

  it('what no carrier prints is refused, so is a carton that is not there, and whoever is not signed in', async () => {
    const { shipmentId } = await ship();
    expect(await bench.press({ type: 'chooseTracked', carton: 1 })).toMatchObject({
      refusal: { code: 'TRACKING_NOT_ASKED' },
    });
    const nobodys = '01920000-0000-7000-8000-000000000009';
    expect(await bench.press({ type: 'askTracking', shipmentId: nobodys })).toMatchObject({
      refusal: { code: 'SHIPMENT_NOT_HERE' },
    });
    await bench.press({ type: 'askTracking', shipmentId });
    expect(await scanAll(bench, 'abc', '9'.repeat(31), 'AB\u001dCD99')).toEqual([
      'TRACKING_UNUSABLE',
      'TRACKING_UNUSABLE',
      'TRACKING_UNUSABLE',
    ]);
    expect(await bench.press({ type: 'chooseTracked', carton: 3 })).toMatchObject({
      refusal: { code: 'TRACKING_CARTON_UNKNOWN' },
    });
    expect((await bench.scan(LEA)).message.code).toBe('SignedIn');
    await bench.press({ type: 'signOut' });
    await bench.view('nothing asked for', ({ tracking }) => tracking === null);
    expect(await bench.press({ type: 'askTracking', shipmentId })).toMatchObject({
      refusal: { code: 'SIGN_IN_FIRST' },
    });
  });

  it('what was given is there after a crash, with everything that was there before it', async () => {
    const { shipmentId } = await ship();
    await bench.press({ type: 'askTracking', shipmentId });
    await scanAll(bench, 'WRONG-1234', UPS);
    await bench.crash();
    await bench.start();
    const reply = await bench.ask({ type: 'shipmentRecord', shipmentId });
    const additions = reply.type === 'shipmentRecord' ? reply.record.additions : [];
    expect(additions.map(({ numbers, by, state }) => [numbers[0]?.number, by, state])).toEqual([
      [UPS, 'Ana Packer', 'waiting'],
      ['WRONG-1234', 'Ana Packer', 'replaced'],
    ]);
    expect(verifyJournal(bench.data).problems).toEqual([]);
  });
});

describe('up to SAP', () => {
  let site: Site;
  let sync: RunningSync;
  let station: SiteStation;
  beforeAll(async () => {
    site = await openSite();
    sync = await site.startSync();
    station = await openSiteStation(site, sync, {}, { attachPackingSlip: true });
  });
  afterAll(async () => {
    await station.close();
    await site.close();
  });

  async function ship(): Promise<string> {
    const { queue } = await station.view('work', (view) => view.queue.length > 0);
    const open = await site.asker.get("Orders?$select=CardCode&$top=1&$filter=DocumentStatus eq 'bost_Open'");
    const [customer] = z
      .object({ value: z.array(z.object({ CardCode: z.string() })) })
      .parse(open.json).value;
    const made = await site.asker.post('Orders', {
      CardCode: customer?.CardCode,
      DocDueDate: '2020-01-31',
      DocumentLines: [{ ItemCode: 'H3001', Quantity: 1 }],
    });
    const key = `SO${z.object({ DocEntry: z.int() }).parse(made.json).DocEntry}`;
    expect(queue.map((entry) => entry.key)).not.toContain(key);
    await station.view(`${key} on offer`, (view) => view.queue.some((entry) => entry.key === key));
    await station.press({ type: 'openWork', key });
    const { session } = await station.view('the session', (view) => view.session !== null);
    const [line] = session?.lines ?? [];
    for (const bin of line?.bins.slice(0, 1) ?? []) await station.scan(bin);
    await station.scan(line?.barcode ?? '');
    await station.press({ type: 'closeCarton' });
    expect(await station.press({ type: 'closeShipment', reason: null })).toEqual({ ok: true });
    const { lastShipment } = await station.view('the shipment', ({ screen }) => screen === 'done');
    await station.press({ type: 'nextWork' });
    return lastShipment?.shipmentId ?? '';
  }

  async function addedUntil(
    shipmentId: string,
    fits: (additions: readonly RecordedAddition[]) => boolean,
  ): Promise<readonly RecordedAddition[]> {
    for (;;) {
      const reply = await station.ask({ type: 'shipmentRecord', shipmentId });
      if (reply.type !== 'shipmentRecord') throw new Error(JSON.stringify(reply));
      const { additions } = reply.record;
      if (fits(additions)) return additions;
      const mark = lastMark;
      lastMark = (await station.view('a change', (view) => view.additionsMark !== mark)).additionsMark;
    }
  }
  let lastMark = '';

  it('number and slip are on the delivery, and the station hears of it', async () => {
    await station.scan(ANA);
    const shipmentId = await ship();
    await station.press({ type: 'askTracking', shipmentId });
    await station.scan(UPS);
    await station.press({ type: 'endTracking' });
    const added = await addedUntil(
      shipmentId,
      (all) => all.length === 2 && all.every(({ state }) => state === 'inSap'),
    );
    expect(added.map(({ kind, inSap, by }) => [kind, inSap, by])).toEqual([
      ['tracking', UPS, 'Ana Packer'],
      ['slip', expect.stringMatching(/^slip-\d+-.*\.pdf$/), ''],
    ]);
    const [delivery, ...more] = await deliveriesOf(site.asker, shipmentId);
    expect(more).toEqual([]);
    const { json } = await site.asker.get(`DeliveryNotes(${delivery?.DocEntry})`);
    expect(json).toMatchObject({ TrackingNumber: UPS, AttachmentEntry: expect.any(Number) });
  });

  it('the label of another shipment’s carton is no number of a carrier', async () => {
    const { shipments } = await station.view('a shipment', (view) => view.shipments.length > 0);
    const reply = await station.ask({ type: 'shipmentRecord', shipmentId: shipments[0]?.shipmentId ?? '' });
    const sscc = reply.type === 'shipmentRecord' ? reply.record.cartons[0]?.sscc : null;
    await station.press({ type: 'askTracking', shipmentId: await ship() });
    expect((await station.scan(`]C100${sscc}`)).message.code).toBe('TRACKING_CARTON_UNKNOWN');
    expect((await station.scan(']C100340123450000000017')).message).toMatchObject({
      code: 'TrackingGiven',
      params: { number: '00340123450000000017' },
    });
    await station.press({ type: 'endTracking' });
  });

  it('a number comes to the delivery through a new sync store, which never knew the shipment', async () => {
    const shipmentId = await ship();
    await station.view('it posted', ({ shipments }) =>
      shipments.some((one) => one.shipmentId === shipmentId && one.state === 'posted'),
    );
    await site.proxy.setAway(true);
    await station.press({ type: 'askTracking', shipmentId });
    await station.scan('FIRST-1234');
    await station.press({ type: 'endTracking' });
    await sync.service.kill();
    rmSync(join(site.folder, 'sync'), { recursive: true });
    await site.proxy.setAway(false);
    sync = await site.startSync();
    station.reach(sync);
    const added = await addedUntil(shipmentId, ([newest]) => newest?.state === 'inSap');
    expect(added[0]?.inSap).toBe('FIRST-1234');
  });
});

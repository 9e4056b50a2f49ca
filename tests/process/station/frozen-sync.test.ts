import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { openSiteStation, type SiteStation } from '../../support/site-station.ts';
import { ANA } from '../../support/station-bench.ts';
import { catalogueUntil } from '../../support/sync-client.ts';

// A sync service that hangs says nothing: its connection stands, and only a ping that is not answered tells.

const PLAIN = 'H3001';
/** Twelve seconds to the next ping, five to its answer (electron/station/uplink/uplink.ts), and a busy machine. */
const NOTICED_WITHIN_MS = 40_000;

let site: Site;
let sync: RunningSync;
let station: SiteStation;
beforeEach(async () => {
  site = await openSite();
  sync = await site.startSync();
  station = await openSiteStation(site, sync);
});
afterEach(async () => {
  process.kill(sync.service.pid, 'SIGCONT');
  await station.close();
  await site.close();
});

it(
  'a sync service that hangs is away until it goes on; packing goes on all the while, and what waited is posted once',
  async () => {
    expect((await station.scan(ANA)).message.code).toBe('SignedIn');
    const codes = await openOrder();
    await station.view('it is connected', isSync('connected'));

    process.kill(sync.service.pid, 'SIGSTOP');
    for (const code of codes) expect((await station.scan(code)).ok).toBe(true);
    expect(await station.press({ type: 'closeCarton' })).toEqual({ ok: true });
    expect(await station.press({ type: 'closeShipment', reason: null })).toEqual({ ok: true });
    const away = await station.view('it is away', isSync('away'), NOTICED_WITHIN_MS);
    const { sap, waiting, lastShipment } = away;
    expect(sap.state).toBe('unknown');
    expect(waiting).toEqual({ count: 1, needPerson: 0, oldestSince: lastShipment?.closedAt });

    process.kill(sync.service.pid, 'SIGCONT');
    await station.view('it is connected again', isSync('connected'));
    await station.view('the shipment in SAP', ({ waiting: { count } }) => count === 0);
    expect(await deliveriesOf(site.asker, lastShipment?.shipmentId ?? '')).toHaveLength(1);
  },
  NOTICED_WITHIN_MS + 60_000,
);

/** Orders a piece of plain goods in SAP and opens it at the bench. Gives what is to be scanned then. */
async function openOrder(): Promise<readonly string[]> {
  const open = await site.asker.get("Orders?$select=CardCode&$top=1&$filter=DocumentStatus eq 'bost_Open'");
  const [customer] = z.object({ value: z.array(z.object({ CardCode: z.string() })) }).parse(open.json).value;
  const made = await site.asker.post('Orders', {
    CardCode: customer?.CardCode,
    DocDueDate: '2020-01-31',
    DocumentLines: [{ ItemCode: PLAIN, Quantity: 1 }],
  });
  const key = `SO${z.object({ DocEntry: z.int() }).parse(made.json).DocEntry}`;
  await station.view(`${key} on offer`, ({ queue }) => queue.some((entry) => entry.key === key));
  expect(await station.press({ type: 'openWork', key })).toEqual({ ok: true });
  const { works } = await catalogueUntil(sync.client, key, (known) => known.works.has(key));
  const [line] = works.get(key)?.lines ?? [];
  const bin = line?.bins[0]?.bin;
  return [bin?.barcode ?? bin?.code, line?.item.barcodes[0]?.code].filter((code) => code !== undefined);
}

const isSync =
  (state: 'connected' | 'away') =>
  (view: StationView): boolean =>
    view.sync.state === state;

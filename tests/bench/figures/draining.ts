import { type Backlog, openBacklog, writeBacklog } from '../../fault/sap/backlog.ts';
import type { Sent } from '../../support/service.ts';
import { openPreparedSite, type Site } from '../../support/site.ts';
import { ANA, CONFIG, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { statesUntil, TOKEN } from '../../support/sync-client.ts';
import { type Figure, percentile } from '../figure.ts';

const SHIPMENTS = 1_000;
const SCANS = 150;
const HANDED_OVER_WITHIN_MS = 300_000;
const NAME = 'scan to verdict while shipments come to SAP';

/** A bench that scans while what waited for SAP is posted, beside the same scans with nothing going on. */
export async function drainingFigures(): Promise<readonly Figure[]> {
  const prepared = Promise.withResolvers<Backlog>();
  const site = await openPreparedSite(async (folder) => {
    prepared.resolve(await openBacklog(folder, SHIPMENTS, new Date()));
  });
  try {
    return await withSite(site, await prepared.promise);
  } finally {
    await site.close();
  }
}

async function withSite(site: Site, backlog: Backlog): Promise<readonly Figure[]> {
  const sync = await site.startSync(site.configFile({ pullIntervalSeconds: 10 }));
  const rules = { company: { ...CONFIG.rules.company, location: 'scan' } };
  const uplink = { address: sync.address, token: TOKEN };
  const bench = await openStationBench([], { rules, uplink });
  try {
    await bench.view('the order to pack', ({ queueTotal }) => queueTotal > 0);
    await site.proxy.setAway(true);
    await bench.crash();
    writeBacklog(bench.data, backlog);
    await bench.start();
    await statesUntil(
      sync.client,
      backlog.newest.shipmentId,
      ({ state }) => state === 'waiting',
      HANDED_OVER_WITHIN_MS,
    );
    for (const text of [ANA, String(backlog.order.number), backlog.order.bin]) await bench.scan(text);
    const still = await scanTimes(bench, backlog.order.barcode);
    await site.proxy.setAway(false);
    await bench.view('the first posted', ({ waiting }) => waiting.count < SHIPMENTS);
    const draining = await scanTimes(bench, backlog.order.barcode);
    if (waitingAt(bench) === 0) throw new Error('Everything was posted before the scans ended');
    return [
      figure(`${NAME}, p50`, draining, still, 0.5, null),
      figure(`${NAME}, p99`, draining, still, 0.99, 100),
    ];
  } finally {
    await bench.close();
  }
}

function figure(
  name: string,
  draining: readonly number[],
  still: readonly number[],
  part: number,
  budget: number | null,
): Figure {
  const limit = { what: 'the same scans while SAP is away', value: percentile(still, part) };
  return { figure: name, value: percentile(draining, part), unit: 'ms', budget, limit };
}

/** From the last byte written to the port to the verdict heard, in milliseconds. */
async function scanTimes(bench: StationBench, barcode: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < SCANS; n++) {
    const began = performance.now();
    await bench.scan(barcode);
    times.push(performance.now() - began);
  }
  return times;
}

function waitingAt({ service }: StationBench): number {
  const isView = (message: Sent): message is Sent & { view: { waiting: { count: number } } } =>
    message.kind === 'view';
  return service().messages.findLast(isView)?.view.waiting.count ?? 0;
}

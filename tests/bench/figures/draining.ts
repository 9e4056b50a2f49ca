import type { Percentiles } from '../../../electron/station/timings.ts';
import { type Backlog, openBacklog, writeBacklog } from '../../fault/sap/backlog.ts';
import type { Sent } from '../../support/service.ts';
import { openPreparedSite, type Site } from '../../support/site.ts';
import { ANA, CONFIG, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { statesUntil, TOKEN } from '../../support/sync-client.ts';
import { type Figure, percentile } from '../figure.ts';
import { timingsOf } from '../timings.ts';

const SHIPMENTS = 1_000;
const SCANS = 190;
const HANDED_OVER_WITHIN_MS = 300_000;
const WHILE = 'while shipments come to SAP';
const STILL = 'the same scans while SAP is away';

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
    return figuresOf(draining, still);
  } finally {
    await bench.close();
  }
}

type ScanTimes = {
  /** From the last byte written to the port to the verdict heard, in milliseconds. */
  readonly heard: readonly number[];
  /** The station's own: from the last byte that it read to the verdict that it sent. */
  readonly scanToVerdict: Percentiles;
  /** Commits of scans, and of what came from the sync service in between. */
  readonly commit: Percentiles;
};

async function scanTimes(bench: StationBench, barcode: string): Promise<ScanTimes> {
  await timingsOf(bench.service());
  const heard: number[] = [];
  for (let n = 0; n < SCANS; n++) {
    const began = performance.now();
    await bench.scan(barcode);
    heard.push(performance.now() - began);
  }
  return { heard, ...(await timingsOf(bench.service())) };
}

function figuresOf(draining: ScanTimes, still: ScanTimes): readonly Figure[] {
  const heard = (part: number) => [percentile(draining.heard, part), percentile(still.heard, part)] as const;
  const [own, ownStill] = [draining.scanToVerdict, still.scanToVerdict];
  const [commit, commitStill] = [draining.commit, still.commit];
  return [
    figure('scan to verdict heard', 'p50', ...heard(0.5)),
    figure('scan to verdict heard', 'p99', ...heard(0.99), 100),
    figure('scan to verdict', 'p50', own.p50Ms, ownStill.p50Ms),
    figure('scan to verdict', 'p99', own.p99Ms, ownStill.p99Ms),
    figure('a commit', 'p50', commit.p50Ms, commitStill.p50Ms),
    figure('a commit', 'p99', commit.p99Ms, commitStill.p99Ms),
    figure('the longest commit', 'of all', commit.maxMs, commitStill.maxMs),
  ];
}

function figure(
  what: string,
  part: string,
  value: number,
  still: number,
  budget: number | null = null,
): Figure {
  const limit = { what: STILL, value: still };
  return { figure: `${what} ${WHILE}, ${part}`, value, unit: 'ms', budget, limit };
}

function waitingAt({ service }: StationBench): number {
  const isView = (message: Sent): message is Sent & { view: { waiting: { count: number } } } =>
    message.kind === 'view';
  return service().messages.findLast(isView)?.view.waiting.count ?? 0;
}

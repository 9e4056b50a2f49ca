import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { journalOf } from '../../support/journal.ts';
import type { Asker } from '../../support/sandbox.ts';
import { countDeliveries } from '../../support/sap-documents.ts';
import type { Sent } from '../../support/service.ts';
import { openPreparedSite, type Site } from '../../support/site.ts';
import { ANA, CONFIG, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { statesUntil, TOKEN } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';
import { type Backlog, openBacklog, writeBacklog } from './backlog.ts';

// Three days without SAP, then everything at once: the real station, sync service and sandbox, as programs.

/** `npm run test:fault -- sap` asks for 5,000. */
const SHIPMENTS = Number(process.env.PACKWRIGHT_FAULT_WAITING ?? 300);
const MS_PER_SHIPMENT = 300;
const SCANS = 200;

let site: Site;
let bench: StationBench;
let backlog: Backlog;
beforeEach(
  async () => {
    site = await openPreparedSite(async (folder) => {
      backlog = await openBacklog(folder, SHIPMENTS, new Date());
    });
    await openOldStore(join(site.folder, 'sync'));
    const sync = await site.startSync(
      site.configFile({
        pullIntervalSeconds: 2,
        postDeadlineSeconds: 15,
        quietPeriodSeconds: 15,
      }),
    );
    const rules = { company: { ...CONFIG.rules.company, location: 'scan' } };
    bench = await openStationBench([], { rules, uplink: { address: sync.address, token: TOKEN } });
    await bench.view('the order to pack', ({ queueTotal }) => queueTotal > 0);
    await site.proxy.setAway(true);
    await bench.crash();
    writeBacklog(bench.data, backlog);
    await bench.start();
    const isTaken = ({ state }: { state: string }) => state === 'waiting';
    await statesUntil(sync.client, backlog.newest.shipmentId, isTaken, SHIPMENTS * MS_PER_SHIPMENT);
  },
  SHIPMENTS * MS_PER_SHIPMENT + 60_000,
);
afterEach(async () => {
  await bench.close();
  await site.close();
});

it(
  `${SHIPMENTS} shipments wait visibly, come to SAP once and in the order of each order, while the bench packs on`,
  async () => {
    const { shipments, order } = backlog;
    const [first] = shipments;
    const before = await countDeliveries(site.asker);
    const all = await bench.view('all waiting', ({ waiting }) => waiting.count === SHIPMENTS);
    expect(all.waiting.oldestSince).toBe(first?.closedAt);

    for (const text of [ANA, String(order.number), order.bin]) await bench.scan(text);
    await site.proxy.setAway(false);
    await bench.view('the first in SAP', ({ waiting }) => waiting.count < SHIPMENTS);
    for (let n = 0; n < SCANS; n++) expect(await bench.scan(order.barcode)).toMatchObject({ ok: true });
    expect(newestView(bench)?.waiting.count).toBeGreaterThan(0);
    expect(unitsPacked(bench, backlog)).toBe(SCANS);

    const isOver = () => {
      const waiting = newestView(bench)?.waiting;
      return waiting !== undefined && waiting.count === waiting.needPerson;
    };
    await until('nothing waits for SAP any more', isOver, SHIPMENTS * MS_PER_SHIPMENT);
    expect(newestView(bench)?.waiting).toMatchObject({ count: 0, needPerson: 0 });
    expectAgesSeen(bench.service().messages.filter(isView), SHIPMENTS);
    expect(await countDeliveries(site.asker)).toBe(before + SHIPMENTS);
    expect(await landedByOrder(site.asker)).toEqual(closedByOrder(backlog));
  },
  SHIPMENTS * MS_PER_SHIPMENT + 120_000,
);

/** The sync service has been here for longer than SAP was away: what waits was not sent by another one before it. */
async function openOldStore(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const lastWeek = new Date(Date.now() - 7 * 24 * 3_600_000);
  await openSqliteStore(folder, { now: () => lastWeek, newId: randomUUID }).close();
}

/** What was packed at the bench itself. */
function unitsPacked({ data }: StationBench, { shipments }: Backlog): number {
  const before = new Set(shipments.map(({ shipmentId }) => `session-${shipmentId}`));
  return journalOf(data).filter(({ type, session }) => type === 'UnitPacked' && !before.has(session ?? ''))
    .length;
}

type ViewSent = Sent & { readonly view: StationView };

function isView(message: Sent): message is ViewSent {
  return message.kind === 'view';
}

function newestView({ service }: StationBench): StationView | undefined {
  return service().messages.findLast(isView)?.view;
}

/** As long as something waits, the age of the oldest shows, and never goes back. */
function expectAgesSeen(seen: readonly ViewSent[], most: number): void {
  const waiting = seen
    .map(({ view }) => view.waiting)
    .slice(seen.findIndex(({ view }) => view.waiting.count === most));
  const ages = waiting.flatMap(({ count, oldestSince }) => (count > 0 ? [oldestSince] : []));
  expect(new Set(ages).size).toBeGreaterThan(5);
  expect(ages).not.toContain(null);
  expect(ages).toEqual(ages.toSorted());
}

const page = z.object({
  value: z.array(
    z.object({
      DocEntry: z.int(),
      U_PW_ID: z.string().nullable(),
      DocumentLines: z.array(z.object({ BaseEntry: z.int().nullable() })),
    }),
  ),
});

/** The shipments of each order in the order of SAP's document numbers. */
async function landedByOrder(asker: Asker): Promise<ReadonlyMap<number, readonly string[]>> {
  const { json } = await asker.get('DeliveryNotes?$select=DocEntry,U_PW_ID,DocumentLines&$orderby=DocEntry');
  const landed = new Map<number, string[]>();
  for (const {
    U_PW_ID: id,
    DocumentLines: [line],
  } of page.parse(json).value) {
    const entry = line?.BaseEntry ?? 0;
    if (id !== null) landed.set(entry, [...(landed.get(entry) ?? []), id]);
  }
  return new Map([...landed].sort(([a], [b]) => a - b));
}

function closedByOrder({ shipments }: Backlog): ReadonlyMap<number, readonly string[]> {
  const byOrder = Map.groupBy(shipments, ({ orderEntry }) => orderEntry);
  return new Map(
    [...byOrder]
      .sort(([a], [b]) => a - b)
      .map(([entry, of]) => [entry, of.map(({ shipmentId }) => shipmentId)]),
  );
}

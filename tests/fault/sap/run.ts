import { between } from '../../../electron/sandbox/company/demo/random.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { STATION } from '../../support/sync-client.ts';
import type { Strikes } from './faults.ts';
import {
  agreeInTheEnd,
  landings,
  lessShipments,
  nothingInvented,
  nothingLost,
  nothingOfferedAgain,
  nothingTwice,
  offeredBy,
  openLinesOf,
} from './oracle.ts';
import { openPackers } from './packers.ts';
import { QUIET_PERIOD_MS, type Sabotage } from './sabotage.ts';
import { openSite, type Promised, type Site } from './site.ts';
import type { Step } from './steps.ts';

/** What happened on one bad day, or on many. */
export type Log = {
  readonly strikes: Strikes;
  readonly kills: Map<Step, number>;
  shipments: number;
  /** Shipments that took more than one attempt. */
  repeated: number;
};

export function emptyLog(): Log {
  return { strikes: new Map(), kills: new Map(), shipments: 0, repeated: 0 };
}

const LEAST_SHIPMENTS = 6;
const MOST_SHIPMENTS = 10;
const ORDERS = 4;
const MOST_APART_MS = 40_000;
const FIRST_READING_WITHIN_MS = 60_000;
const BACK_WITHIN_MS = 120_000;
/** Many quiet periods: each may be followed by another. */
const POSTED_WITHIN_MS = 4 * 3_600_000;

/**
 * A day on which everything goes wrong that can, from one seed: shipments are closed while requests and programs
 * die. Then the faults end, and everything comes right.
 *
 * @param log what happened is counted in it
 * @throws Broken, or what else went wrong, when a promise does not hold
 */
export async function badDay(seed: number, promised: Promised, sabotage: Sabotage, log: Log): Promise<void> {
  const closed: Confirmation[] = [];
  const look = async (): Promise<void> => {
    const landed = landings(site.company);
    nothingTwice(landed);
    const station = site.station();
    if (station !== null) nothingLost(station.outbox, closed);
    const sync = site.sync();
    if (sync !== null) await nothingInvented(sync.store, landed);
  };
  const site: Site = await openSite({ ...log, seed, promised, sabotage, look });
  const { time, fate } = site;
  try {
    await time.passUntil('the first reading of SAP', () => hasWork(site), FIRST_READING_WITHIN_MS);
    const works = site.station()?.catalogue.works(1_000) ?? [];
    const all = works.flatMap(({ key }) => site.station()?.catalogue.work(key) ?? []);
    const open = openLinesOf(all);
    const packers = openPackers(all, ORDERS, site.packing);
    const notOfferedAgain = async (): Promise<void> => {
      const sync = site.sync();
      if (sync === null || site.disksLost() > 0) return;
      const known = new Set(
        (await sync.store.shipments.statusesAfter(STATION, 0, 1_000)).map(({ shipmentId }) => shipmentId),
      );
      const taken = closed.filter(({ shipmentId }) => known.has(shipmentId));
      nothingOfferedAgain(await offeredBy(sync.store), lessShipments(open, taken));
    };

    // Without the own table a store posts nothing while it is new, see `beforePost`.
    await pause(site, QUIET_PERIOD_MS);
    site.beginTrouble();
    const shipments = between(fate, LEAST_SHIPMENTS, MOST_SHIPMENTS);
    for (let n = 0; n < shipments; n++) {
      const shipment = packers.next(site.newId(), time.now());
      if (shipment === null) break;
      while (site.station()?.close(shipment) !== true) {
        await time.passUntil('the station is back', () => site.station() !== null, BACK_WITHIN_MS);
      }
      closed.push(shipment);
      if (fate() < 0.12) site.sapGoesAway();
      if (fate() < 0.12) site.restartSap();
      if (fate() < 0.12) site.storm();
      await pause(site, between(fate, 0, MOST_APART_MS));
      await notOfferedAgain();
    }
    site.endTrouble();
    const isPosted = ({ shipmentId }: Confirmation) =>
      site.station()?.outbox.shipment(shipmentId)?.state === 'posted';
    const isDone = () => site.sync() !== null && closed.every(isPosted);
    await time.passUntil('every shipment is posted', isDone, POSTED_WITHIN_MS);
    await notOfferedAgain();
    await agreeInTheEnd(
      site.sapUrl(),
      site.stationFolder,
      open,
      promised === 'ownTable' && sabotage.hasOwnRows,
    );
    const statuses = (await site.sync()?.store.shipments.statusesAfter(STATION, 0, 1_000)) ?? [];
    log.shipments += closed.length;
    log.repeated += statuses.filter(({ attempts }) => attempts > 1).length;
  } finally {
    await site.close();
  }
}

function hasWork(site: Site): boolean {
  const catalogue = site.station()?.catalogue;
  return catalogue?.isComplete() === true && catalogue.workCount() > 0;
}

async function pause({ time }: Site, ms: number): Promise<void> {
  const until = time.now().getTime() + ms;
  time.after(ms, () => {});
  await time.passUntil('the next thing to do', () => time.now().getTime() >= until, ms);
}

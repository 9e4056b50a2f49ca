import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { behaviours } from '../../../electron/sandbox/behaviours.ts';
import { between, randomFrom } from '../../../electron/sandbox/company/demo/random.ts';
import { openCompany } from '../../../electron/sandbox/company/open-company.ts';
import { serve } from '../../../electron/sandbox/service-layer/server.ts';
import { type Strikes, strike } from './faults.ts';
import { idsFrom } from './ids.ts';
import { openNetwork } from './network.ts';
import { landings, nothingTwice } from './oracle.ts';
import { QUIET_PERIOD_MS, type Sabotage } from './sabotage.ts';
import { type StationRun, startStation } from './station.ts';
import { type Life, STATION_STEPS, type Step, SYNC_STEPS } from './steps.ts';
import { type SyncRun, startSync } from './sync.ts';
import { startVirtualTime } from './virtual-time.ts';

/** With the own table SAP itself refuses a second landing; without it the service has header field, look-up and quiet period. */
export type Promised = 'ownTable' | 'lookUp';

export type SiteOptions = {
  readonly seed: number;
  readonly promised: Promised;
  readonly sabotage: Sabotage;
  readonly strikes: Strikes;
  /** How often a program ended at each of its steps. */
  readonly kills: Map<Step, number>;
  /** Looks at everything each time before time passes. */
  readonly look: () => Promise<void>;
};

export type Site = Awaited<ReturnType<typeof openSite>>;

/** With the own table a post may land when nobody thinks of it any more. */
const VERY_LATE_MS = 3_600_000;
const BACK_AFTER_MS = 30_000;
const LONGEST_AWAY_MS = 200_000;

/** A station, a sync service and SAP, in one process and in virtual time, with everything that can happen to them. */
export async function openSite({ seed, promised, sabotage, strikes, kills, look }: SiteOptions) {
  const stream = (number: number) => randomFrom(seed * 31 + number);
  const fate = stream(1);
  const newId = idsFrom(stream(2));
  const folder = mkdtempSync(join(tmpdir(), 'packwright-bad-day-'));
  const stationFolder = join(folder, 'station');
  mkdirSync(stationFolder);
  const hasOwnTable = promised === 'ownTable';
  let troubled = false;
  let changing = 0;
  let bug: Error | null = null;
  let disks = 0;
  let turn = seed;
  let sapAway = false;
  let sync: SyncRun | null = null;
  let station: StationRun | null = null;

  const time = startVirtualTime({
    isBusy: () => (changing > 0 ? 'a program begins or ends' : (network.isBusy() ?? handingOver())),
    look: async () => {
      if (bug !== null) throw bug;
      await look();
    },
  });
  const company = openCompany({
    folder: null,
    seed: null,
    today: time.now().toISOString().slice(0, 10),
    now: time.now,
    behaviours: behaviours(hasOwnTable ? {} : { notPermitted: ['UserTablesMD'] }),
  });
  let sap = await serveCompany();
  const network = await openNetwork({
    time,
    random: stream(3),
    strikes,
    upstream: () => sap.url,
    mayStrike: (fault) => troubled && (hasOwnTable || fault !== 'duplicate'),
    landsWithinMs: hasOwnTable ? VERY_LATE_MS : QUIET_PERIOD_MS - 1,
    arrived: () => sync?.life.reach('post:arrived'),
    landed: () => {
      doOrFail(() => nothingTwice(landings(company)));
      sync?.life.reach('post:landed');
    },
  });

  function serveCompany() {
    return serve(company, {
      port: 0,
      certificate: null,
      sessionTimeoutMinutes: 30,
      delayMs: 0,
      faults: false,
      now: time.now,
      newId,
      failed: fail,
    });
  }

  function fail(error: unknown): void {
    bug ??= error instanceof Error ? error : new Error(String(error));
  }

  function doOrFail(work: () => void): void {
    try {
      work();
    } catch (error) {
      fail(error);
    }
  }

  /** Something that takes real time, during which virtual time stands still. */
  function change(work: () => Promise<unknown>): void {
    changing++;
    work()
      .catch(fail)
      .finally(() => changing--);
  }

  function handingOver(): string | null {
    const from = livingStation();
    if (from === null || livingSync() === null) return null;
    const waiting = from.handOver();
    return waiting === 0 ? null : `${waiting} shipments are handed over`;
  }

  function livingSync(): SyncRun | null {
    return sync === null || sync.life.isOver() ? null : sync;
  }

  function livingStation(): StationRun | null {
    return station === null || station.life.isOver() ? null : station;
  }

  async function beginSync(): Promise<void> {
    const path = join(folder, `sync-${disks}`);
    mkdirSync(path, { recursive: true });
    const url = `${network.url}/b1s/v2/`;
    const random = stream(4);
    sync = await startSync({ folder: path, url, time, random, newId, sabotage, failed: fail }, (step) => {
      died(step, 'syncKilled', sync, beginSync);
      if (fate() > 0.15) return;
      strike(strikes, 'syncDiskLost');
      disks++;
    });
    if (troubled && fate() < 0.85) endSoon(sync.life, SYNC_STEPS);
    livingStation()?.reach(sync.address);
  }

  async function beginStation(): Promise<void> {
    station = startStation({ folder: stationFolder, time, forgetsEarly: sabotage.forgetsEarly }, (step) =>
      died(step, 'stationKilled', station, beginStation),
    );
    if (troubled && fate() < 0.6) endSoon(station.life, STATION_STEPS);
    const there = livingSync();
    if (there !== null) station.reach(there.address);
  }

  /** One step after the other, so that few days are enough for each to have its turn. */
  function endSoon<S extends Step>(life: Life<S>, steps: readonly S[]): void {
    const step = steps[turn++ % steps.length];
    if (step !== undefined) life.dieAt(step, step.startsWith('offer') ? 1 : between(fate, 1, 3));
  }

  function died(
    step: Step,
    fault: 'syncKilled' | 'stationKilled',
    dead: { end(): Promise<void> } | null,
    begin: () => Promise<void>,
  ): void {
    kills.set(step, (kills.get(step) ?? 0) + 1);
    strike(strikes, fault);
    change(async () => {
      // What it does at this very moment is over before its files are opened again.
      await new Promise((resolve) => setImmediate(resolve));
      await dead?.end();
    });
    time.after(between(fate, 100, BACK_AFTER_MS), () => change(begin));
  }

  async function close(): Promise<void> {
    await Promise.all([livingStation()?.end(), livingSync()?.end()]);
    await network.close();
    await sap.close();
    company.close();
    time.end();
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await beginSync();
    await beginStation();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    time,
    company,
    stationFolder,
    packing: stream(5),
    fate,
    newId,
    sync: livingSync,
    station: livingStation,
    sapUrl: () => sap.url,
    /** How many of the sync service's disks were lost. */
    disksLost: () => disks,
    /** From now on requests go wrong and programs end. */
    beginTrouble: () => {
      troubled = true;
      if (sync !== null) endSoon(sync.life, SYNC_STEPS);
      if (station !== null) endSoon(station.life, STATION_STEPS);
    },
    /** From now on nothing more happens, but what was held back may still land. */
    endTrouble: () => {
      troubled = false;
      sync?.life.dieAt('due:after', Number.POSITIVE_INFINITY);
      station?.life.dieAt('note:after', Number.POSITIVE_INFINITY);
      network.endStorm();
    },
    restartSap: () => {
      strike(strikes, 'sapRestart');
      change(async () => {
        const old = sap;
        company.restarted();
        sap = await serveCompany();
        await old.close();
      });
    },
    /** @param forMs how long; a while unless told */
    sapGoesAway: (forMs = between(fate, 1_000, LONGEST_AWAY_MS)) => {
      if (sapAway) return;
      sapAway = true;
      strike(strikes, 'sapAway');
      change(() => network.setAway(true));
      time.after(forMs, () => {
        sapAway = false;
        change(() => network.setAway(false));
      });
    },
    storm: () => {
      strike(strikes, 'storm');
      network.storm(between(fate, 2, 8));
    },
    close,
  };
}

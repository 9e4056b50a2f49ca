import { pino } from 'pino';
import { openApi } from '../../../electron/sync/api/server.ts';
import { openCompany } from '../../../electron/sync/company.ts';
import type { SapConfig } from '../../../electron/sync/config.ts';
import { keepPosting } from '../../../electron/sync/post/posting.ts';
import { keepPulling } from '../../../electron/sync/pull/pull.ts';
import { openSapStanding } from '../../../electron/sync/sap-standing.ts';
import { openServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { ShipmentStore, Store } from '../../../electron/sync/store/store.ts';
import type { Wait } from '../../../electron/sync/wait.ts';
import { TOKEN } from '../../support/sync-client.ts';
import { QUIET_PERIOD_MS, type Sabotage } from './sabotage.ts';
import { type Life, live, never, type SyncStep } from './steps.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The sync service between its start and its end, made of the product's own parts as `startSync` makes it. */
export type SyncRun = {
  readonly address: string;
  /** Its store, for looking into; not to be used after its end. */
  readonly store: Store;
  readonly life: Life<SyncStep>;
  end(): Promise<void>;
};

export type SyncSite = {
  readonly folder: string;
  /** The service root that it talks to. */
  readonly url: string;
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly newId: () => string;
  readonly sabotage: Sabotage;
  /** A bug ended one of its loops. */
  readonly failed: (error: unknown) => void;
};

/** The product's own deadlines; pulls are further apart, because most of what they do is the same again. */
const CONFIG = {
  company: 'SBODEMO',
  user: 'manager',
  password: 'manager',
  trust: { kind: 'system' },
  pageSize: 500,
  readDeadlineMs: 60_000,
  postDeadlineMs: 120_000,
  quietPeriodMs: QUIET_PERIOD_MS,
  pullIntervalMs: 600_000,
  catalogueIntervalMs: 3_600_000,
  sandbox: true,
} as const;

export async function startSync(site: SyncSite, died: (step: SyncStep) => void): Promise<SyncRun> {
  const { time, random, newId, sabotage } = site;
  const config: SapConfig = { ...CONFIG, url: site.url };
  const life = live(died);
  const kept = openSqliteStore(site.folder, { now: time.now, newId });
  const store = mortal(sabotage.store(kept), life);
  if (sabotage.recovers) await store.shipments.recover();

  const standing = openSapStanding(config, time.now);
  const sap = openServiceLayer(config, {
    now: () => time.now().getTime(),
    newId,
    onStanding: standing.noteStanding,
  });
  const log = pino({ level: 'silent' });
  const company = openCompany(sabotage.serviceLayer(sap), {
    log,
    makeMissing: true,
    onPromise: standing.notePromise,
  });
  const wait: Wait = {
    forMs: async (ms, signal) => {
      if (!life.isOver()) await time.wait.forMs(ms, signal);
      if (life.isOver()) await never();
    },
  };
  const ports = { company, store, log, now: time.now, random, wait };
  const { signal } = new AbortController();
  const posting = { postDeadlineMs: config.postDeadlineMs, quietPeriodMs: sabotage.quietPeriodMs };
  keepPosting(ports, posting, { stop: signal, giveUp: signal }).catch(site.failed);
  keepPulling({ ...ports, onPulled: standing.notePull }, { ...config, warehouses: null }, signal).catch(
    site.failed,
  );
  const api = await openApi({ host: '127.0.0.1', port: 0 }, TOKEN, { store, standing, retryLogin: () => {} });
  return {
    address: api.address,
    store: kept,
    life,
    end: async () => {
      await Promise.all([api.close(), sap.close()]);
      await kept.close();
    },
  };
}

/** A store whose user may end at each of its steps, and for whom nothing happens afterwards. */
function mortal(store: Store, life: Life<SyncStep>): Store {
  const after = <T>(promise: Promise<T>): Promise<T> =>
    promise.then((value) => (life.isOver() ? never<T>() : value));
  const living = <T>(work: () => Promise<T>): Promise<T> => (life.isOver() ? never() : after(work()));
  const step = async <T>(
    name: 'accept' | 'beginAttempt' | 'noteAnswer' | 'settle' | 'offer',
    work: () => Promise<T>,
  ) => {
    if (life.reach(`${name}:before`)) return never<T>();
    const value = await work();
    return life.reach(`${name}:after`) ? never<T>() : value;
  };
  const { catalogue, shipments } = store;
  const mortalShipments: ShipmentStore = {
    accept: (submission) => step('accept', () => shipments.accept(submission)),
    due: async (limit) => {
      const found = await living(() => shipments.due(limit));
      return found.shipments.length > 0 && life.reach('due:after') ? never() : found;
    },
    beginAttempt: (...args) => step('beginAttempt', () => shipments.beginAttempt(...args)),
    noteAnswer: (...args) => step('noteAnswer', () => shipments.noteAnswer(...args)),
    settle: (...args) => step('settle', () => shipments.settle(...args)),
    retry: (...args) => living(() => shipments.retry(...args)),
    putAside: (...args) => living(() => shipments.putAside(...args)),
    freeGoods: (...args) => living(() => shipments.freeGoods(...args)),
    recover: () => living(() => shipments.recover()),
    statusesAfter: (...args) => living(() => shipments.statusesAfter(...args)),
  };
  return {
    ...store,
    since: store.since,
    catalogue: {
      put: (changes) => living(() => catalogue.put(changes)),
      keepOnly: (...args) => living(() => catalogue.keepOnly(...args)),
      items: (codes) => living(() => catalogue.items(codes)),
      offer: (...args) => step('offer', () => catalogue.offer(...args)),
      after: (...args) => living(() => catalogue.after(...args)),
    },
    shipments: mortalShipments,
  };
}

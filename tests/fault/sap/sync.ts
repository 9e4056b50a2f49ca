import { pino } from 'pino';
import { openApi } from '../../../electron/sync/api/server.ts';
import { openCompany } from '../../../electron/sync/company.ts';
import type { SapConfig } from '../../../electron/sync/config.ts';
import { openOrdersInHand } from '../../../electron/sync/post/in-hand.ts';
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
    user: config.user,
    warehouses: null,
    note: async () => {},
  });
  const wait: Wait = {
    forMs: async (ms, signal) => {
      if (!life.isOver()) await time.wait.forMs(ms, signal);
      if (life.isOver()) await never();
    },
  };
  const ports = { company, store, log, now: time.now, random, wait, inHand: openOrdersInHand() };
  const { signal } = new AbortController();
  const posting = { postDeadlineMs: config.postDeadlineMs, quietPeriodMs: sabotage.quietPeriodMs };
  keepPosting(ports, posting, { stop: signal, giveUp: signal }).catch(site.failed);
  const bell = { listen: () => signal };
  keepPulling({ ...ports, bell, onPulled: standing.notePull }, { ...config, warehouses: null }, signal).catch(
    site.failed,
  );
  const api = await openApi({ host: '127.0.0.1', port: 0 }, TOKEN, {
    store,
    standing,
    retryLogin: () => {},
    company,
    adopt: null,
  });
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
  const { catalogue, shipments } = store;
  const step = async <T>(
    name: 'accept' | 'beginAttempt' | 'noteAnswer' | 'settle' | 'offer',
    work: () => Promise<T>,
  ): Promise<T> => {
    if (life.reach(`${name}:before`)) return never<T>();
    const value = await work();
    return life.reach(`${name}:after`) ? never<T>() : value;
  };
  return {
    ...store,
    catalogue: {
      ...whileAlive(catalogue, life),
      offer: (...args) => step('offer', () => catalogue.offer(...args)),
    },
    shipments: {
      ...whileAlive(shipments, life),
      accept: (submission) => step('accept', () => shipments.accept(submission)),
      due: async (...args) => {
        const found = await (life.isOver() ? never<Due>() : shipments.due(...args));
        return found.shipments.length > 0 && life.reach('due:after') ? never() : found;
      },
      beginAttempt: (...args) => step('beginAttempt', () => shipments.beginAttempt(...args)),
      noteAnswer: (...args) => step('noteAnswer', () => shipments.noteAnswer(...args)),
      settle: (...args) => step('settle', () => shipments.settle(...args)),
    },
  };
}

type Due = Awaited<ReturnType<ShipmentStore['due']>>;
type Method = (...args: never[]) => Promise<unknown>;

/** The same methods, of which nothing more is heard when it is over. */
function whileAlive<Methods extends Readonly<Record<string, Method>>>(
  methods: Methods,
  life: Life<SyncStep>,
): Methods {
  const mortalMethods = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: never[]) => {
      const value = life.isOver() ? await never() : await method(...args);
      return life.isOver() ? never() : value;
    },
  ]);
  return Object.fromEntries(mortalMethods) as Methods;
}

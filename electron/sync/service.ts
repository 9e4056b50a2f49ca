import type { Logger } from 'pino';
import { keepAdding } from './additions/adding.ts';
import { type ApiServer, openApi } from './api/server.ts';
import { type CompanyPorts, keepLooking, type OpenCompany, openCompany } from './company.ts';
import type { SyncConfig } from './config.ts';
import { type Adoption, type AdoptionRequest, adoptDelivery } from './post/adopting.ts';
import { openOrdersInHand } from './post/in-hand.ts';
import { keepPosting } from './post/posting.ts';
import { keepTelling } from './progress/telling.ts';
import { keepPulling } from './pull/pull.ts';
import { keepReconciling } from './reconcile/reconciling.ts';
import { openSapStanding, type SapStanding } from './sap-standing.ts';
import { openServiceLayer } from './service-layer/client.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import type { Store } from './store/store.ts';
import type { Wait } from './wait.ts';
import { openBell } from './webhook/bell.ts';
import { keepListening } from './webhook/listening.ts';
import { webhookSecret } from './webhook/secret.ts';
import { webhookParts } from './webhook/subscribing.ts';

/** The world outside, built by `main.ts` and by tests. */
export type SyncPorts = {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly random: () => number;
  readonly wait: Wait;
  readonly log: Logger;
};

export type Sync = {
  /** host:port of the gRPC service. */
  readonly address: string;
  /** Rejects with the bug that stopped the service; never resolves. */
  readonly failed: Promise<never>;
  /** Ends everything; posts in flight get a moment to hear SAP's answer. */
  readonly stop: () => Promise<void>;
};

const STOP_GRACE_MS = 5_000;

/**
 * Starts the sync service on a data folder that this process has taken: takes shipments and offers what is
 * known at once, pulls and posts as soon as SAP lets it.
 *
 * @throws StorageHalt, AddressUnusable
 */
export async function startSync(config: SyncConfig, folder: string, ports: SyncPorts): Promise<Sync> {
  const { log } = ports;
  const store = openSqliteStore(folder, ports);
  const interrupted = await store.shipments.recover();
  if (interrupted > 0) log.warn({ event: 'shipments.unknownAfterStart', count: interrupted });

  const known = config.sap === null ? null : await store.setUps.last(config.sap.company);
  const standing = openSapStanding(config.sap, ports.now, known);
  const sap =
    config.sap === null
      ? null
      : openServiceLayer(config.sap, {
          now: () => ports.now().getTime(),
          newId: ports.newId,
          onStanding: standing.noteStanding,
        });
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const running: Promise<void>[] = [];
  let company: OpenCompany | null = null;
  let adopt: ((request: AdoptionRequest) => Promise<Adoption>) | null = null;
  const bell = openBell(ports.wait, stopping.signal);
  if (sap !== null && config.sap !== null) {
    const { company: name, user, sandbox: makeMissing } = config.sap;
    const { warehouses } = config;
    const note = notingSetUp(store, standing, name, log);
    const more = (signal: AbortSignal) => webhookParts(sap, config, folder, signal);
    company = openCompany(sap, { log, makeMissing, user, warehouses, more, note });
    const both = { ...ports, company, store };
    const signals = { stop: stopping.signal, giveUp: givingUp.signal };
    const posting = { ...both, inHand: openOrdersInHand() };
    const { sap: timing } = config;
    running.push(keepPosting(posting, timing, signals));
    adopt = (request) => adoptDelivery(posting, timing, request, givingUp.signal);
    running.push(keepTelling(both, config.progress, stopping.signal));
    running.push(keepAdding(both, stopping.signal));
    const reconciling = { ...both, onAlarms: standing.noteAlarms };
    running.push(keepReconciling(reconciling, config.reconcileIntervalMs, stopping.signal));
    const pull = { ...config.sap, warehouses: config.warehouses };
    running.push(keepPulling({ ...both, bell, onPulled: standing.notePull }, pull, stopping.signal));
    running.push(keepLooking(both, stopping.signal));
  }
  if (config.webhook !== null) {
    running.push(keepListening(config.webhook, webhookSecret(folder), bell.ring, ports, stopping.signal));
  }
  const failed = Promise.withResolvers<never>();
  for (const each of running) each.catch(failed.reject);

  let api: ApiServer;
  try {
    api = await openApi(config.listen, config.token, {
      store,
      standing,
      retryLogin: () => sap?.retryLogin(),
      company,
      adopt,
    });
  } catch (error) {
    await end();
    throw error;
  }
  log.info({ event: 'sync.ready', address: api.address, store: store.storeId });

  async function end(): Promise<void> {
    stopping.abort();
    const grace = setTimeout(() => givingUp.abort(), STOP_GRACE_MS);
    await Promise.allSettled(running);
    clearTimeout(grace);
    await sap?.close();
    await store.close();
  }
  return {
    address: api.address,
    failed: failed.promise,
    stop: async () => {
      await api.close();
      await end();
    },
  };
}

/** What is found is on record before stations hear of it. */
function notingSetUp(store: Store, standing: SapStanding, name: string, log: Logger): CompanyPorts['note'] {
  return async (promise, findings) => {
    const { setUp, isOtherPromise } = await store.setUps.note(name, promise, findings);
    if (isOtherPromise) log.info({ event: 'company.promise', company: name, promise });
    standing.noteSetUp(setUp);
  };
}

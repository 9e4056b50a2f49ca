import type { Logger } from 'pino';
import { keepAdding } from './additions/adding.ts';
import { type ApiServer, openApi } from './api/server.ts';
import { type Company, openCompany } from './company.ts';
import type { SyncConfig } from './config.ts';
import { keepPosting } from './post/posting.ts';
import { keepTelling } from './progress/telling.ts';
import { keepPulling } from './pull/pull.ts';
import { keepReconciling } from './reconcile/reconciling.ts';
import { openSapStanding } from './sap-standing.ts';
import { openServiceLayer } from './service-layer/client.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import type { Wait } from './wait.ts';

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

  const standing = openSapStanding(config.sap, ports.now);
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
  if (sap !== null && config.sap !== null) {
    const company: Company = openCompany(sap, {
      log,
      makeMissing: config.sap.sandbox,
      onPromise: standing.notePromise,
    });
    const both = { ...ports, company, store };
    const signals = { stop: stopping.signal, giveUp: givingUp.signal };
    running.push(keepPosting(both, config.sap, signals));
    running.push(keepTelling(both, config.progress, stopping.signal));
    running.push(keepAdding(both, stopping.signal));
    const reconciling = { ...both, onAlarms: standing.noteAlarms };
    running.push(keepReconciling(reconciling, config.reconcileIntervalMs, stopping.signal));
    const pull = { ...config.sap, warehouses: config.warehouses };
    running.push(keepPulling({ ...both, onPulled: standing.notePull }, pull, stopping.signal));
  }
  const failed = Promise.withResolvers<never>();
  for (const each of running) each.catch(failed.reject);

  let api: ApiServer;
  try {
    api = await openApi(config.listen, config.token, {
      store,
      standing,
      retryLogin: () => sap?.retryLogin(),
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

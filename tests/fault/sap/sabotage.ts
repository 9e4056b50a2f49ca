import type { ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import type { ShipmentStore, Store } from '../../../electron/sync/store/store.ts';

/**
 * The safeguards against landing twice, each as something that can be taken out from around the product's own code.
 * The product itself has no such switches.
 */
export type Safeguard = 'ownRow' | 'lookUp' | 'attemptFirst' | 'quietPeriod' | 'recovery' | 'outbox';

export type Sabotage = {
  readonly serviceLayer: (sap: ServiceLayer) => ServiceLayer;
  readonly store: (store: Store) => Store;
  /** Each post carries its row of the own table. */
  readonly hasOwnRows: boolean;
  readonly quietPeriodMs: number;
  /** What was being posted when the service ended is known as unknown after its start. */
  readonly recovers: boolean;
  /** A shipment counts as handed over before the sync service has said that it has it. */
  readonly forgetsEarly: boolean;
};

/** The product's own, see `electron/sync/config.ts`. */
export const QUIET_PERIOD_MS = 300_000;

const UNTOUCHED: Sabotage = {
  serviceLayer: (sap) => sap,
  store: (store) => store,
  hasOwnRows: true,
  quietPeriodMs: QUIET_PERIOD_MS,
  recovers: true,
  forgetsEarly: false,
};

/** The sync service without one of its safeguards. */
export function without(safeguard: Safeguard | null): Sabotage {
  switch (safeguard) {
    case null:
      return UNTOUCHED;
    case 'ownRow':
      return { ...UNTOUCHED, serviceLayer: withoutOwnRow, hasOwnRows: false };
    case 'lookUp':
      return { ...UNTOUCHED, store: (store) => ({ ...store, shipments: withoutLookUp(store.shipments) }) };
    case 'attemptFirst':
      return withAttemptLater();
    case 'quietPeriod':
      return { ...UNTOUCHED, quietPeriodMs: 0 };
    case 'recovery':
      return { ...UNTOUCHED, recovers: false };
    case 'outbox':
      return { ...UNTOUCHED, forgetsEarly: true };
    default:
      return safeguard satisfies never;
  }
}

/** The delivery goes alone, without the row whose key SAP would refuse a second time. */
function withoutOwnRow(sap: ServiceLayer): ServiceLayer {
  return {
    ...sap,
    changeSet: (steps, signal) =>
      sap.changeSet(
        steps.filter(({ path }) => path !== 'U_PW_SHIPMENT'),
        signal,
      ),
  };
}

/** What is unknown is posted again, instead of looking for it first. */
function withoutLookUp(shipments: ShipmentStore): ShipmentStore {
  return {
    ...shipments,
    due: async (...args) => {
      const { shipments: found, nextDueAt } = await shipments.due(...args);
      const unknown = found.filter(({ state }) => state === 'unknown');
      for (const { id, document, lastAttemptAt } of unknown) {
        await shipments.settle(id, { state: 'waiting', document, reason: null, dueAt: lastAttemptAt });
      }
      return {
        shipments: found.map((one) => ({ ...one, state: one.state === 'unknown' ? 'waiting' : one.state })),
        nextDueAt,
      };
    },
  };
}

/**
 * That an attempt was made is written down when its answer is there, not before. Nor is SAP asked before a post,
 * which alone would find what landed.
 */
function withAttemptLater(): Sabotage {
  const begun = new Map<string, () => Promise<unknown>>();
  const toPost = new Set<string>();
  const shipmentsOf = (shipments: ShipmentStore): ShipmentStore => ({
    ...shipments,
    due: async (...args) => {
      const due = await shipments.due(...args);
      for (const { id, state } of due.shipments) {
        if (state === 'waiting' && !begun.has(id)) toPost.add(id);
        else toPost.delete(id);
      }
      return due;
    },
    beginAttempt: async (attempt, deadlineMs) => {
      toPost.delete(attempt.id);
      begun.set(attempt.id, () => shipments.beginAttempt(attempt, deadlineMs));
      return 1;
    },
    noteAnswer: async (id, answer) => {
      await begun.get(id)?.();
      await shipments.noteAnswer(id, answer);
    },
  });
  return {
    ...UNTOUCHED,
    store: (store) => {
      begun.clear();
      toPost.clear();
      return { ...store, shipments: shipmentsOf(store.shipments) };
    },
    serviceLayer: (sap) => ({
      ...sap,
      eachPage: async (query, row, take, signal) =>
        [...toPost].some((id) => query.filter === `U_PW_ID eq '${id}'`)
          ? { kind: 'done', status: 200, value: 0 }
          : sap.eachPage(query, row, take, signal),
    }),
  };
}

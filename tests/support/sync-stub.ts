import { createServer, ServerError, Status } from 'nice-grpc';
import { type AdditionStatus, addition } from '../../shared/contracts/addition.ts';
import type { WorkChange } from '../../shared/contracts/catalogue.ts';
import { type Confirmation, confirmation, type ShipmentStatus } from '../../shared/contracts/confirmation.ts';
import { type StationProgress, stationProgress } from '../../shared/contracts/progress.ts';
import {
  SyncServiceDefinition,
  type SyncServiceImplementation,
} from '../../shared/proto/gen/packwright/v1/sync.ts';

/**
 * The sync service's side of the wire with work as the test says and no SAP behind it: for tests of the station
 * alone. It takes every shipment and says that it waits.
 */
export type SyncStub = {
  readonly address: string;
  readonly token: string;
  /** Shipments as they came, in order; a shipment submitted twice is here twice. */
  readonly submitted: readonly Confirmation[];
  /** What the station told of its progress, each time it did. */
  readonly reported: readonly StationProgress[];
  /** Tells the station something new; who comes later gets it with all that was told before. */
  push(changes: readonly WorkChange[]): void;
  /** Tells the station states of its shipments, in this order; each has a revision of its own, which grows. */
  pushStates(statuses: readonly ShipmentStatus[]): void;
  /** Shipments that are not taken, as long as they are in here. */
  readonly refusing: Set<string>;
  /** Begins anew, as a service whose store was lost: everything is forgotten, and more is on its way. */
  beginAnew(): void;
  /** How many works it has on offer. */
  workCount(): number;
  close(): Promise<void>;
};

const STORE_ID = 'stub-store';

export async function startSyncStub(changes: readonly WorkChange[]): Promise<SyncStub> {
  const submitted: Confirmation[] = [];
  const reported: StationProgress[] = [];
  const server = createServer();
  const offer = openOffer(changes);
  const states = openStates();
  const refusing = new Set<string>();
  server.add(SyncServiceDefinition, {
    ...implementation(offer, submitted, reported),
    ...shipmentsOf(states, refusing, submitted),
  });
  const port = await server.listen('127.0.0.1:0');
  return {
    address: `127.0.0.1:${port}`,
    token: 'stub',
    submitted,
    reported,
    push: offer.push,
    pushStates: states.push,
    refusing,
    beginAnew: offer.beginAnew,
    workCount: offer.workCount,
    close: async () => server.forceShutdown(),
  };
}

/** What the stub has on offer, as messages that lead there from nothing. */
function openOffer(first: readonly WorkChange[]) {
  let told: Told[] = [{ changes: first, reset: true, caughtUp: true }];
  let more = Promise.withResolvers<void>();
  const tell = (all: Told[]): void => {
    told = all;
    more.resolve();
    more = Promise.withResolvers();
  };
  return {
    push: (changes: readonly WorkChange[]) => tell([...told, { changes, reset: false, caughtUp: true }]),
    beginAnew: () => tell([...told, { changes: [], reset: true, caughtUp: false }]),
    workCount: () => {
      const keys = new Set<string>();
      for (const { changes, reset } of told) {
        if (reset) keys.clear();
        for (const change of changes) {
          if (change.kind === 'putWork') keys.add(change.work.key);
          if (change.kind === 'removeWork') keys.delete(change.key);
        }
      }
      return keys.size;
    },
    told: () => told,
    more: () => more.promise,
  };
}

/** States of shipments that were told, and a promise of more. */
function openStates() {
  let told: readonly ShipmentStatus[] = [];
  let more = Promise.withResolvers<void>();
  return {
    push: (statuses: readonly ShipmentStatus[]) => {
      told = [...told, ...statuses];
      more.resolve();
      more = Promise.withResolvers();
    },
    after: (revision: number) => told.filter((status) => status.revision > revision),
    more: () => more.promise,
  };
}

type Told = { readonly changes: readonly WorkChange[]; readonly reset: boolean; readonly caughtUp: boolean };

function implementation(
  offer: ReturnType<typeof openOffer>,
  submitted: readonly Confirmation[],
  reported: StationProgress[],
): Omit<SyncServiceImplementation, keyof ReturnType<typeof shipmentsOf>> {
  return {
    watchWork: async function* (request, context) {
      const known = request.storeId === STORE_ID ? request.afterRevision : 0;
      for (let revision = known; !context.signal.aborted; ) {
        const more = offer.more();
        for (const { changes, reset, caughtUp } of offer.told().slice(revision)) {
          revision += 1;
          const texts = changes.map((change) => JSON.stringify(change));
          yield { storeId: STORE_ID, revision, changes: texts, reset, caughtUp };
        }
        await Promise.race([more, ended(context.signal)]);
      }
    },
    retryShipment: async (request) => ({
      status: JSON.stringify(waiting(request.shipmentId, submitted.length)),
    }),
    holdShipment: async ({ shipmentId }) => ({
      status: JSON.stringify(waiting(shipmentId, submitted.length)),
    }),
    giveBackShipment: async ({ shipmentId }) => ({
      status: JSON.stringify(waiting(shipmentId, submitted.length)),
    }),
    adoptDelivery: async () => {
      throw new ServerError(Status.FAILED_PRECONDITION, 'No SAP is configured.');
    },
    addToShipment: async ({ document }) => {
      const { shipmentId, kind, seq } = addition.parse(JSON.parse(Buffer.from(document).toString('utf8')));
      const facts = { shipmentId, kind, seq, state: 'waiting', inSap: null, reason: null } as const;
      const status: AdditionStatus = { ...facts, since: new Date().toISOString(), revision: 1 };
      return { status: JSON.stringify(status), storeId: STORE_ID };
    },
    watchAdditions: async function* (_request, context) {
      await ended(context.signal);
      yield* [];
    },
    reportProgress: async ({ sessions }) => {
      reported.push(stationProgress.parse(JSON.parse(sessions)));
      return {};
    },
    setUpCompany: async () => {
      throw new ServerError(Status.FAILED_PRECONDITION, 'No SAP is configured.');
    },
    watchAlarms: async function* (_request, context) {
      yield { alarms: [] };
      await ended(context.signal);
    },
    watchSap: async function* (_request, context) {
      yield { status: JSON.stringify(NO_SAP) };
      await ended(context.signal);
    },
  };
}

function shipmentsOf(
  states: ReturnType<typeof openStates>,
  refusing: ReadonlySet<string>,
  submitted: Confirmation[],
) {
  return {
    submitShipment: async ({ document }) => {
      const shipment = confirmation.parse(JSON.parse(Buffer.from(document).toString('utf8')));
      if (refusing.has(shipment.shipmentId))
        throw new ServerError(Status.INVALID_ARGUMENT, 'It is not taken.');
      submitted.push(shipment);
      return { status: JSON.stringify(waiting(shipment.shipmentId, submitted.length)), storeId: STORE_ID };
    },
    watchShipments: async function* (request, context) {
      for (let revision = request.afterRevision; !context.signal.aborted; ) {
        const more = states.more();
        for (const status of states.after(revision)) {
          yield { storeId: STORE_ID, status: JSON.stringify(status) };
          ({ revision } = status);
        }
        await Promise.race([more, ended(context.signal)]);
      }
    },
  } satisfies Pick<SyncServiceImplementation, 'submitShipment' | 'watchShipments'>;
}

const NO_SAP = {
  state: 'unconfigured',
  since: new Date(0).toISOString(),
  code: null,
  detail: null,
  company: null,
  sandbox: true,
  promise: 'unknown',
  lastPullAt: null,
};

function waiting(shipmentId: string, revision: number): ShipmentStatus {
  return {
    shipmentId,
    state: 'waiting',
    document: null,
    reason: null,
    attempts: 0,
    since: new Date().toISOString(),
    revision,
  };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

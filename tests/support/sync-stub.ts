import { createServer } from 'nice-grpc';
import type { WorkChange } from '../../shared/contracts/catalogue.ts';
import { type Confirmation, confirmation, type ShipmentStatus } from '../../shared/contracts/confirmation.ts';
import {
  SyncServiceDefinition,
  type SyncServiceImplementation,
} from '../../shared/proto/gen/packwright/v1/sync.ts';

/**
 * The sync service's side of the wire with a fixed set of work and no SAP behind it: for tests of the station
 * alone. It takes every shipment and says that it waits.
 */
export type SyncStub = {
  readonly address: string;
  readonly token: string;
  /** Shipments as they came, in order; a shipment submitted twice is here twice. */
  readonly submitted: readonly Confirmation[];
  close(): Promise<void>;
};

const STORE_ID = 'stub-store';

export async function startSyncStub(changes: readonly WorkChange[]): Promise<SyncStub> {
  const submitted: Confirmation[] = [];
  const server = createServer();
  server.add(SyncServiceDefinition, implementation(changes, submitted));
  const port = await server.listen('127.0.0.1:0');
  return {
    address: `127.0.0.1:${port}`,
    token: 'stub',
    submitted,
    close: async () => server.forceShutdown(),
  };
}

function implementation(
  changes: readonly WorkChange[],
  submitted: Confirmation[],
): SyncServiceImplementation {
  return {
    watchWork: async function* (_request, context) {
      const texts = changes.map((change) => JSON.stringify(change));
      yield { storeId: STORE_ID, revision: 1, changes: texts, reset: true, caughtUp: true };
      await ended(context.signal);
    },
    submitShipment: async (request) => {
      const document = confirmation.parse(JSON.parse(Buffer.from(request.document).toString('utf8')));
      submitted.push(document);
      return { status: JSON.stringify(waiting(document.shipmentId, submitted.length)), storeId: STORE_ID };
    },
    retryShipment: async (request) => ({
      status: JSON.stringify(waiting(request.shipmentId, submitted.length)),
    }),
    watchShipments: async function* (_request, context) {
      await ended(context.signal);
      yield* [];
    },
    watchSap: async function* (_request, context) {
      yield { status: JSON.stringify(NO_SAP) };
      await ended(context.signal);
    },
  };
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

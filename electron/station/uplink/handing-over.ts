import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'nice-grpc';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { StationCatalogue } from '../orders/catalogue.ts';
import type { Outbox } from './outbox.ts';

export type HandingOverPorts = {
  readonly stationId: string;
  readonly outbox: Outbox;
  readonly catalogue: Pick<StationCatalogue, 'position'>;
  readonly changed: () => void;
};

/** Brings closed shipments to the sync service, one after the other and oldest first: it posts them in that order. */
export type HandingOver = {
  /** Hands over what the next round takes, and rests until the one after it. Rejects when something was not taken. */
  round(): Promise<void>;
  /** A shipment was closed: the next round comes now. */
  soon(): void;
  /** Nobody knows any more what the service at the other end remembers: the next round takes everything. */
  everything(): void;
};

const ROUND_MS = 5_000;
const DEADLINE_MS = 15_000;
/** What was taken is noted for so many shipments at a time. What was not noted yet is handed over again after a crash. */
const NOTED_TOGETHER = 20;

/** What a round takes: what is new to the store at the other end, or all that is not settled, whoever took it. */
type Scope = 'new' | 'everything';

export function handingOver(
  client: Client<SyncServiceDefinition>,
  ports: HandingOverPorts,
  signal: AbortSignal,
): HandingOver {
  const { outbox, catalogue } = ports;
  /** Asked of the next round; null when it may wait for its time. */
  let asked: Scope | null = 'everything';
  let resting = new AbortController();

  return {
    round: async () => {
      const scope = asked ?? 'new';
      asked = null;
      try {
        const { storeId } = catalogue.position();
        const waiting = scope === 'everything' ? outbox.unsettled() : outbox.unsubmitted(storeId);
        await handOver(client, ports, waiting, signal);
      } catch (error) {
        if (scope === 'everything') asked = 'everything';
        throw error;
      }
      if (asked !== null) return;
      resting = new AbortController();
      await sleep(ROUND_MS, undefined, { signal: AbortSignal.any([signal, resting.signal]) }).catch(() => {});
    },
    soon: () => {
      asked ??= 'new';
      resting.abort();
    },
    everything: () => {
      asked = 'everything';
    },
  };
}

/** Hands all of these over. One shipment that is not taken never holds up the others. */
async function handOver(
  client: Client<SyncServiceDefinition>,
  ports: HandingOverPorts,
  shipmentIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  const taken = openTaken(ports);
  for (const shipmentId of shipmentIds) {
    if (signal.aborted) break;
    try {
      taken.add(shipmentId, await submit(client, ports, shipmentId, signal));
    } catch (error) {
      failures.push(error);
    }
  }
  taken.note();
  if (failures.length > 0) throw failures[0];
}

/** Gives the id of the store that has the shipment durably now. */
async function submit(
  client: Client<SyncServiceDefinition>,
  { stationId, outbox }: HandingOverPorts,
  shipmentId: string,
  signal: AbortSignal,
): Promise<string> {
  const { document, sha256 } = outbox.document(shipmentId);
  const { storeId } = await client.submitShipment(
    {
      stationId,
      shipmentId,
      document: Buffer.from(document, 'utf8'),
      sha256: Buffer.from(sha256, 'hex'),
    },
    { signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]) },
  );
  return storeId;
}

/** Shipments that were taken and not noted yet, all by one store. */
function openTaken({ outbox, changed }: HandingOverPorts) {
  let shipmentIds: string[] = [];
  let takenBy = '';
  const note = (): void => {
    if (shipmentIds.length === 0) return;
    outbox.markSubmitted(shipmentIds, takenBy);
    shipmentIds = [];
    changed();
  };
  return {
    add: (shipmentId: string, storeId: string): void => {
      if (storeId !== takenBy) note();
      takenBy = storeId;
      shipmentIds.push(shipmentId);
      if (shipmentIds.length >= NOTED_TOGETHER) note();
    },
    note,
  };
}

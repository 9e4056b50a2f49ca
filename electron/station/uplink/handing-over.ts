import type { Client } from 'nice-grpc';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { StationCatalogue } from '../orders/catalogue.ts';
import type { Outbox } from './outbox.ts';
import { openRounds, type Rounds, throwFailures } from './rounds.ts';

export type HandingOverPorts = {
  readonly stationId: string;
  readonly outbox: Outbox;
  readonly catalogue: Pick<StationCatalogue, 'position'>;
  readonly changed: () => void;
};

const DEADLINE_MS = 15_000;
/** What was taken is noted for so many shipments at a time. What was not noted yet is handed over again after a crash. */
const NOTED_TOGETHER = 20;

/** Brings closed shipments to the sync service, one after the other and oldest first: it posts them in that order. */
export function handingOver(
  client: Client<SyncServiceDefinition>,
  ports: HandingOverPorts,
  signal: AbortSignal,
): Rounds {
  const { outbox, catalogue } = ports;
  return openRounds(async (scope) => {
    const { storeId } = catalogue.position();
    const waiting = scope === 'everything' ? outbox.unsettled() : outbox.unsubmitted(storeId);
    await handOver(client, ports, waiting, signal);
  }, signal);
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
  throwFailures(failures);
}

/** Gives the id of the store that has the shipment durably now. */
async function submit(
  client: Client<SyncServiceDefinition>,
  { stationId, outbox }: HandingOverPorts,
  shipmentId: string,
  signal: AbortSignal,
): Promise<string> {
  const { document, sha256, known } = outbox.document(shipmentId);
  const { storeId } = await client.submitShipment(
    {
      stationId,
      shipmentId,
      document: Buffer.from(document, 'utf8'),
      sha256: Buffer.from(sha256, 'hex'),
      known: known ?? '',
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

import { type Client, ClientError, Status } from 'nice-grpc';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';

/** What a person wants of a closed shipment: contracts/shipment-actions.ts. Every way of giving back is the same to SAP. */
export type ShipmentDecision = { readonly shipmentId: string } & (
  | { readonly what: 'retry' }
  | { readonly what: 'hold' | 'giveBack'; readonly person: string; readonly reason: string }
);

/** What came of it; the state that follows from it is told by the stream of states, in its order. */
export type DecisionOutcome = 'done' | 'SYNC_AWAY' | 'DECISION_REFUSED' | 'DECISION_UNANSWERED';

type Ports = {
  readonly stationId: string;
  readonly log: { warn(event: object, text: string): void };
};

const DEADLINE_MS = 15_000;
/** A definite no. After anything else it may have been done: the answer may have been lost on its way. */
const REFUSALS: ReadonlySet<Status> = new Set([
  Status.NOT_FOUND,
  Status.FAILED_PRECONDITION,
  Status.INVALID_ARGUMENT,
  Status.UNIMPLEMENTED,
]);

/** Tells the sync service of a decision, once. Never rejects. */
export async function tellDecision(
  client: Client<SyncServiceDefinition>,
  { stationId, log }: Ports,
  decision: ShipmentDecision,
  signal: AbortSignal,
): Promise<DecisionOutcome> {
  const options = { signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]) };
  try {
    await send(client, { stationId, ...decision }, options);
    return 'done';
  } catch (error) {
    const { what, shipmentId } = decision;
    log.warn({ event: 'decision.failed', what, shipmentId }, String(error));
    return error instanceof ClientError && REFUSALS.has(error.code)
      ? 'DECISION_REFUSED'
      : 'DECISION_UNANSWERED';
  }
}

async function send(
  client: Client<SyncServiceDefinition>,
  decision: ShipmentDecision & { readonly stationId: string },
  options: { readonly signal: AbortSignal },
): Promise<void> {
  switch (decision.what) {
    case 'retry':
      await client.retryShipment(decision, options);
      return;
    case 'hold':
      await client.holdShipment(decision, options);
      return;
    case 'giveBack':
      await client.giveBackShipment(decision, options);
      return;
    default:
      return decision satisfies never;
  }
}

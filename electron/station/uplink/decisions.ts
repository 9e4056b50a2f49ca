import { type Client, ClientError, Status } from 'nice-grpc';
import { type AdoptionOutcome, adoptionOutcome } from '../../../shared/contracts/adoption.ts';
import type { Message } from '../../../shared/contracts/station-view.ts';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';

/** What a person wants of a closed shipment: contracts/shipment-actions.ts. Every way of giving back is the same to SAP. */
export type ShipmentDecision = { readonly shipmentId: string } & (
  | { readonly what: 'retry' }
  | { readonly what: 'hold' | 'giveBack'; readonly person: string; readonly reason: string }
  | { readonly what: 'bookedByHand'; readonly person: string; readonly number: number }
);

/** What came of it; the state that follows from it is told by the stream of states, in its order. */
export type DecisionOutcome =
  | 'done'
  | 'SYNC_AWAY'
  | 'DECISION_REFUSED'
  | 'DECISION_UNANSWERED'
  /** Refused with a reason of its own. */
  | Message;

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
    return await send(client, { stationId, ...decision }, options);
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
): Promise<DecisionOutcome> {
  switch (decision.what) {
    case 'retry':
      await client.retryShipment(decision, options);
      return 'done';
    case 'hold':
      await client.holdShipment(decision, options);
      return 'done';
    case 'giveBack':
      await client.giveBackShipment(decision, options);
      return 'done';
    case 'bookedByHand': {
      const { outcome } = await client.adoptDelivery(decision, options);
      return afterAdoption(adoptionOutcome.parse(JSON.parse(outcome)), decision.number);
    }
    default:
      return decision satisfies never;
  }
}

/** An adoption whose fate is open is looked up by the sync service; what came of it shows in the shipment's state. */
function afterAdoption(outcome: AdoptionOutcome, number: number): DecisionOutcome {
  switch (outcome.kind) {
    case 'adopted':
      return 'done';
    case 'open':
      return 'DECISION_UNANSWERED';
    case 'refused':
      return { code: outcome.code, params: { number, detail: outcome.detail } };
    default:
      return outcome satisfies never;
  }
}

import { z } from 'zod';
import type { ServiceLayer } from '../service-layer/client.ts';
import { literal } from '../service-layer/client.ts';
import {
  DELIVERY_SELECT,
  type Delivery,
  DRAFT_SELECT,
  type Draft,
  delivery,
  draft,
} from '../service-layer/entities.ts';
import type { Failure, Outcome } from '../service-layer/outcome.ts';

type Document = { readonly entry: number; readonly number: number };

/** How an approval procedure decided on a draft. */
export type Decision =
  | 'pending'
  /** It may become a delivery, and does so when somebody saves it as one. */
  | 'approved'
  | 'rejected'
  /** It became a delivery. */
  | 'made'
  /** It was taken back; no delivery comes of it. */
  | 'cancelled';

/** What SAP has of a shipment, found by its id. */
export type Sighting =
  /** Deliveries that carry the id; more than one is an alarm. */
  | { readonly kind: 'delivered'; readonly documents: readonly [Document, ...Document[]] }
  /** A draft, because an approval procedure stands before the delivery. */
  | { readonly kind: 'draft'; readonly document: Document; readonly decision: Decision }
  /** The own table has the row, but there is neither a delivery nor a draft. */
  | { readonly kind: 'rowOnly' }
  | { readonly kind: 'absent' }
  /** SAP could not be asked; nothing is known. */
  | { readonly kind: 'unsure'; readonly failure: Failure };

/**
 * Looks for a shipment in SAP: deliveries, then drafts, then the own table's row. `absent` is said only when
 * every one of these answered. What became a delivery between the first two looks is found by a third.
 */
export async function lookUp(
  sap: ServiceLayer,
  shipmentId: string,
  ownTable: boolean,
  signal: AbortSignal,
): Promise<Sighting> {
  const early = await findDeliveries(sap, shipmentId, signal);
  if (early !== null) return early;
  const drafts = await find(sap, 'Drafts', DRAFT_SELECT, shipmentId, draft, signal);
  if (drafts.kind !== 'done') return { kind: 'unsure', failure: drafts };
  const [found] = drafts.value.filter(isOfDelivery).map(sightingOf).sort(byPromise);
  if (found !== undefined && found.decision !== 'made') return found;
  const late = await findDeliveries(sap, shipmentId, signal);
  if (late !== null) return late;
  if (found !== undefined) return found;

  if (!ownTable) return { kind: 'absent' };
  const own = z.object({ Code: z.literal(shipmentId) });
  const row = await sap.read(`U_PW_SHIPMENT(${literal(shipmentId)})?$select=Code`, own, signal);
  if (row.kind === 'done') return { kind: 'rowOnly' };
  if (row.kind === 'refused' && row.status === 404) return { kind: 'absent' };
  return { kind: 'unsure', failure: row };
}

/** Null when there is none. */
async function findDeliveries(
  sap: ServiceLayer,
  shipmentId: string,
  signal: AbortSignal,
): Promise<Extract<Sighting, { kind: 'delivered' | 'unsure' }> | null> {
  const deliveries = await find(sap, 'DeliveryNotes', DELIVERY_SELECT, shipmentId, delivery, signal);
  if (deliveries.kind !== 'done') return { kind: 'unsure', failure: deliveries };
  const [first, ...more] = deliveries.value.filter(isNoCancellation).map(documentOf);
  return first === undefined ? null : { kind: 'delivered', documents: [first, ...more] };
}

async function find<T>(
  sap: ServiceLayer,
  set: 'DeliveryNotes' | 'Drafts',
  select: readonly string[],
  shipmentId: string,
  row: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Outcome<T[]>> {
  const found: T[] = [];
  const query = { set, select, filter: `U_PW_ID eq ${literal(shipmentId)}` };
  const outcome = await sap.eachPage(query, row, (rows) => void found.push(...rows), signal);
  return outcome.kind === 'done' ? { ...outcome, value: found } : outcome;
}

/** Cancelling a delivery makes a second document that carries the same fields; it is not a second delivery. */
function isNoCancellation({ CancelStatus }: Delivery): boolean {
  return CancelStatus !== 'csCancellation';
}

/** A return or an invoice that somebody began from the delivery carries the same fields. */
function isOfDelivery({ DocObjectCode }: Draft): boolean {
  return DocObjectCode === null || DocObjectCode === 'oDeliveryNotes';
}

const DECISIONS: Readonly<Record<string, Decision>> = {
  dasApproved: 'approved',
  dasRejected: 'rejected',
  dasGenerated: 'made',
  dasGeneratedbyAuthorizer: 'made',
  dasCancelled: 'cancelled',
};
/** Of several drafts, that which can still become a delivery is told. */
const PROMISING: readonly Decision[] = ['made', 'approved', 'pending', 'rejected', 'cancelled'];

function sightingOf(draft: Draft): Extract<Sighting, { kind: 'draft' }> {
  const decided = DECISIONS[draft.AuthorizationStatus ?? ''] ?? 'pending';
  const isOver = draft.DocumentStatus === 'bost_Close' && (decided === 'pending' || decided === 'approved');
  return { kind: 'draft', document: documentOf(draft), decision: isOver ? 'made' : decided };
}

function byPromise(left: { readonly decision: Decision }, right: { readonly decision: Decision }): number {
  return PROMISING.indexOf(left.decision) - PROMISING.indexOf(right.decision);
}

function documentOf({ DocEntry, DocNum }: { readonly DocEntry: number; readonly DocNum: number }): Document {
  return { entry: DocEntry, number: DocNum };
}

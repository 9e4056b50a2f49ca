import { z } from 'zod';
import type { ServiceLayer } from '../service-layer/client.ts';
import { literal } from '../service-layer/client.ts';
import { DELIVERY_SELECT, type Delivery, delivery } from '../service-layer/entities.ts';
import type { Failure, Outcome } from '../service-layer/outcome.ts';

type Document = { readonly entry: number; readonly number: number };

/** What SAP has of a shipment, found by its id. */
export type Sighting =
  /** Deliveries that carry the id; more than one is an alarm. */
  | { readonly kind: 'delivered'; readonly documents: readonly [Document, ...Document[]] }
  /** A draft that waits for somebody's approval. */
  | { readonly kind: 'draft'; readonly document: Document }
  /** The own table has the row, but there is neither a delivery nor a draft. */
  | { readonly kind: 'rowOnly' }
  | { readonly kind: 'absent' }
  /** SAP could not be asked; nothing is known. */
  | { readonly kind: 'unsure'; readonly failure: Failure };

const page = z.object({ value: z.array(delivery) });

/**
 * Looks for a shipment in SAP: deliveries, then drafts, then the own table's row. `absent` is said only when
 * every one of these answered.
 */
export async function lookUp(
  sap: ServiceLayer,
  shipmentId: string,
  ownTable: boolean,
  signal: AbortSignal,
): Promise<Sighting> {
  const deliveries = await find(sap, 'DeliveryNotes', shipmentId, signal);
  if (deliveries.kind !== 'done') return { kind: 'unsure', failure: deliveries };
  const [first, ...more] = deliveries.value.filter(isNoCancellation).map(documentOf);
  if (first !== undefined) return { kind: 'delivered', documents: [first, ...more] };

  const drafts = await find(sap, 'Drafts', shipmentId, signal);
  if (drafts.kind !== 'done') return { kind: 'unsure', failure: drafts };
  const [draft] = drafts.value.map(documentOf);
  if (draft !== undefined) return { kind: 'draft', document: draft };

  if (!ownTable) return { kind: 'absent' };
  const row = await sap.read(`U_PW_SHIPMENT(${literal(shipmentId)})?$select=Code`, z.unknown(), signal);
  if (row.kind === 'done') return { kind: 'rowOnly' };
  if (row.kind === 'refused' && row.status === 404) return { kind: 'absent' };
  return { kind: 'unsure', failure: row };
}

async function find(
  sap: ServiceLayer,
  set: 'DeliveryNotes' | 'Drafts',
  shipmentId: string,
  signal: AbortSignal,
): Promise<Outcome<Delivery[]>> {
  const filter = encodeURIComponent(`U_PW_ID eq ${literal(shipmentId)}`);
  const outcome = await sap.read(
    `${set}?$select=${DELIVERY_SELECT.join(',')}&$filter=${filter}`,
    page,
    signal,
  );
  return outcome.kind === 'done' ? { ...outcome, value: outcome.value.value } : outcome;
}

/** Cancelling a delivery makes a second document that carries the same fields; it is not a second delivery. */
function isNoCancellation({ CancelStatus }: Delivery): boolean {
  return CancelStatus !== 'csCancellation';
}

function documentOf({ DocEntry, DocNum }: Delivery): Document {
  return { entry: DocEntry, number: DocNum };
}

import { z } from 'zod';
import { lookUp } from '../post/look-up.ts';
import type { ServiceLayer } from '../service-layer/client.ts';
import type { AdditionStore, AdditionToMake } from '../store/addition-store.ts';
import { deliveryToAddTo } from './entities.ts';
import { type Made, NOT_WANTED, notMade } from './made.ts';

/** A posted delivery as far as something is added to it. */
export type DeliveryInSap = {
  readonly entry: number;
  readonly isCancelled: boolean;
  readonly trackingNumber: string;
  /** Entry of its attachments; null without any. */
  readonly attachments: number | null;
  /** What it was read as, for a change that must not meet another one. */
  readonly etag: string | undefined;
};

/** What the work on one addition needs. */
export type AtDelivery = {
  readonly sap: ServiceLayer;
  readonly store: AdditionStore;
  readonly delivery: DeliveryInSap;
  readonly signal: AbortSignal;
};

/** Short, as nobody waits for it: what is not done now is done later. */
const ADDING_DEADLINE_MS = 10_000;
/** A shipment that this store does not know, and SAP neither, may still be handed over. */
const LOOKED_FOR_AGAIN_MS = 10 * 60_000;

/** The delivery of the addition's shipment as SAP has it now. */
export async function deliveryFor(
  sap: ServiceLayer,
  { addition, shipment }: AdditionToMake,
  ownTable: boolean,
  signal: AbortSignal,
): Promise<{ readonly kind: 'found'; readonly delivery: DeliveryInSap } | Made> {
  if (shipment === 'givenBack') return NOT_WANTED;
  const known = shipment === 'notKnown' ? null : shipment.delivery;
  if (known !== null) return readDelivery(sap, known, signal);
  const sighting = await lookUp(sap, addition.shipmentId, ownTable, signal);
  if (sighting.kind === 'delivered') return readDelivery(sap, sighting.documents[0].entry, signal);
  if (sighting.kind === 'unsure') return notMade(sighting.failure);
  return { kind: 'later', why: `in SAP it is ${sighting.kind}`, notBeforeMs: LOOKED_FOR_AGAIN_MS };
}

/** The whole of it: only so comes an ETag that SAP accepts. */
async function readDelivery(
  sap: ServiceLayer,
  entry: number,
  signal: AbortSignal,
): Promise<{ readonly kind: 'found'; readonly delivery: DeliveryInSap } | Made> {
  const ask = { method: 'GET', path: `DeliveryNotes(${entry})`, body: null } as const;
  const read = await sap.aside({ ...ask, deadlineMs: ADDING_DEADLINE_MS }, deliveryToAddTo, signal);
  if (read.kind !== 'done') return notMade(read);
  const { CancelStatus, TrackingNumber, AttachmentEntry, '@odata.etag': etag } = read.value;
  return {
    kind: 'found',
    delivery: {
      entry,
      isCancelled: (CancelStatus ?? 'csNo') !== 'csNo',
      trackingNumber: TrackingNumber ?? '',
      attachments: AttachmentEntry,
      etag,
    },
  };
}

/** Changes fields of the delivery, unless somebody else changed it since it was read. */
export async function changeDelivery(
  { sap, delivery: { entry, etag }, signal }: AtDelivery,
  body: object,
): Promise<Made | null> {
  const write = { method: 'PATCH', path: `DeliveryNotes(${entry})`, body, ifMatch: etag } as const;
  const written = await sap.aside({ ...write, deadlineMs: ADDING_DEADLINE_MS }, z.unknown(), signal);
  return written.kind === 'done' ? null : notMade(written);
}

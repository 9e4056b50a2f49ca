import { z } from 'zod';
import { ADDITION_KINDS, ADDITION_STATES, trackedCarton } from './addition.ts';
import { SHIPMENT_STATES } from './confirmation.ts';
import { SHIPMENT_ACTION_NAMES } from './shipment-actions.ts';
import { message, shipmentView } from './station-view.ts';
import { address, isoDate, orderKind } from './work.ts';

const at = z.iso.datetime();

/** Goods in a carton, alike ones added up. */
const recordedContent = z.object({
  itemCode: z.string(),
  name: z.string(),
  count: z.number(),
  uom: z.string(),
  lot: z.string().nullable(),
  expiry: isoDate.nullable(),
  serial: z.string().nullable(),
});

const recordedCarton = z.object({
  number: z.int(),
  sscc: z.string().nullable(),
  packaging: z.string(),
  grossGrams: z.number().nullable(),
  expectedGrams: z.number().nullable(),
  /** As the scale judged it; null when nothing was weighed. */
  weight: z.enum(['within', 'overridden', 'unknown']).nullable(),
  scale: z.string().nullable(),
  /** Names of those who put goods into it, and when the first and the last went in. */
  packers: z.array(z.string()),
  begunAt: at.nullable(),
  closedAt: at.nullable(),
  contents: z.array(recordedContent),
});
export type RecordedCarton = z.infer<typeof recordedCarton>;

/** Something refused that a person let through. */
const recordedOverride = z.object({
  at,
  /** The packing event that it let through. */
  event: z.string(),
  /** What had been refused just before, as the packer saw it; null where the journal does not say. */
  refusal: message.nullable(),
  packer: z.string(),
  by: z.string(),
  reason: z.string(),
});

const recordedPrint = z.object({
  kind: z.enum(['label', 'slip']),
  carton: z.int().nullable(),
  sscc: z.string().nullable(),
  copy: z.int(),
  state: z.enum(['queued', 'started', 'printed', 'sent', 'cancelled', 'notPrinted', 'unknown']),
  why: z.string().nullable(),
  printer: z.string().nullable(),
  queuedAt: z.string(),
});

/** Something for the delivery that was asked for after the shipment was closed; of its kind the last one stands. */
const recordedAddition = z.object({
  seq: z.int(),
  kind: z.enum(ADDITION_KINDS),
  at,
  /** Name of the person; empty where the station does it by itself. */
  by: z.string(),
  numbers: z.array(trackedCarton),
  state: z.enum(ADDITION_STATES),
  since: z.string(),
  inSap: z.string().nullable(),
  reason: message.nullable(),
  sapSaid: z.string().nullable(),
});
export type RecordedAddition = z.infer<typeof recordedAddition>;

/** One thing on a shipment's way to SAP. */
const wayStep = z.discriminatedUnion('what', [
  z.object({ what: z.literal('closed'), at, by: z.string() }),
  /** The sync service has it. */
  z.object({ what: z.literal('submitted'), at }),
  z.object({
    what: z.literal('state'),
    at,
    state: z.enum(SHIPMENT_STATES),
    documentNumber: z.int().nullable(),
    reason: message.nullable(),
    sapSaid: z.string().nullable(),
  }),
  /** Somebody decided on it; `why` in their words, null where none are asked for. */
  z.object({
    what: z.literal('decided'),
    at,
    by: z.string(),
    action: z.enum(SHIPMENT_ACTION_NAMES).exclude(['bookedByHand']),
    why: z.string().nullable(),
  }),
  /** Somebody says that it was booked in SAP by hand, as the delivery of this number. */
  z.object({ what: z.literal('booked'), at, by: z.string(), number: z.int() }),
  /** The decision before was not carried out, or nobody knows whether it was. */
  z.object({ what: z.literal('notDone'), at, action: z.enum(SHIPMENT_ACTION_NAMES), refusal: message }),
  /** Something else that concerns it: `event` is the journal's name of it. */
  z.object({ what: z.literal('other'), at, event: z.string(), by: z.string() }),
]);
export type WayStep = z.infer<typeof wayStep>;

/** Everything the journal holds of one shipment. */
export const shipmentRecord = z.object({
  shipment: shipmentView,
  order: z.object({
    kind: orderKind,
    number: z.int(),
    pickListEntry: z.int().nullable(),
    tote: z.string().nullable(),
    dueDate: isoDate,
    customerReference: z.string().nullable(),
    shippingType: z.string().nullable(),
    comments: z.string().nullable(),
  }),
  customer: z.object({ code: z.string(), name: z.string() }),
  shipTo: address,
  partial: z.boolean(),
  /** Why it is short, in the packer's words. */
  reason: z.string().nullable(),
  openedAt: at,
  /** The event that closed it, in the journal's chain. */
  sealed: z.object({ seq: z.int(), hash: z.string() }),
  cartons: z.array(recordedCarton),
  /** SSCCs of cartons that were opened again: no valid label has them. */
  deadSsccs: z.array(z.string()),
  overrides: z.array(recordedOverride),
  prints: z.array(recordedPrint),
  additions: z.array(recordedAddition),
  way: z.array(wayStep),
  /** When its order was next packed here and closed, after it was given back; null when it was not, or need not be. */
  packedAgainAt: at.nullable(),
});
export type ShipmentRecord = z.infer<typeof shipmentRecord>;

import { z } from 'zod';

/**
 * What is added to a delivery after it is posted: the carrier's numbers, and the packing slip as a file. It belongs to
 * a shipment, never delays it, and the newest of its kind stands.
 */
export const ADDITION_KINDS = ['tracking', 'slip'] as const;
export type AdditionKind = (typeof ADDITION_KINDS)[number];

/** Size of SAP's field for all of a delivery's numbers; from common knowledge of the table, UNVERIFIED. */
export const TRACKING_FIELD_CHARACTERS = 30;
/** The shortest numbers of carriers have eight; local ones may have fewer. */
const MIN_TRACKING_CHARACTERS = 4;
/** More cartons than a shipment has. */
const MAX_TRACKING_NUMBERS = 1_000;
/** A packing slip of some hundred pages. */
export const MAX_SLIP_BYTES = 4 * 1024 * 1024;

/** A carrier's number as people and labels write it: no control characters, nothing that is not on a keyboard. */
export const trackingNumber = z
  .string()
  .min(MIN_TRACKING_CHARACTERS)
  .max(TRACKING_FIELD_CHARACTERS)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9 ./-]*[A-Za-z0-9])?$/);

/** The number of one carton, or of the whole shipment. */
export const trackedCarton = z
  .object({ carton: z.int().positive().nullable(), number: trackingNumber })
  .readonly();
export type TrackedCarton = z.infer<typeof trackedCarton>;

/** `seq` is the number of the journal's event, in which it is on record; a higher one stands before a lower one. */
const facts = { shipmentId: z.uuid(), seq: z.int().positive(), at: z.iso.datetime() };

export const addition = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('tracking'),
      ...facts,
      /** Empty: taken back. */
      numbers: z.array(trackedCarton).max(MAX_TRACKING_NUMBERS).readonly(),
    }),
    z.object({ kind: z.literal('slip'), ...facts, orderNumber: z.int() }),
  ])
  .readonly();
export type Addition = z.infer<typeof addition>;

export const ADDITION_STATES = [
  /** For the delivery to be posted, or for SAP. */
  'waiting',
  'inSap',
  'refused',
  /** The delivery was cancelled, or the shipment given back. */
  'notWanted',
  /** A newer one stands. */
  'replaced',
] as const;
export type AdditionState = (typeof ADDITION_STATES)[number];

export const ADDITION_REASONS = [
  /** SAP's words say why. */
  'ADDITION_REFUSED',
  /** The delivery has a number that was given in SAP; it stays. SAP's side is that number. */
  'TRACKING_OF_OTHERS',
  /** SAP took the file, but the delivery does not show it. */
  'ATTACHMENT_NOT_SHOWN',
  /** Said by the station: the slip could not be made anew, or is larger than MAX_SLIP_BYTES. */
  'FILE_NOT_MADE',
] as const;
export type AdditionReason = (typeof ADDITION_REASONS)[number];

export const additionStatus = z
  .object({
    shipmentId: z.uuid(),
    kind: z.enum(ADDITION_KINDS),
    seq: z.int().positive(),
    state: z.enum(ADDITION_STATES),
    /** As it stands in SAP: the text of the field, the name of the file. */
    inSap: z.string().nullable(),
    reason: z.object({ code: z.enum(ADDITION_REASONS), sap: z.string().nullable() }).nullable(),
    since: z.iso.datetime(),
    /** Grows with each change, over all additions of the service. */
    revision: z.int().positive(),
  })
  .readonly();
export type AdditionStatus = z.infer<typeof additionStatus>;

/**
 * All numbers in one field: those that fit whole, the shipment's own first, then by carton, and how many more there
 * are. A number is never cut: half of one is a wrong one.
 */
export function trackingText(numbers: readonly TrackedCarton[]): string {
  const sorted = [...numbers].sort((a, b) => (a.carton ?? 0) - (b.carton ?? 0));
  const all = [...new Set(sorted.map(({ number }) => number))];
  for (let count = all.length; count > 0; count--) {
    const rest = all.length - count;
    const text = all.slice(0, count).join(', ') + (rest === 0 ? '' : ` +${rest}`);
    if (text.length <= TRACKING_FIELD_CHARACTERS) return text;
  }
  return all[0] ?? '';
}

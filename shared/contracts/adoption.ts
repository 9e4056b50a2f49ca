import { z } from 'zod';

/** Why a delivery that was booked by hand is not taken for a shipment's; the page has a text for each. */
export const ADOPTION_REFUSALS = [
  /** {number} SAP has no such delivery. */
  'DELIVERY_NOT_FOUND',
  /** {number} */
  'DELIVERY_CANCELLED',
  /** {number} It carries the id of a shipment. */
  'DELIVERY_OF_ANOTHER',
  /** {number, detail} Its customer is `detail`. */
  'DELIVERY_OF_OTHER_CUSTOMER',
  /** {number, detail} What was packed, and what it says: line by line, in base units. */
  'DELIVERY_DIFFERS',
  /** {number} Several deliveries of this number, of different series, agree with what was packed. */
  'DELIVERY_AMBIGUOUS',
  /** {detail} SAP has, or had, something of the shipment: the number of its delivery or draft, where there is one. */
  'SHIPMENT_IN_SAP',
  /** {} Something of the same order, or for the same delivery, is on its way to SAP and may still land. */
  'MAY_STILL_LAND',
  /** {number, detail} SAP could not be asked, or does not let the delivery be marked; in its words. */
  'ADOPTION_NOT_TAKEN',
] as const;
export type AdoptionRefusal = (typeof ADOPTION_REFUSALS)[number];

/** What came of the word that a shipment was booked by hand. */
export const adoptionOutcome = z.discriminatedUnion('kind', [
  /** The delivery carries the shipment's id. */
  z.object({ kind: z.literal('adopted'), number: z.int() }).readonly(),
  /** It was asked of SAP, and its answer was lost: the shipment is looked up until it is known. */
  z.object({ kind: z.literal('open') }).readonly(),
  /** Nothing was changed. `detail` is empty where the code says all. */
  z.object({ kind: z.literal('refused'), code: z.enum(ADOPTION_REFUSALS), detail: z.string() }).readonly(),
]);
export type AdoptionOutcome = z.infer<typeof adoptionOutcome>;

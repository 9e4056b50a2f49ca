import { z } from 'zod';
import { orderKind, quantity } from './work.ts';

/** How SAP's documents and the shipments that are known here can disagree; the page has a text for each. */
export const ALARM_CODES = [
  /** Posted here, but SAP has no such delivery. */
  'NOT_IN_SAP',
  /** A delivery in SAP names a shipment of a station of this service that is not known here. */
  'NOT_KNOWN_HERE',
  /** Quantities, lots, serials or bins of the delivery are others than those packed. */
  'GOODS_DIFFER',
  'TWICE_IN_SAP',
  /** Somebody cancelled the delivery in SAP after it was posted. */
  'CANCELLED_IN_SAP',
  /** A delivery in SAP, although here it counts as refused, held or given back. */
  'IN_SAP_AFTER_ALL',
] as const;
export type AlarmCode = (typeof ALARM_CODES)[number];

/** So many differing lines are named; more are told by the first ones. */
export const MAX_DIFFERENCES = 50;

/** Goods of one lot or serial in one bin, in base units; null where it is not said. */
const place = z
  .object({
    quantity,
    lot: z.string().nullable(),
    serial: z.string().nullable(),
    /** AbsEntry of the bin. */
    bin: z.int().nullable(),
  })
  .readonly();
export type Place = z.infer<typeof place>;

/** A difference between SAP and what is known here, with its evidence. There until a sweep finds it gone. */
export const alarm = z
  .object({
    shipmentId: z.string(),
    code: z.enum(ALARM_CODES),
    /** Null where the shipment is not known here. */
    orderKind,
    orderNumber: z.int().nullable(),
    station: z.string().nullable(),
    /** SAP's documents that carry the shipment's id. */
    documents: z
      .array(z.object({ entry: z.int(), number: z.int(), cancelled: z.boolean() }).readonly())
      .readonly(),
    differences: z
      .array(
        z
          .object({
            orderEntry: z.int(),
            orderLine: z.int(),
            itemCode: z.string(),
            packed: z.array(place).readonly(),
            inSap: z.array(place).readonly(),
          })
          .readonly(),
      )
      .max(MAX_DIFFERENCES)
      .readonly(),
    since: z.iso.datetime(),
  })
  .readonly();
export type Alarm = z.infer<typeof alarm>;

/** What a comparison finds, before it is known since when. */
export type Finding = Omit<Alarm, 'since'>;

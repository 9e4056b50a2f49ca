import { z } from 'zod';
import { orderKind, quantity } from './work.ts';

const code = z.string().min(1).max(254);
/** More sessions than one bench ever has begun and put aside; more is a broken sender. */
const MAX_SESSIONS = 2_000;
const MAX_LINES = 5_000;

/**
 * How far a work is at a station: opened, something in cartons, put aside, or closed and not handed over yet.
 * Quantities are in base units, summed over all lines.
 */
const sessionProgress = z
  .object({
    /** Made when the session was opened: once a shipment of this id is known, the session is over. */
    shipmentId: z.uuid(),
    workKey: code,
    orderKind,
    orderEntry: z.int(),
    pickListEntry: z.int().nullable(),
    state: z.enum(['claimed', 'packing', 'held', 'packed']),
    packed: quantity,
    /** Null when it is not known any more: what was said before stands. */
    total: quantity.nullable(),
    /**
     * What is packed of each pick list line, in base units, with how many of these the order line's unit holds;
     * only lines without lots, serials and bins.
     */
    picked: z
      .array(
        z.object({ pickListLine: z.int().nonnegative(), quantity, factor: z.number().positive() }).readonly(),
      )
      .max(MAX_LINES)
      .readonly(),
  })
  .readonly();

/** Everything that a station has begun and not handed over: whoever is not in it is not at this station. */
export const stationProgress = z.array(sessionProgress).max(MAX_SESSIONS).readonly();

export type SessionProgress = z.infer<typeof sessionProgress>;
export type StationProgress = z.infer<typeof stationProgress>;

import { z } from 'zod';
import { companySetUp, promised } from './setup.ts';
import { bin, item, quantity, work } from './work.ts';

/** Whether stock, by lot and bin, covers a work now that what is due earlier has had its share. */
export const readiness = z
  .object({
    /**
     * 'short': not even with all the stock there is. 'atRisk': others need the same goods and are due earlier, or
     * what the pick list set aside is not there any more. 'unknown': SAP does not say what there is.
     */
    state: z.enum(['ready', 'atRisk', 'short', 'unknown']),
    /** What no stock is left for, in base units; the first few of all `missingItems`. */
    missing: z
      .array(
        z
          .object({
            itemCode: z.string(),
            name: z.string(),
            quantity,
            uom: z.string(),
            /** What SAP names in its place and stock has enough of; the order has to be changed in SAP first. */
            alternatives: z.array(z.object({ itemCode: z.string(), name: z.string() }).readonly()).optional(),
          })
          .readonly(),
      )
      .readonly(),
    missingItems: z.int().nonnegative(),
  })
  .readonly();
export type Readiness = z.infer<typeof readiness>;

/**
 * What the sync service tells a station about SAP's world: whole documents, put or removed by key, each with
 * a revision that only grows. A station that saw revision n asks for what came after n.
 */
export const workChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('putWork'), work, readiness: readiness.optional() }),
  z.object({ kind: z.literal('removeWork'), key: z.string().min(1) }),
  z.object({ kind: z.literal('putItem'), item }),
  z.object({ kind: z.literal('removeItem'), itemCode: z.string().min(1) }),
  z.object({ kind: z.literal('putBin'), warehouse: z.string().min(1), bin }),
  z.object({ kind: z.literal('removeBin'), entry: z.int() }),
]);
export type WorkChange = z.infer<typeof workChange>;

/** How the sync service stands with SAP. */
export const sapStatus = z.object({
  state: z.enum(['connected', 'away', 'refused', 'unconfigured']),
  since: z.iso.datetime(),
  /** Code of the message catalogue ('SAP_WRONG_PASSWORD', 'SAP_CERTIFICATE', …) and the plain detail. */
  code: z.string().nullable(),
  detail: z.string().nullable(),
  company: z.string().nullable(),
  sandbox: z.boolean(),
  /** What keeps a shipment from landing twice; 'unknown' as long as SAP was not asked, and while nothing does. */
  promise: promised,
  lastPullAt: z.iso.datetime().nullable(),
  /** How many differences between SAP and what is known here wait for somebody: contracts/alarm.ts. */
  alarms: z.int().nonnegative().default(0),
  /** What the company's SAP has for us, as it was last looked at; null before it ever was. */
  setUp: companySetUp.nullable().default(null),
});
export type SapStatus = z.infer<typeof sapStatus>;

import { z } from 'zod';
import { bin, item, work } from './work.ts';

/**
 * What the sync service tells a station about SAP's world: whole documents, put or removed by key, each with
 * a revision that only grows. A station that saw revision n asks for what came after n.
 */
export const workChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('putWork'), work }),
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
  /** 'ownTable': SAP's own key refuses a second landing; 'lookUp': header field, look-up and quiet period. */
  promise: z.enum(['ownTable', 'lookUp', 'unknown']),
  lastPullAt: z.iso.datetime().nullable(),
});
export type SapStatus = z.infer<typeof sapStatus>;

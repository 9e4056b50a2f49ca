import type { Journal } from '../journal/journal.ts';

/** A print job as the journal queues it, before its first byte goes anywhere. */
export type PrintJob = {
  readonly jobId: string;
  readonly kind: 'label' | 'slip';
  readonly carton: number | null;
  readonly sscc: string | null;
  /** 1 is the original; higher ones say so on the paper. */
  readonly copy: number;
};

/** The label of a closed carton. An SSCC belongs to one carton for ever, so it names the job. */
export function labelJob(carton: number, sscc: string, copy: number): PrintJob {
  return { jobId: `label-${sscc}-${copy}`, kind: 'label', carton, sscc, copy };
}

/**
 * The label of a carton once more, under the next copy number: no number is ever used for two labels.
 *
 * @returns null when none was ever asked for; `mayBeOut` when one before it is, or may be, on paper
 */
export function labelAgain(
  db: Journal['db'],
  carton: number,
  sscc: string,
): { readonly job: PrintJob; readonly mayBeOut: boolean } | null {
  const before = db
    .prepare<[string], { labels: number; mayBeOut: number | null }>(
      `SELECT count(*) AS labels, max(state <> 'notPrinted') AS mayBeOut FROM print_job WHERE sscc = ?`,
    )
    .get(sscc);
  if (before === undefined || before.labels === 0) return null;
  return { job: labelJob(carton, sscc, before.labels + 1), mayBeOut: before.mayBeOut === 1 };
}

/** The packing slip of a closed shipment. */
export function slipJob(shipmentId: string, copy: number): PrintJob {
  return { jobId: `slip-${shipmentId}-${copy}`, kind: 'slip', carton: null, sscc: null, copy };
}

/** The newest job of a shipment's packing slip, as the print record has it; null when none was asked for. */
export function lastSlip(
  db: Journal['db'],
  shipmentId: string,
): {
  readonly copy: number;
  readonly session: string;
  readonly state: string;
  readonly why: string | null;
} | null {
  const row = db
    .prepare<[string], { copy: number; session: string; state: string; why: string | null }>(
      `SELECT copy, session_id AS session, state, why FROM print_job
       WHERE session_id = (SELECT session_id FROM shipment WHERE shipment_id = ?) AND kind = 'slip'
       ORDER BY copy DESC LIMIT 1`,
    )
    .get(shipmentId);
  return row ?? null;
}

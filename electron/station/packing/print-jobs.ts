import type { PackingState } from '../../../shared/packing/state.ts';

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

/** The packing slip of a closed shipment. */
export function slipJob(state: PackingState): PrintJob {
  return { jobId: `slip-${state.shipmentId}-1`, kind: 'slip', carton: null, sscc: null, copy: 1 };
}

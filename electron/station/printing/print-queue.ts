import type { Entry, Journal } from '../journal/journal.ts';
import type { PrintEnd } from './print-end.ts';

export type QueuedJob = {
  readonly jobId: string;
  readonly kind: 'label' | 'slip';
  readonly sessionId: string;
  readonly carton: number | null;
  readonly sscc: string | null;
  readonly copy: number;
  /** True when an earlier label with this SSCC is, or may be, on paper: then this one says that it is a copy. */
  readonly isCopy: boolean;
  /** Of a closed shipment: who closed it and when (ISO 8601); else null. */
  readonly closed: { readonly packer: string; readonly at: string } | null;
};

export type PrintQueue = {
  /** Print what waits, now, one after the other. */
  printSoon(): void;
  /** Resolves when nothing is being printed. */
  close(): Promise<void>;
};

/**
 * Takes queued jobs out of the journal, one at a time. That a job was started is on record before its first
 * byte leaves; a job that was started when the station died is unknown afterwards and never printed again by
 * itself, because a second label with the same SSCC is worse than a missing one.
 *
 * @param print does one job; must not throw for anything that a printer can do
 */
export function openPrintQueue(
  journal: Journal,
  print: (job: QueuedJob) => Promise<PrintEnd>,
  changed: () => void,
): PrintQueue {
  const jobs = journal.db.prepare<['queued' | 'started'], JobRow>(JOBS_IN_STATE);
  const select = (state: 'queued' | 'started'): readonly QueuedJob[] => jobs.all(state).map(toJob);
  const ended = (job: QueuedJob, end: PrintEnd): void => note('PrintEnded', job, end);
  const note = (type: string, job: QueuedJob, body: object): void => {
    journal.append([printEntry(type, job, body)]);
    changed();
  };

  for (const job of select('started')) ended(job, STOPPED_WHILE_PRINTING);

  let working: Promise<void> | null = null;
  let closing = false;
  const work = async (): Promise<void> => {
    for (let [job] = select('queued'); job && !closing; [job] = select('queued')) {
      note('PrintStarted', job, {});
      ended(job, await print(job));
    }
  };
  const printSoon = (): void => {
    if (working || closing) return;
    working = work().finally(() => {
      working = null;
      if (select('queued').length > 0) printSoon();
    });
  };
  return {
    printSoon,
    close: async () => {
      closing = true;
      await working;
    },
  };
}

const STOPPED_WHILE_PRINTING: PrintEnd = {
  state: 'unknown',
  why: 'STATION_STOPPED_WHILE_PRINTING',
  detail: null,
};

const JOBS_IN_STATE = `
  SELECT job_id AS jobId, kind, session_id AS sessionId, carton, sscc, copy,
    shipment.packer, shipment.closed_at AS closedAt,
    EXISTS (
      SELECT 1 FROM print_job earlier
      WHERE earlier.sscc = print_job.sscc AND earlier.copy < print_job.copy AND earlier.state <> 'notPrinted'
    ) AS isCopy
  FROM print_job LEFT JOIN shipment USING (session_id)
  WHERE print_job.state = ? ORDER BY print_job.rowid`;

type JobRow = Omit<QueuedJob, 'isCopy' | 'closed'> & {
  readonly isCopy: 0 | 1;
  readonly packer: string | null;
  readonly closedAt: string | null;
};

function toJob({ isCopy, packer, closedAt, ...job }: JobRow): QueuedJob {
  const closed = packer === null || closedAt === null ? null : { packer, at: closedAt };
  return { ...job, isCopy: isCopy === 1, closed };
}

function printEntry(type: string, job: QueuedJob, body: object): Entry {
  return {
    type,
    body: { jobId: job.jobId, ...body },
    person: null,
    device: null,
    session: job.sessionId,
    ruleVersion: null,
  };
}

import type { Entry, Journal } from '../journal/journal.ts';

/** How one print job ended; the words of the journal and the page. */
export type PrintEnd = {
  readonly state: 'printed' | 'sent' | 'notPrinted' | 'unknown';
  /** A device trouble code and its detail for whoever repairs it; null when all is well. */
  readonly why: string | null;
};

export type QueuedJob = {
  readonly jobId: string;
  readonly kind: 'label' | 'slip';
  readonly sessionId: string;
  readonly carton: number | null;
  readonly copy: number;
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
  const select = (state: string) =>
    journal.db
      .prepare<[string], QueuedJob>(
        `SELECT job_id AS jobId, kind, session_id AS sessionId, carton, copy
         FROM print_job WHERE state = ? ORDER BY rowid`,
      )
      .all(state);
  const note = (type: string, job: QueuedJob, body: object): void => {
    journal.append([printEntry(type, job, body)]);
    changed();
  };

  for (const job of select('started')) {
    note('PrintEnded', job, { state: 'unknown', why: 'STATION_STOPPED_WHILE_PRINTING' });
  }

  let working: Promise<void> | null = null;
  let closing = false;
  const work = async (): Promise<void> => {
    for (let [job] = select('queued'); job && !closing; [job] = select('queued')) {
      note('PrintStarted', job, {});
      note('PrintEnded', job, await print(job));
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

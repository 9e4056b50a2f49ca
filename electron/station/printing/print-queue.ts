import type { Entry, Journal } from '../journal/journal.ts';
import { notPrinted, type PrintEnd } from './print-end.ts';

export type QueuedJob = {
  readonly jobId: string;
  readonly kind: 'label' | 'slip';
  readonly sessionId: string;
  readonly carton: number | null;
  readonly sscc: string | null;
  readonly copy: number;
  /** ISO 8601 */
  readonly queuedAt: string;
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

/** How a job is put on paper: ends its waits when told, and must not throw for anything that a printer can do. */
export type Print = (job: QueuedJob, closing: AbortSignal, starting: Starting) => Promise<PrintEnd>;

/**
 * Puts on record that a printer, folder or queue gets the job now. To be called before the first byte leaves, and
 * again for each one that is tried.
 */
export type Starting = (printer: string) => void;

/**
 * Takes queued jobs out of the journal. Labels come one after the other, and so do packing slips; a slip that
 * waits for its printer holds up no label. That a job was started, and where, is on record before its first byte
 * leaves; a job that was started when the station died is unknown afterwards and never printed again by itself,
 * because a second label with the same SSCC is worse than a missing one. A label that waited too long, since the
 * station was off for one, is not printed any more (docs/decisions, "What a print job ends as").
 */
export function openPrintQueue(
  journal: Journal,
  print: Print,
  changed: () => void,
  now: () => Date,
): PrintQueue {
  const closing = new AbortController();
  const jobs = journal.db.prepare<[QueuedJob['kind'], 'queued' | 'started'], JobRow>(JOBS);
  const select = (kind: QueuedJob['kind'], state: 'queued' | 'started'): readonly QueuedJob[] =>
    jobs.all(kind, state).map(toJob);
  const note = (type: string, job: QueuedJob, body: object): void => {
    journal.append([printEntry(type, job, body)]);
    changed();
  };

  const lanes = KINDS.map((kind): Lane => {
    for (const job of select(kind, 'started')) note('PrintEnded', job, STOPPED_WHILE_PRINTING);
    return openLane(async () => {
      for (
        let [job] = select(kind, 'queued');
        job && !closing.signal.aborted;
        [job] = select(kind, 'queued')
      ) {
        note('PrintEnded', job, isTooLate(job) ? TOO_LATE : await printed(job));
      }
    });
  });

  function isTooLate({ kind, queuedAt }: QueuedJob): boolean {
    // Asked for by a clock that was ahead, or set back since: nobody knows how long it waited.
    return kind === 'label' && !(Math.abs(now().getTime() - Date.parse(queuedAt)) < LABEL_WAITS_MS);
  }

  async function printed(job: QueuedJob): Promise<PrintEnd> {
    let isStarted = false;
    const end = await print(job, closing.signal, (printer) => {
      note('PrintStarted', job, { printer });
      isStarted = true;
    });
    if (!isStarted && end.state !== 'notPrinted')
      throw new Error(`${job.jobId} went out without being started`);
    return end;
  }

  return {
    printSoon: () => {
      for (const lane of lanes) lane.workSoon();
    },
    close: async () => {
      closing.abort();
      await Promise.all(lanes.map((lane) => lane.idle()));
    },
  };
}

const KINDS: readonly QueuedJob['kind'][] = ['label', 'slip'];

type Lane = { workSoon(): void; idle(): Promise<void> };

/** Does `work` again and again as it is asked for, never twice at a time. */
function openLane(work: () => Promise<void>): Lane {
  let working: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
    working = null;
  };
  return {
    workSoon: () => {
      again = true;
      working ??= run();
    },
    idle: async () => {
      await working;
    },
  };
}

/** A label is for the carton on the bench; ten minutes later another one stands there. */
const LABEL_WAITS_MS = 10 * 60_000;

const TOO_LATE: PrintEnd = notPrinted(
  'PRINT_TOO_LATE',
  `It waited longer than ${LABEL_WAITS_MS / 60_000} min.`,
);

const STOPPED_WHILE_PRINTING: PrintEnd = {
  state: 'unknown',
  why: 'STATION_STOPPED_WHILE_PRINTING',
  detail: null,
};

const JOBS = `
  SELECT job_id AS jobId, kind, session_id AS sessionId, carton, sscc, copy, queued_at AS queuedAt,
    shipment.packer, shipment.closed_at AS closedAt,
    EXISTS (
      SELECT 1 FROM print_job earlier
      WHERE earlier.sscc = print_job.sscc AND earlier.copy < print_job.copy AND earlier.state <> 'notPrinted'
    ) AS isCopy
  FROM print_job LEFT JOIN shipment USING (session_id)
  WHERE print_job.kind = ? AND print_job.state = ? ORDER BY print_job.rowid`;

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

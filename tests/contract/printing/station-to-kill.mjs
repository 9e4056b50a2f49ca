import { openPrintQueue } from '../../../electron/station/printing/print-queue.ts';
import { journalIn, labelQueued, sessionOpened } from './journaled.ts';

// Queues two labels and is at the printer with the first when the test kills it.
const [, , folder = ''] = process.argv;
const journal = journalIn(folder);
const queue = openPrintQueue(
  journal,
  (job, _closing, starting) => {
    starting('printer-1');
    process.send?.({ atPrinter: job.jobId });
    return new Promise(() => undefined);
  },
  () => undefined,
  () => new Date('2026-05-04T08:00:30Z'),
);
journal.append([sessionOpened(), labelQueued(1, '095299990000000019'), labelQueued(2, '095299990000000026')]);
queue.printSoon();

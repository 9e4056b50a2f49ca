import { openPrintQueue } from '../../../electron/station/printing/print-queue.ts';
import { journalIn, labelQueued, sessionOpened } from './journaled.ts';

// Queues two labels and is at the printer with the first when the test kills it.
const [, , folder = ''] = process.argv;
const journal = journalIn(folder);
const queue = openPrintQueue(
  journal,
  (job) => {
    process.send?.({ atPrinter: job.jobId });
    return new Promise(() => undefined);
  },
  () => undefined,
);
journal.append([sessionOpened(), labelQueued(1, '095299990000000019'), labelQueued(2, '095299990000000026')]);
queue.printSoon();

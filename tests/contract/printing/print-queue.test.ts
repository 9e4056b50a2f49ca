import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../../electron/station/journal/journal.ts';
import type { PrintEnd } from '../../../electron/station/printing/print-end.ts';
import { openPrintQueue, type QueuedJob } from '../../../electron/station/printing/print-queue.ts';
import {
  cartonClosed,
  journalIn,
  labelQueued,
  sessionOpened,
  shipmentClosed,
  slipQueued,
} from './journaled.ts';

const FIRST = '095299990000000019';
const SECOND = '095299990000000026';
const PRINTED: PrintEnd = { state: 'printed', why: null, detail: null };
const PAPER_OUT: PrintEnd = { state: 'notPrinted', why: 'paper-out', detail: 'Out of paper.' };

const now = () => new Date('2026-05-04T08:00:30Z');

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-prints-'));
  journal = journalIn(folder);
  journal.append([sessionOpened()]);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A printer under the test's hand: each job waits until it is ended here. */
function openBench() {
  const jobs: QueuedJob[] = [];
  const waiting: ((end: PrintEnd) => void)[] = [];
  const queue = openPrintQueue(
    journal,
    (job, _closing, starting) => {
      starting('printer-1');
      jobs.push(job);
      return new Promise((resolve) => waiting.push(resolve));
    },
    () => undefined,
    now,
  );
  return {
    queue,
    jobs,
    /** Ends the oldest job that waits; resolves when the queue has gone on. */
    end: async (end: PrintEnd): Promise<void> => {
      waiting.shift()?.(end);
      await turn();
    },
  };
}

/** Lets everything that can go on do so. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function states(): readonly string[] {
  return journal.db
    .prepare<[], { state: string }>('SELECT state FROM print_job ORDER BY rowid')
    .all()
    .map(({ state }) => state);
}

describe('the print queue', () => {
  it('prints what waits in the order in which it was asked for, one after the other', async () => {
    const { queue, jobs, end } = openBench();
    journal.append([labelQueued(1, FIRST), labelQueued(2, SECOND)]);
    queue.printSoon();
    queue.printSoon();
    expect(jobs.map(({ carton }) => carton)).toEqual([1]);
    expect(states()).toEqual(['started', 'queued']);
    await end(PRINTED);
    expect(jobs.map(({ carton }) => carton)).toEqual([1, 2]);
    await end(PAPER_OUT);
    expect(states()).toEqual(['printed', 'notPrinted']);
  });

  it('prints what is asked for while it prints', async () => {
    const { queue, jobs, end } = openBench();
    journal.append([labelQueued(1, FIRST)]);
    queue.printSoon();
    journal.append([labelQueued(2, SECOND)]);
    queue.printSoon();
    await end(PRINTED);
    expect(jobs.map(({ carton }) => carton)).toEqual([1, 2]);
    await end(PRINTED);
    expect(states()).toEqual(['printed', 'printed']);
  });

  it('has on disk that a job is started before the printer hears of it', async () => {
    const seen: unknown[] = [];
    const queue = openPrintQueue(
      journal,
      async (job, _closing, starting) => {
        starting('printer-1');
        const other = journalIn(folder);
        seen.push(other.eventsOf(job.sessionId).at(-1)?.type);
        other.close();
        return PRINTED;
      },
      () => undefined,
      now,
    );
    journal.append([labelQueued(1, FIRST)]);
    queue.printSoon();
    await queue.close();
    expect(seen).toEqual(['PrintStarted']);
    expect(states()).toEqual(['printed']);
  });

  it('never prints again by itself what was at the printer when the station was killed, and says so', async () => {
    const ownFolder = mkdtempSync(join(folder, 'killed-'));
    const station = fork(join(import.meta.dirname, 'station-to-kill.mjs'), [ownFolder], { execArgv: [] });
    expect(await once(station, 'message')).toMatchObject([{ atPrinter: `label-${FIRST}-1` }, undefined]);
    station.kill('SIGKILL');
    await once(station, 'exit');

    journal.close();
    journal = journalIn(ownFolder);
    const { queue, jobs, end } = openBench();
    queue.printSoon();
    expect(jobs.map(({ carton }) => carton)).toEqual([2]);
    expect(states()).toEqual(['unknown', 'started']);
    const ended = journal.eventsOf('session-1').find(({ type }) => type === 'PrintEnded');
    expect(JSON.parse(ended?.body ?? '')).toMatchObject({
      state: 'unknown',
      why: 'STATION_STOPPED_WHILE_PRINTING',
    });
    await end(PRINTED);
    expect(jobs).toHaveLength(1);
  });

  it('keeps what the printer said', async () => {
    const { queue, end } = openBench();
    journal.append([labelQueued(1, FIRST)]);
    queue.printSoon();
    await end(PAPER_OUT);
    const last = journal.eventsOf('session-1').at(-1);
    expect(JSON.parse(last?.body ?? '')).toEqual({ jobId: `label-${FIRST}-1`, ...PAPER_OUT });
  });

  it.each([
    ['ten minutes', 600_000, 'notPrinted'],
    ['less', 599_999, 'printed'],
    ['less by a clock that was set back a little', -2_000, 'printed'],
    ['nobody knows how long, since the clock was set back', -3_600_000, 'notPrinted'],
  ])('prints no label that waited %s', async (_name, waitedMs, state) => {
    journal.append([labelQueued(1, FIRST)]);
    const seen: string[] = [];
    const queue = openPrintQueue(
      journal,
      async (job, _closing, starting) => {
        starting('printer-1');
        seen.push(job.jobId);
        return PRINTED;
      },
      () => undefined,
      () => new Date(Date.parse('2026-05-04T08:00:00Z') + waitedMs),
    );
    queue.printSoon();
    await queue.close();
    expect(states()).toEqual([state]);
    expect(seen).toHaveLength(state === 'printed' ? 1 : 0);
  });

  it('prints a slip however long it waited', async () => {
    journal.append([shipmentClosed('Anna Krüger'), slipQueued()]);
    const queue = openPrintQueue(
      journal,
      async (_job, _closing, starting) => {
        starting('folder');
        return PRINTED;
      },
      () => undefined,
      () => new Date('2026-05-06T08:00:00Z'),
    );
    queue.printSoon();
    await queue.close();
    expect(states()).toEqual(['printed']);
  });

  it('keeps at which printer a job was', async () => {
    journal.append([labelQueued(1, FIRST)]);
    const queue = openPrintQueue(
      journal,
      async (_job, _closing, starting) => {
        starting('printer-1');
        starting('printer-2');
        return PRINTED;
      },
      () => undefined,
      now,
    );
    queue.printSoon();
    await queue.close();
    expect(journal.db.prepare('SELECT printer FROM print_job').all()).toEqual([{ printer: 'printer-2' }]);
    const started = journal.eventsOf('session-1').filter(({ type }) => type === 'PrintStarted');
    expect(started.map(({ body }) => JSON.parse(body))).toMatchObject([
      { printer: 'printer-1' },
      { printer: 'printer-2' },
    ]);
  });

  it('does not let a slip that waits for its printer hold up a label', async () => {
    const { queue, jobs, end } = openBench();
    journal.append([shipmentClosed('Anna Krüger'), slipQueued()]);
    queue.printSoon();
    journal.append([labelQueued(1, FIRST)]);
    queue.printSoon();
    await turn();
    expect(jobs.map(({ kind }) => kind)).toEqual(['slip', 'label']);
    await end(PRINTED);
    await end(PRINTED);
  });

  it('knows of a slip who closed the shipment and when', async () => {
    const { queue, jobs, end } = openBench();
    journal.append([shipmentClosed('Anna Krüger'), slipQueued()]);
    queue.printSoon();
    expect(jobs[0]?.closed).toEqual({ packer: 'Anna Krüger', at: '2026-05-04T08:00:00.000Z' });
    await end(PRINTED);
  });

  it.each<[string, readonly PrintEnd['state'][], readonly boolean[]]>([
    ['nothing came out before', ['notPrinted', 'notPrinted', 'printed'], [false, false, false]],
    ['the first came out', ['printed', 'printed', 'printed'], [false, true, true]],
    ['the first came out and the second did not', ['printed', 'notPrinted', 'printed'], [false, true, true]],
    ['nobody knows whether one came out', ['unknown', 'printed', 'printed'], [false, true, true]],
    ['one was handed over without an answer', ['sent', 'printed', 'printed'], [false, true, true]],
    ['one was taken back', ['cancelled', 'printed', 'printed'], [false, true, true]],
  ])('marks a label as a copy when an earlier one may be on paper: %s', async (_name, ends, marked) => {
    const { queue, jobs, end } = openBench();
    for (const [index, state] of ends.entries()) {
      journal.append([labelQueued(1, FIRST, index + 1)]);
      queue.printSoon();
      await end({ state, why: null, detail: null });
    }
    expect(jobs.map(({ isCopy }) => isCopy)).toEqual(marked);
  });

  it('takes no label of another carton for an earlier one', async () => {
    const { queue, jobs, end } = openBench();
    journal.append([cartonClosed(1, FIRST), labelQueued(1, FIRST), labelQueued(2, SECOND)]);
    queue.printSoon();
    await end(PRINTED);
    await end(PRINTED);
    expect(jobs.map(({ isCopy }) => isCopy)).toEqual([false, false]);
  });

  it('when it closes, waits for the job at the printer, tells it so, and begins no other', async () => {
    const told: boolean[] = [];
    const queue = openPrintQueue(
      journal,
      (_job, closing, starting) =>
        new Promise((resolve) => {
          starting('printer-1');
          closing.addEventListener('abort', () => {
            told.push(closing.aborted);
            resolve({ state: 'sent', why: 'not-confirmed', detail: null });
          });
        }),
      () => undefined,
      now,
    );
    journal.append([labelQueued(1, FIRST), labelQueued(2, SECOND)]);
    queue.printSoon();
    await queue.close();
    queue.printSoon();
    expect(told).toEqual([true]);
    expect(states()).toEqual(['sent', 'queued']);
  });
});

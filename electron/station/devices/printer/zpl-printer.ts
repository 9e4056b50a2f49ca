import { setTimeout as sleep } from 'node:timers/promises';
import { createCondition } from '../condition.ts';
import type { ZplPrinterConfig } from '../config.ts';
import type { Clock, DeviceTrouble, LabelPrinter, PrinterStatus, PrintJob, PrintOutcome } from '../types.ts';
import { createTurns } from './turns.ts';
import { connectZpl, type ZplLine } from './zpl-line.ts';
import { NOT_ASKED, SILENT, statusOf, troubleOf } from './zpl-status.ts';

/** Jobs and questions that wait for the printer; a bench has one at a time. */
const MAX_WAITING = 64;
/** A label with a full-page picture is some 100 KB. */
const MAX_JOB_BYTES = 4_194_304;
/** How often it is asked whether a job is done. */
const ASK_DONE_EVERY_MS = 250;
/** Between taking a format and counting it, a printer may say for a moment that nothing waits. */
const IDLE_ANSWERS_FOR_DONE = 2;
const CLOSE_LIMIT_MS = 2_000;

/**
 * A ZPL printer on the network. Each job has a connection of its own and the printer to itself: it is asked
 * before (a printer that is not ready gets nothing), sent once, and asked after until nothing waits in it.
 */
export function openZplPrinter(config: ZplPrinterConfig, clock: Clock): LabelPrinter {
  const { id, kind, name } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const turns = createTurns(MAX_WAITING);
  const closing = new AbortController();
  const isAsked = config.confirmation === 'host-status';
  let current: ZplLine | null = null;
  void watch();

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      await turns.take(() => connected(ask, unreachable));
      await pause(config.statusEveryMs);
    }
  }

  /** Does `work` on a connection of its own. */
  async function connected<T>(
    work: (line: ZplLine) => Promise<T>,
    failed: (code: DeviceTrouble, detail: string) => T,
  ): Promise<T> {
    if (closing.signal.aborted) return failed('closed', CLOSED);
    const attempt = await connectZpl(config.host, config.port, config.answerWithinMs);
    if (!attempt.ok) {
      condition.lost(attempt.code, attempt.detail);
      return failed(attempt.code, attempt.detail);
    }
    const { line } = attempt;
    // Whoever closed the printer meanwhile must not find a label printed afterwards.
    if (closing.signal.aborted) {
      line.cut();
      return failed('closed', CLOSED);
    }
    if (['connecting', 'lost'].includes(condition.state().status)) condition.count('connections');
    current = line;
    const result = await work(line);
    current = null;
    await line.close();
    return result;
  }

  async function ask(line: ZplLine): Promise<PrinterStatus> {
    const host = isAsked ? await line.status() : null;
    const status = host ? statusOf(host) : isAsked ? SILENT : NOT_ASKED;
    const trouble = isAsked ? troubleOf(status.verdict) : null;
    if (trouble === null) condition.ready(status.detail);
    else condition.fault(trouble, status.detail);
    return status;
  }

  async function printOn(line: ZplLine, job: PrintJob): Promise<PrintOutcome> {
    const before = await ask(line);
    const obstacle = isAsked ? troubleOf(before.verdict) : null;
    if (closing.signal.aborted) return notPrinted('closed', CLOSED);
    if (obstacle) return { state: 'not-printed', code: obstacle, reason: before.detail };

    condition.count('received');
    if (!(await line.send(job.bytes))) {
      line.cut();
      return broken(`The connection broke while job ${job.id} was sent`);
    }
    if (isAsked) return await confirmed(line, job);
    return {
      state: 'sent',
      code: 'not-confirmed',
      why: 'The printer took it; it is not asked whether it printed.',
    };
  }

  async function confirmed(line: ZplLine, job: PrintJob): Promise<PrintOutcome> {
    const sentAt = clock.mono();
    let last = SILENT;
    for (let idle = 0; Number(clock.mono() - sentAt) / 1e6 < config.printWithinMs; ) {
      await pause(ASK_DONE_EVERY_MS);
      if (closing.signal.aborted) break;
      last = await ask(line);
      if (!line.isOpen()) return broken(`The connection broke before the printer confirmed job ${job.id}`);
      idle = isIdle(last) ? idle + 1 : 0;
      if (idle === IDLE_ANSWERS_FOR_DONE) return { state: 'printed' };
    }
    return {
      state: 'sent',
      code: troubleOf(last.verdict) ?? 'not-confirmed',
      why: `The printer took it and did not confirm it. ${last.detail}`,
    };
  }

  function broken(what: string): PrintOutcome {
    condition.lost('unplugged', `${what}.`);
    return { state: 'unknown', code: 'unplugged', why: `${what}. Look whether the label came out.` };
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  }

  return {
    id,
    kind,
    name,
    state: condition.state,
    onState: condition.onState,
    print: async (job) => {
      if (job.bytes.length > MAX_JOB_BYTES) return notPrinted('too-much', TOO_LONG);
      return (await turns.take(() => connected((line) => printOn(line, job), notPrinted))) ?? BUSY;
    },
    status: async () => (await turns.take(() => connected(ask, unreachable))) ?? SILENT,
    close: async () => {
      condition.end();
      closing.abort();
      await Promise.race([turns.idle(), sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
      current?.cut();
    },
  };
}

const CLOSED = 'The station let go of the printer.';
const TOO_LONG = `A job may have ${MAX_JOB_BYTES} bytes.`;
const BUSY = notPrinted('too-much', `${MAX_WAITING} jobs wait for this printer already.`);

function notPrinted(code: DeviceTrouble, reason: string): PrintOutcome {
  return { state: 'not-printed', code, reason };
}

function unreachable(_code: DeviceTrouble, detail: string): PrinterStatus {
  return { ...SILENT, detail };
}

function isIdle({ verdict, labelsRemaining, formatsInBuffer }: PrinterStatus): boolean {
  return verdict === 'ready' && labelsRemaining === 0 && formatsInBuffer === 0;
}

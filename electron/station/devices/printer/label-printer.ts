import { setTimeout as sleep } from 'node:timers/promises';
import { createCondition } from '../condition.ts';
import type { LabelPrinterConfig } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Line } from '../transport/line.ts';
import { watchedLine } from '../transport/traffic.ts';
import type {
  Clock,
  DeviceTrouble,
  LabelPrinter,
  PrinterStatus,
  PrintJob,
  PrintOutcome,
  Traffic,
} from '../types.ts';
import { connectPrinter, openLanguage } from './speaking.ts';
import type { Proof, Talk } from './talk.ts';
import { createTurns } from './turns.ts';
import { NOT_ASKED, SILENT, troubleOf } from './zpl-status.ts';

/** Jobs and questions that wait for the printer; a bench has one at a time. */
const MAX_WAITING = 64;
/** A label with a full-page picture is some 100 KB. */
const MAX_JOB_BYTES = 4_194_304;
/** How often it is asked whether a job is done. */
const ASK_DONE_EVERY_MS = 250;
/** Between taking a format and counting it, a printer may say for a moment that nothing waits. */
const IDLE_ANSWERS_FOR_DONE = 2;
/** How long a label of an earlier job may still be printing when the next one comes: asked this often. */
const ASKS_FOR_EARLIER_JOB = 20;
const CLOSE_LIMIT_MS = 2_000;

/**
 * A label printer on a network socket, a serial port or a device file. Each job has a connection of its own and
 * the printer to itself: it is asked before (a printer that is not ready gets nothing), sent once, and asked
 * after until it shows that the label came out. What has not come out within its time is taken back, where the
 * printer's language has a word for that, so that no label appears by itself an hour later.
 *
 * The printer belongs to the station: what waits in it from an earlier job is taken back too.
 */
export function openLabelPrinter(config: LabelPrinterConfig, clock: Clock): LabelPrinter {
  const { id, kind, name } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const traffic = createListeners<Traffic>();
  const turns = createTurns(MAX_WAITING);
  const closing = new AbortController();
  const language = openLanguage(config);
  const isAsked = config.confirmation === 'host-status';
  let current: Line | null = null;
  /** A label of an earlier job, or of the station's earlier life, may wait in it. */
  let mayHold = true;
  void watch();

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      await turns.take(() => connected(look, unreachable));
      await pause(config.statusEveryMs);
    }
  }

  /** Does `work` on a connection of its own. */
  async function connected<T>(
    work: (talk: Talk, line: Line) => Promise<T>,
    failed: (code: DeviceTrouble, detail: string) => T,
  ): Promise<T> {
    if (closing.signal.aborted) return failed('closed', CLOSED);
    const attempt = await connectPrinter(config);
    if (!attempt.ok) {
      condition.lost(attempt.code, attempt.detail);
      return failed(attempt.code, attempt.detail);
    }
    const line = watchedLine(attempt.line, traffic);
    // Whoever closed the printer meanwhile must not find a label printed afterwards.
    if (closing.signal.aborted) {
      line.cut();
      return failed('closed', CLOSED);
    }
    if (['connecting', 'lost'].includes(condition.state().status)) condition.count('connections');
    current = line;
    const result = await work(language.talkOn(line), line);
    current = null;
    await line.close();
    return result;
  }

  async function ask(talk: Talk): Promise<PrinterStatus> {
    const status = isAsked ? ((await talk.status()) ?? SILENT) : NOT_ASKED;
    const trouble = isAsked ? troubleOf(status.verdict) : null;
    if (trouble === null) condition.ready(status.detail);
    else condition.fault(trouble, status.detail);
    return status;
  }

  /** How it is while it has nothing to do; a label that waits in it for a hand is taken back. */
  async function look(talk: Talk): Promise<PrinterStatus> {
    const status = await ask(talk);
    if (status.verdict === 'silent') return status;
    if (!holds(status)) mayHold = false;
    if (!mayHold || status.verdict === 'ready') return status;
    return await takenBack(talk, status);
  }

  async function takenBack(talk: Talk, before: PrinterStatus): Promise<PrinterStatus> {
    if (!(await talk.forget())) return before;
    const after = await ask(talk);
    mayHold = after.verdict === 'silent' || holds(after);
    return after;
  }

  /** Waits for what an earlier job is printing; takes back what does not come out. */
  async function emptied(talk: Talk): Promise<PrinterStatus> {
    let status = await ask(talk);
    for (let asks = 0; asks < ASKS_FOR_EARLIER_JOB && status.verdict === 'ready' && holds(status); asks++) {
      await pause(ASK_DONE_EVERY_MS);
      status = await ask(talk);
    }
    return isAsked && holds(status) ? await takenBack(talk, status) : status;
  }

  async function printOn(talk: Talk, line: Line, job: PrintJob): Promise<PrintOutcome> {
    const before = await emptied(talk);
    const obstacle = isAsked ? troubleOf(before.verdict) : null;
    if (obstacle) return notPrinted(obstacle, before.detail);
    if (holds(before)) return notPrinted('buffer-full', HOLDS_ANOTHER);
    const countBefore = isAsked ? await talk.counter() : null;
    if (closing.signal.aborted) return notPrinted('closed', CLOSED);
    if (!line.isOpen()) return notPrinted('unplugged', 'The connection broke before the job was sent.');

    condition.count('received');
    mayHold = true;
    if (!(await line.write(job.bytes, config.answerWithinMs))) {
      line.cut();
      return broken(`The connection broke while job ${job.id} was sent`);
    }
    if (isAsked) return await confirmed(talk, line, job, { proof: language.proof, countBefore });
    return {
      state: 'sent',
      code: 'not-confirmed',
      why: 'The printer took it; it is not asked whether it printed.',
    };
  }

  async function confirmed(talk: Talk, line: Line, job: PrintJob, evidence: Evidence): Promise<PrintOutcome> {
    const sentAt = clock.mono();
    const isOut = openProof(talk, evidence);
    let last = SILENT;
    while (Number(clock.mono() - sentAt) / 1e6 < config.printWithinMs) {
      await pause(ASK_DONE_EVERY_MS);
      if (closing.signal.aborted) break;
      last = await ask(talk);
      const out = await isOut(last);
      if (!line.isOpen()) return broken(`The connection broke before the printer confirmed job ${job.id}`);
      if (out) {
        mayHold = false;
        return { state: 'printed' };
      }
    }
    const code = troubleOf(last.verdict) ?? 'not-confirmed';
    const why = `The printer took it and did not confirm it. ${last.detail}`;
    if (closing.signal.aborted || language.proof === 'nothing') return { state: 'sent', code, why };
    const after = await takenBack(talk, last);
    if (await isOut(after)) return { state: 'printed' };
    if (!line.isOpen()) return broken(`The connection broke before the printer confirmed job ${job.id}`);
    return mayHold ? { state: 'sent', code, why } : { state: 'cancelled', code, why };
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
    language: config.protocol,
    dpi: config.dpi,
    state: condition.state,
    onState: condition.onState,
    onTraffic: traffic.add,
    print: async (job) => {
      if (job.bytes.length > MAX_JOB_BYTES) return notPrinted('too-much', TOO_LONG);
      return (
        (await turns.take(() => connected((talk, line) => printOn(talk, line, job), notPrinted))) ?? BUSY
      );
    },
    status: async () => (await turns.take(() => connected(look, unreachable))) ?? SILENT,
    close: async () => {
      condition.end();
      traffic.end();
      closing.abort();
      await Promise.race([turns.idle(), sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
      current?.cut();
    },
  };
}

type Evidence = { readonly proof: Proof; readonly countBefore: number | null };

/**
 * Judges answers, in turn, after a job was sent: true once they show that the label came out. A count that
 * moved is the strongest sign; where the printer has one, no other is taken.
 */
function openProof(
  talk: Talk,
  { proof, countBefore }: Evidence,
): (status: PrinterStatus) => Promise<boolean> {
  let idle = 0;
  let wasBusy = false;
  return async (status) => {
    if (status.verdict === 'silent' || holds(status)) {
      wasBusy ||= status.verdict !== 'silent';
      idle = 0;
      return false;
    }
    if (countBefore !== null) {
      const count = await talk.counter();
      return count !== null && count > countBefore;
    }
    if (status.verdict !== 'ready') {
      idle = 0;
      return false;
    }
    idle += 1;
    if (proof === 'idle') return idle >= IDLE_ANSWERS_FOR_DONE;
    return proof === 'busy-then-idle' && wasBusy;
  };
}

const CLOSED = 'The station let go of the printer.';
const TOO_LONG = `A job may have ${MAX_JOB_BYTES} bytes.`;
const HOLDS_ANOTHER =
  'Another label waits in the printer and can not be taken back: cancel it at the printer.';
const BUSY = notPrinted('too-much', `${MAX_WAITING} jobs wait for this printer already.`);

function notPrinted(code: DeviceTrouble, reason: string): PrintOutcome {
  return { state: 'not-printed', code, reason };
}

function unreachable(_code: DeviceTrouble, detail: string): PrinterStatus {
  return { ...SILENT, detail };
}

/** A label is in the printer that is not on paper, as far as it says. */
function holds({ labelsRemaining, formatsInBuffer }: PrinterStatus): boolean {
  return (labelsRemaining ?? 0) > 0 || (formatsInBuffer ?? 0) > 0;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { createCondition } from '../condition.ts';
import type { QueuePrinterConfig } from '../config.ts';
import { createListeners } from '../listeners.ts';
import {
  openPrintService,
  type PrintService,
  printServerAddress,
  SERVICE_TIMES,
} from '../transport/print-service.ts';
import type { Clock, DeviceTrouble, LabelPrinter, PrinterStatus, PrintOutcome, Traffic } from '../types.ts';
import { createTurns } from './turns.ts';
import { SILENT } from './zpl-status.ts';

/** How often the queue is asked how it is. */
const LOOK_EVERY_MS = 5_000;
const MAX_WAITING = 64;
const CLOSE_LIMIT_MS = 2_000;

/**
 * A label printer behind a raw queue of the system's print service, which passes the bytes on and brings no
 * answer back. So a label is never said to be printed: "completed" of a queue means that the printer took it.
 * What the queue still holds when the time is over is cancelled.
 */
export function openQueuePrinter(config: QueuePrinterConfig, clock: Clock): LabelPrinter {
  const { id, kind, name, queue } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const service = openPrintService(queue, printServerAddress(config.server), SERVICE_TIMES);
  const traffic = createListeners<Traffic>();
  const turns = createTurns(MAX_WAITING);
  const closing = new AbortController();
  void watch();

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      await look();
      await sleep(LOOK_EVERY_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  async function look(): Promise<PrinterStatus> {
    const said = await service.printer();
    heard(said.detail);
    if (said.end !== 'answered') {
      condition.lost('not-there', `Queue ${queue}: ${said.detail}`);
      return { ...SILENT, detail: said.detail };
    }
    if (['connecting', 'lost'].includes(condition.state().status)) condition.count('connections');
    if (said.isStopped) condition.fault('paused', `Queue ${queue} is stopped: ${said.detail}`);
    else condition.ready('The queue takes jobs. What its printer does is not seen here.');
    const { detail } = condition.state();
    return {
      verdict: said.isStopped ? 'paused' : 'ready',
      labelsRemaining: null,
      formatsInBuffer: null,
      detail,
    };
  }

  async function print(jobId: string, bytes: Uint8Array): Promise<PrintOutcome> {
    if (closing.signal.aborted) return notPrinted('closed', 'The station let go of the printer.');
    const before = await look();
    if (before.verdict === 'paused') return notPrinted('paused', before.detail);
    if (before.verdict === 'silent') return notPrinted('not-there', before.detail);
    traffic.tell({ direction: 'out', bytes, form: 'text' });
    const given = await service.handOver(jobId, 'application/vnd.cups-raw', bytes);
    heard(given.detail);
    switch (given.end) {
      case 'away':
        return notPrinted('not-there', given.detail);
      case 'refused':
        return notPrinted('refused', given.detail);
      case 'broke-off':
        return { state: 'unknown', code: 'unplugged', why: given.detail };
      case 'taken':
        condition.count('received');
        if (given.jobId === null) return sent(given.detail);
    }
    const { end, begun, detail } = await service.follow(given.jobId, config.printWithinMs, closing.signal);
    heard(detail);
    if (end === 'completed') return sent('The queue passed it on; what the printer did is not known.');
    if (end === 'ended-early')
      return begun ? { state: 'unknown', code: 'refused', why: detail } : endedUnbegun(detail);
    return closing.signal.aborted ? sent(detail) : await takenBack(service, given.jobId, detail);
  }

  function heard(words: string): void {
    traffic.tell({ direction: 'in', bytes: Buffer.from(words), form: 'text' });
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
    print: async (job) => (await turns.take(() => print(job.id, job.bytes))) ?? BUSY,
    status: look,
    close: async () => {
      condition.end();
      traffic.end();
      closing.abort();
      await Promise.race([turns.idle(), sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}

/** A job that the queue had not begun when it was cancelled is nowhere on paper; of any other nobody knows. */
async function takenBack(service: PrintService, jobId: number, detail: string): Promise<PrintOutcome> {
  if (!(await service.cancel(jobId))) return sent(detail);
  return { state: 'cancelled', code: 'not-confirmed', why: detail };
}

const BUSY = notPrinted('too-much', `${MAX_WAITING} jobs wait for this printer already.`);

function endedUnbegun(detail: string): PrintOutcome {
  return { state: 'cancelled', code: 'refused', why: detail };
}

function sent(why: string): PrintOutcome {
  return { state: 'sent', code: 'not-confirmed', why };
}

function notPrinted(code: DeviceTrouble, reason: string): PrintOutcome {
  return { state: 'not-printed', code, reason };
}

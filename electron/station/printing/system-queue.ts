import { setTimeout as sleep } from 'node:timers/promises';
import ipp, { type IppMessage } from '@sealsystems/ipp';
import { z } from 'zod';
import { notPrinted, PRINTED, type PrintEnd } from './print-end.ts';

/** A printer of this computer, reached by the Internet Printing Protocol that its print service speaks. */
export type SystemQueue = {
  /** @param closing ends the wait for the printer's answer; the job itself is the queue's by then */
  print(name: string, pdf: Buffer, closing: AbortSignal): Promise<PrintEnd>;
};

export type QueueTimes = {
  readonly handOverWithinMs: number;
  readonly answerWithinMs: number;
  readonly askEveryMs: number;
  /** From the hand-over until it must be on paper; afterwards it is 'sent', never 'printed'. */
  readonly printWithinMs: number;
};

const TIMES: QueueTimes = {
  handOverWithinMs: 30_000,
  answerWithinMs: 5_000,
  askEveryMs: 500,
  printWithinMs: 60_000,
};
/** CUPS listens here on every Linux machine that prints. */
const SERVER = 'http://localhost:631';

export function openSystemQueue(queue: string, server = SERVER, times = TIMES): SystemQueue {
  const uri = `${server}/printers/${encodeURIComponent(queue)}`;
  return {
    print: async (name, pdf, closing) => {
      const taken = await handOver(uri, name, pdf, times.handOverWithinMs);
      return 'jobId' in taken ? await followed(uri, taken.jobId, times, closing) : taken.end;
    },
  };
}

/** Gives the job to the queue, once. Only an answer says whether it was taken. */
async function handOver(
  uri: string,
  name: string,
  pdf: Buffer,
  withinMs: number,
): Promise<{ readonly jobId: number } | { readonly end: PrintEnd }> {
  const answer = await asked(
    uri,
    message('Print-Job', uri, { 'job-name': name, 'document-format': 'application/pdf' }, pdf),
    withinMs,
  );
  if (!answer.ok) return { end: answer.reached ? brokeOff(answer.detail) : away(answer.detail) };
  const { status, ippStatus, jobId, detail } = answer;
  if (status >= 500) return { end: brokeOff(detail) };
  if (ippStatus === null || !ippStatus.startsWith('successful')) return { end: refused(detail) };
  if (jobId === null) return { end: notConfirmed('The print service took the job and gave it no number.') };
  return { jobId };
}

/** Asks until the job is finished, one way or the other, or the time is over. */
async function followed(
  uri: string,
  jobId: number,
  times: QueueTimes,
  closing: AbortSignal,
): Promise<PrintEnd> {
  const ask = message('Get-Job-Attributes', uri, { 'job-id': jobId });
  let last = 'The print service did not say how the job stands.';
  for (let waited = 0; waited < times.printWithinMs && !closing.aborted; waited += times.askEveryMs) {
    const answer = await asked(uri, ask, times.answerWithinMs);
    const state = answer.ok ? answer.jobState : null;
    if (state === 'completed') return PRINTED;
    if (state === 'aborted' || state === 'canceled')
      return endedEarly(`Job ${jobId} was ${state}. ${answer.detail}`);
    last = `Job ${jobId} is ${state ?? 'not answered for'}. ${answer.detail}`;
    await sleep(times.askEveryMs, undefined, { signal: closing }).catch(() => undefined);
  }
  return notConfirmed(last);
}

type Answer =
  | {
      readonly ok: true;
      /** Of HTTP. */
      readonly status: number;
      readonly ippStatus: string | null;
      readonly jobId: number | null;
      readonly jobState: string | null;
      readonly detail: string;
    }
  /** `reached`: a connection stood, so the service may have got the request. */
  | { readonly ok: false; readonly reached: boolean; readonly detail: string };

async function asked(uri: string, request: IppMessage, withinMs: number): Promise<Answer> {
  try {
    const response = await fetch(uri, {
      method: 'POST',
      headers: { 'Content-Type': 'application/ipp' },
      body: new Uint8Array(ipp.serialize(request)),
      signal: AbortSignal.timeout(withinMs),
    });
    const body = Buffer.from(await response.arrayBuffer());
    if (!response.ok) {
      const detail = `The print service answered with HTTP status ${response.status}.`;
      return { ok: true, status: response.status, ippStatus: null, jobId: null, jobState: null, detail };
    }
    return understood(response.status, ipp.parse(body));
  } catch (error) {
    return { ok: false, reached: !wasNeverConnected(error), detail: `${uri}: ${reasonOf(error)}` };
  }
}

const ippAnswer = z.object({
  statusCode: z.string(),
  'operation-attributes-tag': z.object({ 'status-message': z.string().optional() }).optional(),
  'job-attributes-tag': z
    .object({
      'job-id': z.int().optional(),
      'job-state': z.string().optional(),
      'job-state-reasons': z.union([z.string(), z.array(z.string())]).optional(),
      'job-printer-state-message': z.string().optional(),
    })
    .optional(),
});

function understood(status: number, parsed: IppMessage): Answer {
  const { statusCode, ...groups } = ippAnswer.parse(parsed);
  const job = groups['job-attributes-tag'];
  const said = [
    statusCode,
    groups['operation-attributes-tag']?.['status-message'],
    job?.['job-state-reasons'],
    job?.['job-printer-state-message'],
  ];
  return {
    ok: true,
    status,
    ippStatus: statusCode,
    jobId: job?.['job-id'] ?? null,
    jobState: job?.['job-state'] ?? null,
    detail: said.flat().filter(Boolean).join(', '),
  };
}

/** Attributes in the order that RFC 8011 asks for: charset, language and target come first. */
function message(
  operation: string,
  uri: string,
  attributes: Readonly<Record<string, unknown>>,
  data?: Buffer,
): IppMessage {
  return {
    version: '1.1',
    operation,
    id: 1,
    'operation-attributes-tag': {
      'attributes-charset': 'utf-8',
      'attributes-natural-language': 'en',
      'printer-uri': uri.replace(/^http/, 'ipp'),
      ...('job-id' in attributes ? { 'job-id': attributes['job-id'] } : {}),
      'requesting-user-name': 'packwright',
      ...attributes,
    },
    ...(data ? { data } : {}),
  };
}

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function wasNeverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && NEVER_CONNECTED.has(String(cause.code));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function away(detail: string): PrintEnd {
  return notPrinted('PRINT_QUEUE_AWAY', detail);
}

function refused(detail: string): PrintEnd {
  return notPrinted('PRINT_QUEUE_REFUSED', detail);
}

function brokeOff(detail: string): PrintEnd {
  return { state: 'unknown', why: 'PRINT_QUEUE_BROKE_OFF', detail };
}

function endedEarly(detail: string): PrintEnd {
  return { state: 'unknown', why: 'PRINT_QUEUE_ENDED_JOB', detail };
}

function notConfirmed(detail: string): PrintEnd {
  return { state: 'sent', why: 'PRINT_QUEUE_NOT_CONFIRMED', detail };
}

import { setTimeout as sleep } from 'node:timers/promises';
import ipp, { type IppMessage } from '@sealsystems/ipp';
import { z } from 'zod';

/** A queue of the system's print service, by the Internet Printing Protocol that it speaks. */
export type PrintService = {
  /** Gives the job to the queue, once. Only an answer says whether it was taken. */
  handOver(name: string, format: DocumentFormat, document: Uint8Array): Promise<HandOver>;
  /** Asks until the job is finished, one way or the other, or the time is over. */
  follow(jobId: number, withinMs: number, closing: AbortSignal): Promise<JobEnd>;
  /** Has the queue drop the job. True when it says that it did. */
  cancel(jobId: number): Promise<boolean>;
  /** How the queue is. */
  printer(): Promise<QueueState>;
};

export type DocumentFormat = 'application/pdf' | 'application/vnd.cups-raw';

export type HandOver =
  /** `jobId` is null when the service took the job and gave it no number. */
  | { readonly end: 'taken'; readonly jobId: number | null; readonly detail: string }
  /** Nobody answers there; it got nothing. */
  | { readonly end: 'away'; readonly detail: string }
  /** It said no; it keeps nothing. */
  | { readonly end: 'refused'; readonly detail: string }
  /** The connection stood and ended without an answer. */
  | { readonly end: 'broke-off'; readonly detail: string };

export type JobEnd = {
  /** `waiting`: not finished when the time was over. */
  readonly end: 'completed' | 'ended-early' | 'waiting';
  /** True when the queue was seen to have begun with it. */
  readonly begun: boolean;
  readonly detail: string;
};

export type QueueState =
  | { readonly end: 'answered'; readonly isStopped: boolean; readonly detail: string }
  | { readonly end: 'away' | 'refused'; readonly detail: string };

export type ServiceTimes = {
  readonly handOverWithinMs: number;
  readonly answerWithinMs: number;
  readonly askEveryMs: number;
};

export const SERVICE_TIMES: ServiceTimes = {
  handOverWithinMs: 30_000,
  answerWithinMs: 5_000,
  askEveryMs: 500,
};

/** CUPS listens here on every Linux machine that prints. */
const LOCAL_SERVER = 'http://localhost:631';

/**
 * Where the print service listens: as configured, else as CUPS_SERVER says, else on this machine. CUPS_SERVER is
 * `host` or `host:port`, as CUPS' own programs take it; a path to a socket is no address and is not taken.
 */
export function printServerAddress(configured: string | null, cupsServer = process.env.CUPS_SERVER): string {
  if (configured !== null) return configured.replace(/\/+$/, '');
  const [, host, port = '631'] = /^([\w.-]+|\[[\da-f:]+\])(?::(\d{1,5}))?$/i.exec(cupsServer ?? '') ?? [];
  return host === undefined ? LOCAL_SERVER : `http://${host}:${port}`;
}

export function openPrintService(queue: string, server: string, times: ServiceTimes): PrintService {
  const uri = `${server}/printers/${encodeURIComponent(queue)}`;
  const askedFor = (operation: string, attributes: Readonly<Record<string, unknown>>) =>
    asked(uri, message(operation, uri, attributes), times.answerWithinMs);

  return {
    handOver: async (name, format, document) => {
      const answer = await asked(
        uri,
        message('Print-Job', uri, { 'job-name': name, 'document-format': format }, Buffer.from(document)),
        times.handOverWithinMs,
      );
      const { detail } = answer;
      if (!answer.ok) return { end: answer.reached ? 'broke-off' : 'away', detail };
      if (answer.status >= 500) return { end: 'broke-off', detail };
      if (!isSuccess(answer.ippStatus)) return { end: 'refused', detail };
      return { end: 'taken', jobId: answer.jobId, detail };
    },
    follow: async (jobId, withinMs, closing) => {
      let begun = false;
      let last = 'The print service did not say how the job stands.';
      for (let waited = 0; waited < withinMs && !closing.aborted; waited += times.askEveryMs) {
        const answer = await askedFor('Get-Job-Attributes', { 'job-id': jobId });
        const state = answer.ok ? answer.jobState : null;
        begun ||= state !== null && !NOT_BEGUN.has(state);
        if (state === 'completed') return { end: 'completed', begun, detail: answer.detail };
        last = `Job ${jobId} is ${state ?? 'not answered for'}. ${answer.detail}`;
        if (state === 'aborted' || state === 'canceled') return { end: 'ended-early', begun, detail: last };
        await sleep(times.askEveryMs, undefined, { signal: closing }).catch(() => undefined);
      }
      return { end: 'waiting', begun, detail: last };
    },
    cancel: async (jobId) => {
      const answer = await askedFor('Cancel-Job', { 'job-id': jobId });
      return answer.ok && isSuccess(answer.ippStatus);
    },
    printer: async () => {
      const answer = await askedFor('Get-Printer-Attributes', {});
      if (!answer.ok) return { end: 'away', detail: answer.detail };
      if (!isSuccess(answer.ippStatus)) return { end: 'refused', detail: answer.detail };
      const isStopped = answer.printerState === 'stopped';
      return { end: 'answered', isStopped, detail: answer.detail };
    },
  };
}

/** States of a job in which no byte of it has left the queue. */
const NOT_BEGUN = new Set(['pending', 'pending-held']);

function isSuccess(ippStatus: string | null): boolean {
  return ippStatus?.startsWith('successful') ?? false;
}

type Answer =
  | {
      readonly ok: true;
      /** Of HTTP. */
      readonly status: number;
      readonly ippStatus: string | null;
      readonly jobId: number | null;
      readonly jobState: string | null;
      readonly printerState: string | null;
      readonly detail: string;
    }
  /** `reached`: a connection stood, so the service may have got the request. */
  | { readonly ok: false; readonly reached: boolean; readonly detail: string };

const NOTHING_SAID = { ippStatus: null, jobId: null, jobState: null, printerState: null };

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
      return { ...NOTHING_SAID, ok: true, status: response.status, detail };
    }
    return understood(response.status, ipp.parse(body));
  } catch (error) {
    return { ok: false, reached: !wasNeverConnected(error), detail: `${uri}: ${reasonOf(error)}` };
  }
}

const texts = z.union([z.string(), z.array(z.string())]).optional();
const ippAnswer = z.object({
  statusCode: z.string(),
  'operation-attributes-tag': z.object({ 'status-message': z.string().optional() }).optional(),
  'job-attributes-tag': z
    .object({
      'job-id': z.int().optional(),
      'job-state': z.string().optional(),
      'job-state-reasons': texts,
      'job-printer-state-message': z.string().optional(),
    })
    .optional(),
  'printer-attributes-tag': z
    .object({ 'printer-state': z.string().optional(), 'printer-state-reasons': texts })
    .optional(),
});

function understood(status: number, parsed: IppMessage): Answer {
  const { statusCode, ...groups } = ippAnswer.parse(parsed);
  const job = groups['job-attributes-tag'];
  const printer = groups['printer-attributes-tag'];
  const said = [
    statusCode,
    groups['operation-attributes-tag']?.['status-message'],
    job?.['job-state-reasons'],
    job?.['job-printer-state-message'],
    printer?.['printer-state-reasons'],
  ];
  return {
    ok: true,
    status,
    ippStatus: statusCode,
    jobId: job?.['job-id'] ?? null,
    jobState: job?.['job-state'] ?? null,
    printerState: printer?.['printer-state'] ?? null,
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

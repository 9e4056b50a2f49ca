import { Agent, request } from 'undici';
import type { Trust } from '../config.ts';
import { type Failure, unknown } from './outcome.ts';
import { CertificateRefused, trustingConnector } from './trust.ts';

/** An answer longer than this is cut off and counts as none. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;
const MAX_CONNECTIONS = 8;

export type LineRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Relative to the service root, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
  readonly deadlineMs: number;
  /** True for what changes something in SAP: it gets a connection of its own. */
  readonly writes: boolean;
};

export type Answer = {
  readonly kind: 'answered';
  readonly status: number;
  readonly setCookies: readonly string[];
  readonly contentType: string;
  readonly body: string;
};

/** The wire to one Service Layer: one request, one answer or the reason why there is none. Never retries. */
export type Line = {
  readonly exchange: (request: LineRequest, signal: AbortSignal) => Promise<Answer | Failure>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the wire to a service root (`https://host:50000/b1s/v2/`). Reads share kept-alive connections. A write
 * always opens its own: a kept connection that the server closes at the very moment of a post would leave the
 * post's fate open without need.
 */
export function openLine(root: string, trust: Trust): Line {
  const connect = trustingConnector(trust);
  const reads = new Agent({ connect, connections: MAX_CONNECTIONS });
  const writes = new Agent({ connect, connections: MAX_CONNECTIONS, pipelining: 0 });
  return {
    exchange: async (order, signal) => {
      const deadline = AbortSignal.timeout(order.deadlineMs);
      try {
        const response = await request(new URL(order.path, root), {
          dispatcher: order.writes ? writes : reads,
          method: order.method,
          headers: order.headers,
          body: order.body,
          signal: AbortSignal.any([deadline, signal]),
          headersTimeout: 0,
          bodyTimeout: 0,
        });
        return {
          kind: 'answered',
          status: response.statusCode,
          setCookies: [response.headers['set-cookie'] ?? []].flat(),
          contentType: String(response.headers['content-type'] ?? ''),
          body: await readBody(response.body),
        };
      } catch (error) {
        return judgeLoss(error as Error, order, deadline, signal);
      }
    },
    close: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}

class AnswerTooLarge extends Error {}

async function readBody(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new AnswerTooLarge(`more than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Errors of a connection that never came about, so that nothing of the request can have arrived. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function judgeLoss(error: Error, order: LineRequest, deadline: AbortSignal, signal: AbortSignal): Failure {
  const what = `${order.method} ${order.path.split('?')[0]}`;
  if (error instanceof CertificateRefused) return unknown('certificate', error.message, false);
  if (error instanceof AnswerTooLarge) return unknown('tooLarge', `${what}: ${error.message}`, true);
  if (signal.aborted) return unknown('stopped', `${what} was given up because the service stops`, true);
  if (deadline.aborted) {
    return unknown('deadline', `no answer to ${what} within ${order.deadlineMs / 1000} s`, true);
  }
  const code = errorCode(error);
  if (NEVER_CONNECTED.has(code)) return unknown('unreachable', `${what}: ${code}`, false);
  return unknown('brokenOff', `${what}: ${code === '' ? error.message : code}`, true);
}

/** Node tries several addresses of a name and then throws an AggregateError around the errors of each. */
function errorCode(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) {
    const codes = error.errors.map((each: unknown) => (each instanceof Error ? errorCode(each) : ''));
    if (codes.every((code) => NEVER_CONNECTED.has(code))) return codes[0] ?? '';
  }
  return '';
}

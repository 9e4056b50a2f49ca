import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Logger } from 'pino';
import { AddressUnusable } from '../api/server.ts';
import type { Wait } from '../wait.ts';
import type { WebhookConfig } from './config.ts';

export type WebhookListener = {
  /** Port that it listens on. */
  readonly port: number;
  readonly close: () => Promise<void>;
};

export type ListeningPorts = {
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly wait: Wait;
};

const LISTEN_AGAIN_MS = 15_000;

/**
 * Listens until the stop. An address that another program has is tried again and again, and said in the log: SAP is
 * asked at its interval meanwhile, and posting does not wait for it.
 */
export async function keepListening(
  config: WebhookConfig,
  secret: string,
  onChange: () => void,
  { log, wait }: ListeningPorts,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      const { port, close } = await listenForChanges(config, secret, onChange);
      log.info({ event: 'webhook.listening', port });
      if (!stop.aborted) await once(stop, 'abort');
      await close();
    } catch (error) {
      if (!(error instanceof AddressUnusable)) throw error;
      log.warn({ event: 'webhook.notListening' }, error.message);
      await wait.forMs(LISTEN_AGAIN_MS, stop);
    }
  }
}

/** What SAP sends is not documented and not believed: so much of it is read, so that its connection ends well. */
const MAX_BODY_BYTES = 64 * 1024;
const MAX_HEADER_BYTES = 8 * 1024;
const HEADERS_WITHIN_MS = 5_000;
const REQUEST_WITHIN_MS = 10_000;
const LOOKED_AT_EVERY_MS = 1_000;
const MAX_CONNECTIONS = 32;

/**
 * Listens for SAP's webhook calls. Any request of the secret path, whatever it holds, means that something changed;
 * every other one is not found. It stands before the company's own TLS proxy, or has a certificate of its own.
 *
 * @throws AddressUnusable
 */
export async function listenForChanges(
  { host, port, tls }: WebhookConfig,
  secret: string,
  onChange: () => void,
): Promise<WebhookListener> {
  const expected = digest(secret);
  const listener: RequestListener = (request, response) => {
    const isOurs = timingSafeEqual(digest(lastSegment(request.url ?? '')), expected);
    if (isOurs) onChange();
    response.writeHead(isOurs ? 204 : 404, { connection: 'close' }).end();
    dump(request);
  };
  const limits = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    connectionsCheckingInterval: LOOKED_AT_EVERY_MS,
  };
  const server =
    tls === null
      ? createPlain(limits, listener)
      : createSecure({ ...limits, ...tls, handshakeTimeout: HEADERS_WITHIN_MS }, listener);
  server.maxConnections = MAX_CONNECTIONS;
  const address = await listening(server, host, port);
  return {
    port: address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A proxy may keep the path of the configured address before it, or take it away. */
function lastSegment(path: string): string {
  return path.replace(/\?.*$/s, '').replace(/^.*\//s, '');
}

/** Reads what was sent to its end, or to the bound; then the connection ends. */
function dump(request: IncomingMessage): void {
  let bytes = 0;
  request.on('error', () => {});
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) request.destroy();
  });
}

function listening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(new AddressUnusable(`sap.webhook.listen: ${host}:${port} can not be used: ${error.message}`));
    });
    server.listen({ host, port }, () => {
      // A connection that cannot be taken, as too many files are open, must not end the service.
      server.on('error', () => {});
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Compared as digests, so that neither the length nor the time tells anything about the secret. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { SapConfig } from '../../electron/sync/config.ts';

export type Seen = {
  readonly method: string;
  readonly url: string;
  readonly cookie: string | undefined;
  readonly body: string;
};

/** What a scripted server answers; null breaks the connection off. */
export type Reply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: unknown;
  readonly delayMs?: number;
  /** Sends only so many bytes of the body, then breaks the connection off. */
  readonly cutAfter?: number;
} | null;

export type ScriptedServiceLayer = {
  readonly config: SapConfig;
  readonly fingerprint: string;
  readonly certificate: string;
  readonly seen: readonly Seen[];
  readonly close: () => Promise<void>;
};

/** A server that logs in anybody and answers everything else as the test says, to reach answers no SAP gives on demand. */
export async function startScripted(
  reply: (seen: Seen) => Reply,
  options: { tls?: boolean; login?: (seen: Seen) => Reply | undefined } = {},
): Promise<ScriptedServiceLayer> {
  const seen: Seen[] = [];
  let sessions = 0;
  const login = (): Reply => ({
    headers: { 'set-cookie': [`B1SESSION=s${++sessions};HttpOnly;`, 'ROUTEID=.node1; path=/b1s'] },
    body: { SessionId: `s${sessions}`, Version: '1000280', SessionTimeout: 30 },
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const now: Seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      cookie: request.headers.cookie,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(now);
    const answer = now.url.endsWith('/Login') ? (options.login?.(now) ?? login()) : reply(now);
    await send(response, answer);
  };
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const listener = (request: IncomingMessage, response: ServerResponse) => void handle(request, response);
  const server =
    options.tls === true
      ? createTlsServer({ key: pems.private, cert: pems.cert }, listener)
      : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scheme = options.tls === true ? 'https' : 'http';
  const fingerprint = new X509Certificate(pems.cert).fingerprint256.replaceAll(':', '').toLowerCase();
  return {
    fingerprint,
    certificate: pems.cert,
    seen,
    config: {
      url: `${scheme}://localhost:${port}/b1s/v2/`,
      company: 'SBODEMO',
      user: 'manager',
      password: 'the-password',
      trust: { kind: 'pin', sha256: fingerprint },
      pageSize: 2,
      readDeadlineMs: 2_000,
      postDeadlineMs: 2_000,
      quietPeriodMs: 3_000,
      pullIntervalMs: 200,
      catalogueIntervalMs: 60_000,
      sandbox: true,
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  if (reply === null) return void response.socket?.destroy();
  if (reply.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? null);
  response.writeHead(reply.status ?? 200, { 'content-length': Buffer.byteLength(text), ...reply.headers });
  if (reply.cutAfter === undefined) return void response.end(text);
  response.write(text.slice(0, reply.cutAfter), () => response.socket?.destroy());
}

import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { Agent, type Dispatcher, request } from 'undici';

/** What goes wrong with one request. `lose…` means: SAP applied it, the answer never came back whole. */
export type Fault =
  | 'resetBefore'
  | 'loseAnswer'
  | 'truncateAnswer'
  | 'proxyPage'
  | 'proxyPageAfter'
  | { readonly holdAnswerMs: number };

export type FaultProxy = {
  readonly url: string;
  readonly fingerprint: string;
  /** The next request whose path contains the text goes wrong in this way. */
  readonly next: (pathPart: string, fault: Fault) => void;
  /** Resolves when SAP has answered the next request of this path, before the fault strikes. */
  readonly answered: (pathPart: string) => Promise<void>;
  /** How many requests of this path came through so far. */
  readonly count: (pathPart: string) => number;
  /** Away: connections are refused, as with a server that is off. */
  readonly setAway: (away: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * An HTTPS server before the sandbox that spoils chosen requests: over real TLS and TCP, so that what the
 * client sees is what a bad network or a proxy really gives.
 */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }], { keySize: 2048 });
  // The sandbox's own certificate is not what is tried here.
  const agent = new Agent({ connect: { rejectUnauthorized: false } });
  const faults: { readonly part: string; readonly fault: Fault }[] = [];
  const waiting: { readonly part: string; readonly resolve: () => void }[] = [];
  const paths: string[] = [];

  async function handle(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const path = from.url ?? '';
    paths.push(path);
    const at = faults.findIndex(({ part }) => path.includes(part));
    const fault = at < 0 ? null : (faults.splice(at, 1)[0]?.fault ?? null);
    if (fault === 'resetBefore') return void from.socket.destroy();
    if (fault === 'proxyPage') return answerPage(to);
    const answer = await request(new URL(path, upstream), {
      dispatcher: agent,
      method: (from.method ?? 'GET') as Dispatcher.HttpMethod,
      headers: withoutHop(from.headers),
      body: await read(from),
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    for (const each of waiting.splice(0)) {
      if (path.includes(each.part)) each.resolve();
      else waiting.push(each);
    }
    if (fault === 'loseAnswer') return void from.socket.destroy();
    if (fault === 'proxyPageAfter') return answerPage(to);
    if (fault !== null && typeof fault === 'object') {
      await new Promise((resolve) => setTimeout(resolve, fault.holdAnswerMs));
    }
    to.writeHead(answer.statusCode, { ...withoutHop(answer.headers), 'content-length': body.length });
    if (fault !== 'truncateAnswer') return void to.end(body);
    to.write(body.subarray(0, body.length / 2), () => from.socket.destroy());
  }

  const server = createServer({ key: pems.private, cert: pems.cert }, (from, to) => {
    handle(from, to).catch(() => from.socket.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  const stopListening = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    fingerprint: new X509Certificate(pems.cert).fingerprint256,
    next: (part, fault) => faults.push({ part, fault }),
    answered: (part) => new Promise((resolve) => waiting.push({ part, resolve })),
    count: (part) => paths.filter((path) => path.includes(part)).length,
    setAway: (away) => (away ? stopListening() : listen(port)),
    close: async () => {
      await stopListening();
      await agent.destroy();
    },
  };
}

async function read(from: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(chunk);
  return chunks.length === 0 ? null : Buffer.concat(chunks);
}

function answerPage(to: ServerResponse): void {
  to.writeHead(502, { 'content-type': 'text/html' });
  to.end('<html><body><h1>502 Proxy Error</h1></body></html>');
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host']);

function withoutHop(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value;
  }
  return kept;
}

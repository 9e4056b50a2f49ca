import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';

/** One HTTP request and one answer, whole, and what a machine between the two says on its own account. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};
export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};

export async function read(from: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(chunk);
  const { method = 'GET', url = '', headers } = from;
  return { method, path: url, headers: withoutHop(headers), body: Buffer.concat(chunks) };
}

export function exchange(url: URL, agent: Agent, { method, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const going = request(url, { agent, method, headers: { ...headers, 'content-length': body.length } });
    going.on('error', reject);
    going.on('response', (from) => {
      read(from).then(({ headers: got, body: text }) => {
        resolve({ status: from.statusCode ?? 0, headers: got, body: text });
      }, reject);
    });
    going.end(body);
  });
}

export function answerWith(to: ServerResponse, { status, headers, body }: Answer): void {
  to.writeHead(status, { ...headers, 'content-length': body.length });
  to.end(body);
}

export function breakOff(to: ServerResponse): void {
  to.socket?.destroy();
}

export function page(status: number, title: string): Answer {
  const body = Buffer.from(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`);
  return { status, headers: { 'content-type': 'text/html' }, body };
}

export function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

export function sapError(status: number, code: number, message: string): Answer {
  return json(status, { error: { code: String(code), details: [{ code: '', message: '' }], message } });
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host']);

function withoutHop(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value;
  }
  return kept;
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Agent, type Dispatcher, request } from 'undici';

/** A request as our client sent it, but for its session. */
export type Sent = {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

type UndiciRequest = {
  readonly origin: unknown;
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: unknown;
};

/** Notes every request of this process to an address, until it is told to give them. */
export function noteRequests(url: string): () => readonly Sent[] {
  const sent: Sent[] = [];
  const note = (message: unknown): void => {
    const { origin, method, path, headers, body } = (message as { request: UndiciRequest }).request;
    if (String(origin) !== url || path.endsWith('/Login')) return;
    sent.push({ method, path, headers: pairsOf(headers), body: body == null ? null : String(body) });
  };
  subscribe('undici:request:create', note);
  return () => {
    unsubscribe('undici:request:create', note);
    return sent;
  };
}

function pairsOf(headers: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (name !== 'cookie') pairs[name] = headers[at + 1] ?? '';
  }
  return pairs;
}

/**
 * Sends requests in their order, so many at a time, and reads each answer to its end: what the sandbox and HTTP
 * take, and nothing else. Gives the seconds that it took.
 */
export async function sendAgain(url: string, all: readonly Sent[], atATime: number): Promise<number> {
  const agent = new Agent({ connections: atATime });
  const login = await request(`${url}/b1s/v2/Login`, {
    dispatcher: agent,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ CompanyDB: 'SBODEMO', UserName: 'manager', Password: 'manager' }),
  });
  const cookie = [login.headers['set-cookie'] ?? []].flat().join('; ');
  await login.body.dump();
  const queue = all.values();
  const work = async (): Promise<void> => {
    for (const { method, path, headers, body } of queue) {
      const options = { dispatcher: agent, method, headers: { ...headers, cookie }, body };
      const answer = await request(`${url}${path}`, options);
      await answer.body.text();
      if (answer.statusCode >= 400) throw new Error(`${method} ${path}: HTTP ${answer.statusCode}`);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atATime }, work));
  const seconds = (performance.now() - began) / 1_000;
  await agent.destroy();
  return seconds;
}

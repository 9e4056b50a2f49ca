import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { Agent, type Dispatcher, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { AddressUnusable } from '../../../electron/sync/api/server.ts';
import type { ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import type { Outcome } from '../../../electron/sync/service-layer/outcome.ts';
import { realWait } from '../../../electron/sync/wait.ts';
import { openBell } from '../../../electron/sync/webhook/bell.ts';
import { keepListening, listenForChanges } from '../../../electron/sync/webhook/listening.ts';
import { webhookSecret } from '../../../electron/sync/webhook/secret.ts';
import { webhookParts } from '../../../electron/sync/webhook/subscribing.ts';
import { until } from '../../support/until.ts';

const SECRET = 'k7mPq2Xv9wZt4RbNc8LdY3sHf6JgAe1U5oIiWqTyBzM';
const agent = new Agent({ connect: { rejectUnauthorized: false } });

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

async function listen(tls: { cert: string; key: string } | null = null) {
  let calls = 0;
  const config = { host: '127.0.0.1', port: 0, url: 'https://packing.example/sap', tls };
  const listener = await listenForChanges(config, SECRET, () => {
    calls++;
  });
  toEnd.push(listener.close);
  const root = `${tls === null ? 'http' : 'https'}://127.0.0.1:${listener.port}`;
  const send = async (path: string, method: Dispatcher.HttpMethod = 'POST', body: string | null = null) => {
    const answer = await request(`${root}${path}`, { method, body, dispatcher: agent });
    await answer.body.dump();
    return answer.statusCode;
  };
  return { port: listener.port, send, calls: () => calls };
}

describe('the address that SAP calls', () => {
  it('takes any request of the secret path, whatever it holds, for “something changed”', async () => {
    const { send, calls } = await listen();
    expect(await send(`/${SECRET}`)).toBe(204);
    expect(await send(`/sap/${SECRET}?event=1`, 'GET')).toBe(204);
    expect(await send(`/${SECRET}`, 'PUT', '{"not": "believed"')).toBe(204);
    expect(calls()).toBe(3);
  });

  it('does not know any other path', async () => {
    const { send, calls } = await listen();
    for (const path of [
      '/',
      '/sap',
      `/${SECRET}x`,
      `/${SECRET.slice(0, -1)}`,
      `/${SECRET}/`,
      `/?${SECRET}`,
    ]) {
      expect([path, await send(path)]).toEqual([path, 404]);
    }
    expect(calls()).toBe(0);
  });

  it('speaks TLS with a certificate of its own', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      keySize: 2048,
    });
    const { send, calls } = await listen({ cert, key });
    expect(await send(`/${SECRET}`)).toBe(204);
    expect(calls()).toBe(1);
  });

  it('answers before the body, and cuts off whoever sends without end', async () => {
    const { port, send, calls } = await listen();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /${SECRET} HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('204');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const pump = () => {
      while (!socket.destroyed && socket.write('x'.repeat(16_384)));
    };
    socket.on('drain', pump);
    pump();
    await closed;
    expect(socket.bytesWritten).toBeLessThan(100_000_000);
    expect(await send(`/${SECRET}`)).toBe(204);
    expect(calls()).toBe(2);
  });

  it('refuses headers without end, and lets others in while somebody says nothing', async () => {
    const { port, send } = await listen();
    const silent = connect(port, '127.0.0.1');
    await once(silent, 'connect');
    const endless = connect(port, '127.0.0.1');
    endless.on('error', () => {});
    endless.write(`GET /${SECRET} HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`);
    const [answer] = (await once(endless, 'data')) as [Buffer];
    expect(answer.toString()).toContain('431');
    expect(await send(`/${SECRET}`)).toBe(204);
    silent.destroy();
    endless.destroy();
  });

  it('cuts off whoever connects and says nothing, also before TLS has begun', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      keySize: 2048,
    });
    const plain = await listen();
    const secure = await listen({ cert, key });
    const ends = [plain, secure].map(({ port }) => {
      const silent = connect(port, '127.0.0.1');
      silent.on('error', () => {});
      silent.resume();
      return once(silent, 'close');
    });
    await Promise.all(ends);
    expect([plain.calls(), secure.calls()]).toEqual([0, 0]);
  });

  it('in use is said, with its place in the configuration', async () => {
    const { port } = await listen();
    const config = { host: '127.0.0.1', port, url: 'https://packing.example', tls: null };
    const failure = listenForChanges(config, SECRET, () => {});
    await expect(failure).rejects.toThrow(AddressUnusable);
    await expect(failure).rejects.toThrow('sap.webhook.listen');
  });
});

it('an address that another program has is said, and listened on once it is free', async () => {
  const other = await listenForChanges(
    { host: '127.0.0.1', port: 0, url: 'https://packing.example', tls: null },
    SECRET,
    () => {},
  );
  const config = { host: '127.0.0.1', port: other.port, url: 'https://packing.example', tls: null };
  const said: unknown[] = [];
  const log = { info: (event: object) => said.push(event), warn: (event: object) => said.push(event) };
  const stop = new AbortController();
  const listening = keepListening(
    config,
    SECRET,
    () => said.push('rung'),
    { log, wait: { forMs: async () => other.close() } },
    stop.signal,
  );
  await until('it listens', () => said.length === 2);
  expect(said).toEqual([{ event: 'webhook.notListening' }, { event: 'webhook.listening', port: other.port }]);
  const answer = await request(`http://127.0.0.1:${other.port}/${SECRET}`, { method: 'POST' });
  await answer.body.dump();
  expect(answer.statusCode).toBe(204);
  expect(said.at(-1)).toBe('rung');
  stop.abort();
  await listening;
});

describe('the secret', () => {
  it('is made once, for its owner alone, and found by set-up and service', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pw-secret-'));
    toEnd.push(() => rmSync(folder, { recursive: true }));
    const secret = webhookSecret(folder);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(webhookSecret(folder)).toBe(secret);
    const file = join(folder, 'webhook-secret');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['webhook-secret']);
  });

  it.each(['', 'short'])(
    'of which %j is left is made anew, for its owner alone: nothing stops for it',
    (left) => {
      const folder = mkdtempSync(join(tmpdir(), 'pw-secret-'));
      toEnd.push(() => rmSync(folder, { recursive: true }));
      const file = join(folder, 'webhook-secret');
      writeFileSync(file, left);
      const secret = webhookSecret(folder);
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(webhookSecret(folder)).toBe(secret);
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
      expect(readdirSync(folder)).toEqual(['webhook-secret']);
    },
  );
});

describe('the subscription', () => {
  type Call = { readonly set: string; readonly body: unknown };
  /** A Service Layer that refuses what `knows` does not say yes to, and repeats it in its refusal. */
  function subscribe(knows: (call: Call) => boolean) {
    const folder = mkdtempSync(join(tmpdir(), 'pw-subscription-'));
    toEnd.push(() => rmSync(folder, { recursive: true }));
    const calls: Call[] = [];
    const refuse = (what: unknown): Outcome<never> => ({
      kind: 'refused',
      status: 400,
      error: { code: '-1000', message: `What is ${JSON.stringify(what)}?` },
    });
    const sap = {
      read: async () => refuse('EventSubscriptions'),
      create: async (set: string, body: unknown) => {
        calls.push({ set, body });
        return knows({ set, body }) ? { kind: 'done', status: 201, value: null } : refuse(body);
      },
    } as unknown as ServiceLayer;
    const webhook = { host: '127.0.0.1', port: 1, url: 'https://packing.example/sap', tls: null };
    const [part] = webhookParts(sap, { webhook }, folder, new AbortController().signal);
    if (part === undefined) throw new Error('There is no part for the webhook');
    return { part, calls, secret: webhookSecret(folder) };
  }

  it('names the one event of the manual where SAP does not know the others', async () => {
    const { part, calls, secret } = subscribe(
      ({ set, body }) =>
        set !== 'EventSubscriptions' || (body as { EventCollection: unknown[] }).EventCollection.length === 1,
    );
    expect((await part.make()).kind).toBe('done');
    expect(calls.map(({ set }) => set)).toEqual([
      'CompanyService_UpdateAdminInfo',
      'EventSubscriptions',
      'EventSubscriptions',
    ]);
    expect(calls[2]?.body).toMatchObject({
      // SAP's field has 40 characters.
      WebhookID: expect.stringMatching(/^packwright-.{1,29}$/),
      WebhookURL: `https://packing.example/sap/${secret}`,
      Handshake: 'tNO',
      EventCollection: [{ BusinessObject: 'Orders', TransactionType: 'Created' }],
    });
  });

  it('that SAP refuses is told without the secret, which SAP may repeat', async () => {
    const { part, secret } = subscribe(({ set }) => set !== 'EventSubscriptions');
    const refused = JSON.stringify(await part.make());
    expect(refused).toContain('https://packing.example/sap/');
    expect(refused).not.toContain(secret);
  });
});

describe('the bell', () => {
  it('is heard once for a burst, by whoever listens then', async () => {
    const waits: (() => void)[] = [];
    const wait = { forMs: () => new Promise<void>((resolve) => waits.push(resolve)) };
    const bell = openBell(wait, new AbortController().signal);
    const first = bell.listen();
    for (let ring = 0; ring < 100; ring++) bell.ring();
    expect([waits.length, first.aborted]).toEqual([1, false]);
    const second = bell.listen();
    waits[0]?.();
    await Promise.resolve();
    expect([first.aborted, second.aborted]).toEqual([false, true]);
    expect(bell.listen().aborted).toBe(false);
    bell.ring();
    expect(waits).toHaveLength(2);
  });

  it('is not heard after the stop', async () => {
    const stop = new AbortController();
    const bell = openBell(realWait, stop.signal);
    stop.abort();
    const heard = bell.listen();
    bell.ring();
    await realWait.forMs(0, stop.signal);
    expect(heard.aborted).toBe(true);
  });
});

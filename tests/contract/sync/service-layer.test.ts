import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SapConfig } from '../../../electron/sync/config.ts';
import { openServiceLayer, type ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { openPageMemory } from '../../../electron/sync/service-layer/page-memory.ts';
import type { Standing } from '../../../electron/sync/service-layer/session.ts';
import {
  type Reply,
  type ScriptedServiceLayer,
  type Seen,
  startScripted,
} from '../../support/scripted-service-layer.ts';

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

const never = new AbortController().signal;
const anything = z.unknown();

type Opened = { readonly sap: ServiceLayer; readonly standings: Standing[]; readonly clock: { ms: number } };

function open(config: SapConfig): Opened {
  const standings: Standing[] = [];
  const clock = { ms: 0 };
  let ids = 0;
  const sap = openServiceLayer(config, {
    now: () => clock.ms,
    newId: () => `id${++ids}`,
    onStanding: (standing) => standings.push(standing),
  });
  toClose.push(sap.close);
  return { sap, standings, clock };
}

async function scripted(
  reply: (seen: Seen) => Reply,
  options: Parameters<typeof startScripted>[1] = {},
): Promise<Opened & { readonly server: ScriptedServiceLayer }> {
  const server = await startScripted(reply, options);
  toClose.push(server.close);
  return { server, ...open(server.config) };
}

const GONE = { status: 401, body: { error: { code: '301', message: 'Invalid session.' } } };
const row = z.object({ Id: z.int() });

describe('the session', () => {
  it('is one log-in shared by all, with both cookies sent back', async () => {
    const { sap, server } = await scripted(() => ({ body: {} }));
    await Promise.all([1, 2, 3].map((n) => sap.read(`Items(${n})`, anything, never)));
    const logins = server.seen.filter(({ url }) => url.endsWith('/Login'));
    expect(logins).toHaveLength(1);
    expect(JSON.parse(logins[0]?.body ?? '')).toEqual({
      CompanyDB: 'SBODEMO',
      UserName: 'manager',
      Password: 'the-password',
    });
    expect(server.seen.filter(({ cookie }) => cookie === 'B1SESSION=s1; ROUTEID=.node1')).toHaveLength(3);
  });

  it('goes on at the node to which the load balancer moved it', async () => {
    const { sap, server } = await scripted(({ url }) =>
      url.endsWith('Items(1)')
        ? { headers: { 'set-cookie': ['ROUTEID=.node2; path=/b1s'] }, body: {} }
        : { body: {} },
    );
    await sap.read('Items(1)', anything, never);
    await sap.read('Items(2)', anything, never);
    expect(server.seen.map(({ cookie }) => cookie)).toEqual([
      undefined,
      'B1SESSION=s1; ROUTEID=.node1',
      'B1SESSION=s1; ROUTEID=.node2',
    ]);
  });

  it('that has ended is renewed once for a read, and never repeats a write', async () => {
    const { sap, server } = await scripted(({ cookie }) =>
      cookie?.includes('s1') ? GONE : { body: { Id: 7 } },
    );
    expect(await sap.read('Items(1)', row, never)).toMatchObject({ kind: 'done', value: { Id: 7 } });
    const stale = await scripted(() => GONE);
    expect(await stale.sap.read('Items(1)', row, never)).toMatchObject({ kind: 'unknown', why: 'session' });
    expect(stale.server.seen.filter(({ url }) => url.endsWith('/Login'))).toHaveLength(2);
    expect(await stale.sap.create('DeliveryNotes', {}, never)).toMatchObject({
      kind: 'unknown',
      why: 'session',
      mayLand: false,
    });
    expect(
      stale.server.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('Notes')),
    ).toHaveLength(1);
    expect(server.seen.filter(({ url }) => url.endsWith('/Login'))).toHaveLength(2);
  });

  it('is renewed before SAP would end it for idleness', async () => {
    const { sap, server, clock } = await scripted(() => ({ body: {} }));
    await sap.read('Items(1)', anything, never);
    clock.ms += 28 * 60_000;
    await sap.read('Items(1)', anything, never);
    clock.ms += 29 * 60_000 + 1;
    await sap.read('Items(1)', anything, never);
    expect(server.seen.filter(({ url }) => url.endsWith('/Login'))).toHaveLength(2);
  });

  it.each([
    ['100000027', 'SAP_WRONG_PASSWORD'],
    ['-304', 'SAP_WRONG_PASSWORD'],
    ['100000055', 'SAP_USER_LOCKED'],
    ['-5027', 'SAP_LOGIN_REFUSED'],
  ])('refused with %s is told as %s and not tried again by itself', async (code, told) => {
    const login = () => ({ status: 401, body: { error: { code, message: 'Login failed' } } });
    const { sap, server, standings } = await scripted(() => ({ body: {} }), { login });
    for (const _ of [1, 2, 3]) {
      expect(await sap.enter(never)).toMatchObject({ kind: 'unknown', why: 'login', mayLand: false });
    }
    expect(server.seen).toHaveLength(1);
    expect(standings).toEqual([{ state: 'refused', code: told, detail: `${code} Login failed` }]);
    expect(JSON.stringify(standings)).not.toContain('the-password');
    sap.retryLogin();
    await sap.enter(never);
    expect(server.seen).toHaveLength(2);
  });

  it('that SAP could not open for a fault of its own is tried again', async () => {
    let down = true;
    const login = () => (down ? { status: 503, body: '<html>Service Unavailable</html>' } : undefined);
    const { sap, standings } = await scripted(() => ({ body: {} }), { login });
    expect(await sap.enter(never)).toMatchObject({ why: 'notSap' });
    down = false;
    expect(await sap.enter(never)).toBeNull();
    await sap.read('Items(1)', anything, never);
    expect(standings.map(({ state }) => state)).toEqual(['away', 'connected']);
  });
});

describe('a write whose fate is open', () => {
  it.each<[string, Reply, string]>([
    ['the connection breaks off', null, 'brokenOff'],
    ['half an answer', { body: { Id: 1 }, cutAfter: 3 }, 'brokenOff'],
    ['half a JSON text', { body: '{"Id": 1' }, 'notSap'],
    ['a proxy’s page', { status: 502, body: '<html>Proxy Error</html>' }, 'notSap'],
    ['a page that says 400', { status: 400, body: '<html>Bad Request</html>' }, 'notSap'],
    [
      'an error of SAP’s server',
      { status: 500, body: { error: { code: '-1', message: 'x' } } },
      'serverError',
    ],
    ['no answer in time', { delayMs: 3_000 }, 'deadline'],
  ])('%s', async (_name, reply, why) => {
    const { server } = await scripted(() => reply);
    const { sap } = open({ ...server.config, postDeadlineMs: 500 });
    expect(await sap.create('DeliveryNotes', {}, never)).toMatchObject({
      kind: 'unknown',
      why,
      mayLand: true,
    });
    expect(server.seen.filter(({ url }) => url.endsWith('/DeliveryNotes'))).toHaveLength(1);
  });

  it('is none when nothing listens: it never left', async () => {
    const { sap, server, standings } = await scripted(() => ({ body: {} }));
    expect(await sap.enter(never)).toBeNull();
    await server.close();
    expect(await sap.create('DeliveryNotes', {}, never)).toMatchObject({
      kind: 'unknown',
      why: 'unreachable',
      mayLand: false,
    });
    expect(standings.at(-1)).toMatchObject({ state: 'away', code: 'SAP_AWAY' });
  });
});

describe('pages', () => {
  const pages = (next: (skip: number) => string | undefined) => (seen: Seen) => {
    const skip = Number(new URL(seen.url, 'http://x').searchParams.get('$skip') ?? 0);
    return { body: { value: [{ Id: skip }, { Id: skip + 1 }], '@odata.nextLink': next(skip) } };
  };
  const query = { set: 'Items', select: ['Id'], filter: "Name eq 'a''b&c'", orderBy: 'Id' };

  it.each([
    ['relative', (skip: number) => (skip < 4 ? `Items?$skip=${skip + 2}` : undefined)],
    ['absolute', (skip: number) => (skip < 4 ? `/b1s/v2/Items?$skip=${skip + 2}` : undefined)],
  ])('are followed to the last by a %s link, the whole query sent again', async (_name, next) => {
    const { sap, server } = await scripted(pages(next));
    const ids: number[] = [];
    const outcome = await sap.eachPage(
      query,
      row,
      (rows) => void ids.push(...rows.map(({ Id }) => Id)),
      never,
    );
    expect(outcome).toMatchObject({ kind: 'done', value: 6 });
    expect(ids).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { url } of server.seen.slice(1)) {
      const { searchParams } = new URL(url, 'http://x');
      expect(searchParams.get('$filter')).toBe(query.filter);
      expect(searchParams.get('$select')).toBe('Id');
      expect(searchParams.get('$orderby')).toBe('Id');
    }
  });

  it('that lead in a circle end the reading', async () => {
    const { sap } = await scripted(pages(() => 'Items?$skip=2'));
    expect(await sap.eachPage(query, row, () => {}, never)).toMatchObject({
      kind: 'unknown',
      why: 'unexpected',
    });
  });

  it('with a row of another shape are not taken', async () => {
    const { sap } = await scripted(() => ({ body: { value: [{ Id: 'one' }] } }));
    expect(await sap.eachPage(query, row, () => {}, never)).toMatchObject({
      kind: 'unknown',
      why: 'unexpected',
      detail: expect.stringContaining('value.0.Id'),
    });
  });
});

describe('pages that are remembered', () => {
  it('are the same rows as before while SAP says the same, and parsed again when it does not', async () => {
    let name = 'old';
    const { sap } = await scripted(({ url }) => ({
      body: url.includes('$skip')
        ? { value: [{ Name: name }] }
        : { value: [{ Name: 'first' }], '@odata.nextLink': 'Items?$skip=1' },
    }));
    const memory = openPageMemory(10);
    const round = async () => {
      const pages: unknown[] = [];
      const query = { set: 'Items', select: ['Name'] };
      const take = (rows: unknown[]) => void pages.push(rows);
      const outcome = await sap.eachPage(query, z.object({ Name: z.string() }), take, never, memory);
      expect(outcome).toMatchObject({ kind: 'done', value: 2 });
      return { pages, changed: memory.endRound() };
    };
    const first = await round();
    expect(first.changed).toBe(true);
    const again = await round();
    expect(again.changed).toBe(false);
    expect(again.pages[0]).toBe(first.pages[0]);
    expect(again.pages[1]).toBe(first.pages[1]);
    name = 'new';
    const other = await round();
    expect(other.changed).toBe(true);
    expect(other.pages[0]).toBe(first.pages[0]);
    expect(other.pages[1]).toEqual([{ Name: 'new' }]);
    expect((await round()).changed).toBe(false);
  });

  it('are compared all the same when there are too many to keep', async () => {
    const { sap } = await scripted(() => ({ body: { value: [{ Name: 'x' }] } }));
    const memory = openPageMemory(0);
    const query = { set: 'Items', select: ['Name'] };
    const changes: boolean[] = [];
    for (const _ of [1, 2]) {
      await sap.eachPage(query, z.object({ Name: z.string() }), () => {}, never, memory);
      changes.push(memory.endRound());
    }
    expect(changes).toEqual([true, false]);
  });
});

describe('the certificate', () => {
  const tls = { tls: true };
  const other = 'ab'.repeat(32);

  it('is trusted by its fingerprint, or by its authority', async () => {
    const { server, sap } = await scripted(() => ({ body: {} }), tls);
    expect(await sap.enter(never)).toBeNull();
    const byAuthority = open({ ...server.config, trust: { kind: 'ca', pem: server.certificate } });
    expect(await byAuthority.sap.enter(never)).toBeNull();
  });

  it('that is another one gets nothing sent, and is named', async () => {
    const { server } = await scripted(() => ({ body: {} }), tls);
    const { sap, standings } = open({ ...server.config, trust: { kind: 'pin', sha256: other } });
    expect(await sap.enter(never)).toMatchObject({ kind: 'unknown', why: 'certificate', mayLand: false });
    expect(standings).toMatchObject([
      { state: 'refused', code: 'SAP_CERTIFICATE', detail: expect.stringContaining(server.fingerprint) },
    ]);
    expect(server.seen).toEqual([]);
  });

  it('that nobody vouches for is refused, and for another host too', async () => {
    const { server } = await scripted(() => ({ body: {} }), tls);
    const bySystem = open({ ...server.config, trust: { kind: 'system' } });
    expect(await bySystem.sap.enter(never)).toMatchObject({ why: 'certificate' });
    const elsewhere = server.config.url.replace('localhost', '127.0.0.1');
    const byAuthority = open({
      ...server.config,
      url: elsewhere,
      trust: { kind: 'ca', pem: server.certificate },
    });
    expect(await byAuthority.sap.enter(never)).toMatchObject({
      why: 'certificate',
      detail: expect.stringContaining(server.fingerprint),
    });
    expect(server.seen).toEqual([]);
  });
});

it('a wait that ends at its deadline says what it waited for', async () => {
  const { server } = await scripted(() => null, { login: () => ({ delayMs: 3_000 }) });
  const { sap } = open({ ...server.config, readDeadlineMs: 300 });
  expect(await sap.enter(never)).toMatchObject({
    why: 'deadline',
    detail: 'no answer to POST Login within 0.3 s',
  });
});

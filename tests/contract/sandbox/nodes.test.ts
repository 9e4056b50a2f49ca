import { afterEach, describe, expect, it } from 'vitest';
import { behaviours } from '../../../electron/sandbox/behaviours.ts';
import { smallCompany } from './small-company.ts';
import { CREDENTIALS, openWire, type Wire } from './wire.ts';

let wire: Wire;
afterEach(() => wire.close());

const open = async (nodes: number): Promise<void> => {
  wire = await openWire(smallCompany(), { behaviours: behaviours({ nodes }) });
};
const cookiesOf = (headers: Awaited<ReturnType<Wire['ask']>>['headers']): string[] =>
  [headers['set-cookie'] ?? []].flat().map((line) => line.split(';', 1)[0] ?? '');
/** A fresh log-in; gives its two cookies. */
const enter = async () => {
  const { headers } = await wire.ask('POST', 'Login', CREDENTIALS, { cookie: '' });
  const [session = '', route = ''] = cookiesOf(headers);
  return { session, route };
};
const get = (cookie: string) => wire.ask('GET', 'Items', undefined, { cookie });

describe('several nodes behind one address', () => {
  it('take turns with those who name none', async () => {
    await open(3);
    const routes = [await enter(), await enter(), await enter(), await enter()].map(({ route }) => route);
    expect(routes).toEqual(['ROUTEID=.node2', 'ROUTEID=.node3', 'ROUTEID=.node1', 'ROUTEID=.node2']);
  });

  it('each know only the sessions that began on them', async () => {
    await open(3);
    const { session, route } = await enter();
    expect(route).toBe('ROUTEID=.node2');
    expect(await get(`${session}; ROUTEID=.node1`)).toMatchObject({
      status: 401,
      json: { error: { code: '301' } },
    });
    const replies = [await get(`${session}; ${route}`), await get(`${route};${session}`)];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    for (const { headers } of replies) expect(headers['set-cookie']).toBeUndefined();
  });

  it('let a session in by chance where the route is not sent, and say which node it was', async () => {
    await open(2);
    const { session, route } = await enter();
    const replies = [await get(session), await get(session), await get(session), await get(session)];
    const seen = replies.map(({ status, headers }) => [status, cookiesOf(headers)[0]]);
    expect(new Set(seen.map(([status]) => status))).toEqual(new Set([200, 401]));
    for (const [status, node] of seen) expect(status === 200).toBe(node === route);
  });

  it('send one who names a node that there is not to another', async () => {
    await open(2);
    const { headers, status } = await get('B1SESSION=x; ROUTEID=.node7');
    expect(status).toBe(401);
    expect(cookiesOf(headers)[0]).toMatch(/^ROUTEID=\.node[12]$/);
  });
});

it('one node alone knows every session, with and without its route', async () => {
  await open(1);
  const { session, route } = await enter();
  expect(route).toBe('ROUTEID=.node1');
  expect((await get(session)).status).toBe(200);
  expect((await get(`${session}; ${route}`)).status).toBe(200);
});

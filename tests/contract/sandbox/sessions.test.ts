import { afterEach, describe, expect, it } from 'vitest';
import { WRONG_PASSWORDS_UNTIL_LOCKED } from '../../../electron/sandbox/service-layer/sessions.ts';
import { smallCompany } from './small-company.ts';
import { CREDENTIALS, openWire, type Wire } from './wire.ts';

let wire: Wire;
afterEach(() => wire.close());

const GONE = 'Invalid session or session already timeout.';

describe('a session', () => {
  it('begins with a log-in that gives both cookies, SAP’s build and the idle time', async () => {
    wire = await openWire(smallCompany());
    const reply = await wire.logIn();
    expect(reply).toMatchObject({
      status: 200,
      json: {
        '@odata.context': `${wire.server.url}/b1s/v2/$metadata#B1Sessions/$entity`,
        SessionId: 'id-2',
        Version: '1000280',
        SessionTimeout: 30,
      },
    });
    expect(reply.headers['set-cookie']).toEqual(['B1SESSION=id-2;HttpOnly;', 'ROUTEID=.node1; path=/b1s']);
  });

  it('is asked for on every request, and a hand-made cookie is one', async () => {
    wire = await openWire(smallCompany());
    const refused = { status: 401, json: { error: { code: '301', message: GONE } } };
    expect(await wire.ask('GET', 'Items', undefined, { cookie: '' })).toMatchObject(refused);
    expect(await wire.ask('GET', 'Items', undefined, { cookie: 'B1SESSION=other' })).toMatchObject(refused);
    const byHand = { cookie: 'B1SESSION=id-1;CompanyDB=SBODEMO' };
    expect((await wire.ask('GET', 'Items', undefined, byHand)).status).toBe(200);
  });

  it('says 301 as a number with a language in v1', async () => {
    wire = await openWire(smallCompany());
    const reply = await wire.ask('GET', '/b1s/v1/Items', undefined, { cookie: '' });
    expect(reply).toMatchObject({
      status: 401,
      json: { error: { code: 301, message: { lang: 'en-us', value: GONE } } },
    });
  });

  it('ends when nothing was asked for so long, and each request moves that end', async () => {
    wire = await openWire(smallCompany(), { sessionTimeoutMinutes: 2 });
    wire.clock.ms += 119_000;
    expect((await wire.ask('GET', 'Items')).status).toBe(200);
    wire.clock.ms += 119_000;
    expect((await wire.ask('GET', 'Items')).status).toBe(200);
    wire.clock.ms += 120_000;
    expect((await wire.ask('GET', 'Items')).status).toBe(401);
  });

  it('ends with a log-out', async () => {
    wire = await openWire(smallCompany());
    expect(await wire.ask('POST', 'Logout')).toMatchObject({ status: 204, text: '' });
    expect((await wire.ask('GET', 'Items')).status).toBe(401);
  });

  it('ends when a test says so, for one request of its choice', async () => {
    wire = await openWire(smallCompany());
    wire.server.faults.add('Items', 'endSession');
    expect((await wire.ask('GET', 'Orders')).status).toBe(200);
    expect((await wire.ask('GET', 'Items')).status).toBe(401);
  });
});

describe('a log-in', () => {
  it.each([
    ['a wrong password', { Password: 'x' }, 401, '100000027', 'Login failed'],
    ['an unknown user', { UserName: 'x' }, 401, '100000027', 'Login failed'],
    ['another company', { CompanyDB: 'x' }, 401, '-5027', 'Switch company error: -5027'],
    ['no password', { Password: undefined }, 400, '-1000', "Property 'Password' of 'B1Session' is missing"],
  ])('with %s is refused', async (_name, changes, status, code, message) => {
    wire = await openWire(smallCompany());
    const reply = await wire.logIn({ ...CREDENTIALS, ...changes });
    expect(reply).toMatchObject({ status, json: { error: { code, message } } });
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('locks the user after too many wrong passwords, also for the right one', async () => {
    wire = await openWire(smallCompany());
    for (let n = 0; n < WRONG_PASSWORDS_UNTIL_LOCKED; n++) {
      expect(await wire.logIn({ ...CREDENTIALS, Password: `${n}` })).toMatchObject({
        json: { error: { code: '100000027' } },
      });
    }
    expect(await wire.logIn()).toMatchObject({ status: 401, json: { error: { code: '100000055' } } });
  });

  it('forgets wrong passwords with a right one', async () => {
    wire = await openWire(smallCompany());
    for (let n = 0; n < 2 * WRONG_PASSWORDS_UNTIL_LOCKED; n++) {
      await wire.logIn({ ...CREDENTIALS, Password: 'x' });
      if (n % 5 === 0) expect((await wire.logIn()).status).toBe(200);
    }
    expect((await wire.logIn()).status).toBe(200);
  });
});

it('every answer says that it is the sandbox’s, whatever the answer is', async () => {
  wire = await openWire(smallCompany());
  const replies = await Promise.all([
    wire.ask('GET', 'Items'),
    wire.ask('GET', 'Items', undefined, { cookie: '' }),
    wire.ask('POST', 'Logout'),
    wire.ask('GET', '/'),
    wire.ask('GET', '/b1s/v2/%zz'),
    wire.ask('POST', 'Orders', 'x'.repeat(17 * 1024 * 1024)),
  ]);
  expect(replies.map(({ status }) => status)).toEqual([200, 401, 204, 404, 404, 413]);
  for (const { headers } of replies) expect(headers['x-packwright-sandbox']).toBe('1');
});

it('lets a request be applied and its answer be lost, when a test asks for it', async () => {
  const company = smallCompany();
  wire = await openWire(company);
  const order = { path: 'U_PW_SHIPMENT', fault: 'loseAnswer' };
  expect((await wire.ask('POST', '/sandbox/faults', order)).status).toBe(204);
  await expect(wire.ask('POST', 'U_PW_SHIPMENT', { Code: 'a' })).rejects.toThrow();
  expect((await wire.ask('GET', "U_PW_SHIPMENT('a')")).status).toBe(200);
  expect(await wire.ask('POST', '/sandbox/faults', { path: 'x', fault: 'y' })).toMatchObject({
    status: 400,
    text: expect.stringContaining('loseAnswer'),
  });
});

it('answers with a load balancer’s page when a test asks for it, and does nothing', async () => {
  wire = await openWire(smallCompany());
  for (const [fault, status] of [
    ['proxyPage', 502],
    ['unavailable', 503],
  ] as const) {
    wire.server.faults.add('U_PW', fault);
    const reply = await wire.ask('POST', 'U_PW_SHIPMENT', { Code: 'a' });
    expect(reply).toMatchObject({ status, json: undefined, text: expect.stringContaining('<html>') });
  }
  expect((await wire.ask('GET', "U_PW_SHIPMENT('a')")).status).toBe(404);
});

it('has no switches for tests unless it was started with them', async () => {
  wire = await openWire(smallCompany(), { faults: false });
  wire.server.faults.add('Items', 'proxyPage');
  expect((await wire.ask('GET', 'Items')).status).toBe(200);
  expect((await wire.ask('POST', '/sandbox/faults', { path: 'Items', fault: 'proxyPage' })).status).toBe(404);
});

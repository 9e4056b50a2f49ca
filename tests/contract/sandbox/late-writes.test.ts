import { afterEach, describe, expect, it } from 'vitest';
import { type Behaviours, behaviours } from '../../../electron/sandbox/behaviours.ts';
import { until } from '../../support/until.ts';
import { smallCompany } from './small-company.ts';
import { openWire, type Wire } from './wire.ts';

// Answers that come late, and what lands when nobody waits for it any more.

let wire: Wire;
afterEach(() => wire.close());

const ROW = { Code: 'a', Name: 'a' };
const rowStatus = async () => (await wire.ask('GET', "U_PW_SHIPMENT('a')")).status;
const open = async (named: Partial<Behaviours> = {}) => {
  const company = smallCompany();
  wire = await openWire(company, { behaviours: behaviours(named) });
  return () => company.sets.get('U_PW_SHIPMENT')?.get('a') !== undefined;
};

describe('slow writes', () => {
  it('do not hold up reads, and land when their time has come', async () => {
    const landed = await open({ writeWaitMs: 700 });
    const post = wire.ask('POST', 'U_PW_SHIPMENT', ROW);
    expect(await rowStatus()).toBe(404);
    expect(landed()).toBe(false);
    expect((await post).status).toBe(201);
    expect(await rowStatus()).toBe(200);
  });

  it('land although their caller is gone', async () => {
    const landed = await open({ writeWaitMs: 700 });
    const gone = new AbortController();
    const post = wire.ask('POST', 'U_PW_SHIPMENT', ROW, {}, gone.signal);
    const failed = expect(post).rejects.toThrow();
    expect(await rowStatus()).toBe(404);
    gone.abort();
    await failed;
    expect(landed()).toBe(false);
    await until('the row has landed', landed);
    expect(await rowStatus()).toBe(200);
  });

  it('can have landed long before they are answered', async () => {
    const landed = await open({ answerWaitMs: 700 });
    let answered = false;
    const post = wire.ask('POST', 'U_PW_SHIPMENT', ROW).finally(() => {
      answered = true;
    });
    await until('the row has landed', landed);
    expect(await rowStatus()).toBe(200);
    expect(answered).toBe(false);
    expect((await post).status).toBe(201);
  });
});

describe('a write that is to land late', () => {
  it('is not there for the look-up that follows, but afterwards', async () => {
    const landed = await open();
    wire.server.faults.add('U_PW_SHIPMENT', 'landLate');
    await expect(wire.ask('POST', 'U_PW_SHIPMENT', ROW)).rejects.toThrow();
    expect(landed()).toBe(false);
    expect(await rowStatus()).toBe(404);
    expect(await rowStatus()).toBe(200);
  });

  it('lands only once, also when it was sent again in between', async () => {
    await open();
    wire.server.faults.add('U_PW_SHIPMENT', 'landLate');
    await expect(wire.ask('POST', 'U_PW_SHIPMENT', ROW)).rejects.toThrow();
    expect((await wire.ask('POST', 'U_PW_SHIPMENT', ROW)).status).toBe(201);
    expect((await wire.ask('GET', 'U_PW_SHIPMENT/$count')).text).toBe('1');
  });
});

it('a restart of the Service Layer ends every session, and tells the company', async () => {
  let restarts = 0;
  const company = { ...smallCompany(), restarted: () => restarts++ };
  wire = await openWire(company);
  const { server } = wire;
  const other = await wire.ask('POST', 'Login', {
    CompanyDB: 'SBODEMO',
    UserName: 'manager',
    Password: 'manager',
  });
  const cookie = [other.headers['set-cookie'] ?? []].flat().join('; ');
  server.faults.add('Orders', 'restart');
  expect((await wire.ask('GET', 'Items')).status).toBe(200);
  expect((await wire.ask('GET', 'Orders')).status).toBe(401);
  expect((await wire.ask('GET', 'Items', undefined, { cookie })).status).toBe(401);
  expect(restarts).toBe(1);
  await wire.logIn();
  expect((await wire.ask('GET', 'Items')).status).toBe(200);
});

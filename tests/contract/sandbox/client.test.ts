import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCertificate } from '../../../electron/sandbox/service-layer/certificate.ts';
import type { SapConfig, Trust } from '../../../electron/sync/config.ts';
import { openServiceLayer, type ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { smallCompany } from './small-company.ts';
import { openWire, type Wire } from './wire.ts';

// The sync service's own client against the sandbox: what it makes of every answer it will get there.

let wire: Wire;
const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
  await wire.close();
});

const never = new AbortController().signal;
const ITEMS = Array.from({ length: 45 }, (_, n) => ({ ItemCode: `A${100 + n}`, ItemName: `Item ${n}` }));

function connect(changes: Partial<SapConfig> = {}): ServiceLayer {
  let ids = 0;
  const config: SapConfig = {
    url: `${wire.server.url}/b1s/v2/`,
    company: 'SBODEMO',
    user: 'manager',
    password: 'manager',
    trust: { kind: 'pin', sha256: wire.certificate.fingerprint },
    pageSize: 10,
    readDeadlineMs: 5_000,
    postDeadlineMs: 5_000,
    quietPeriodMs: 5_000,
    pullIntervalMs: 1_000,
    catalogueIntervalMs: 1_000,
    sandbox: true,
    ...changes,
  };
  const now = () => wire.clock.ms;
  const sap = openServiceLayer(config, { now, newId: () => `${++ids}`, onStanding: () => {} });
  toClose.push(sap.close);
  return sap;
}

const post = (sap: ServiceLayer, id: string, numAtCard: string) =>
  sap.changeSet(
    [
      { method: 'POST', path: 'U_PW_SHIPMENT', body: { Code: id, Name: id }, noContent: true },
      { method: 'POST', path: 'DeliveryNotes', body: { U_PW_ID: id, NumAtCard: numAtCard }, noContent: true },
    ],
    never,
  );
const posted = async () => (await wire.ask('GET', 'DeliveryNotes/$count')).text;

describe('the client of the sync service', () => {
  it('reads every page once', async () => {
    wire = await openWire(smallCompany(ITEMS));
    const codes: string[] = [];
    const query = { set: 'Items', select: ['ItemCode'], filter: 'ItemName ne null', orderBy: 'ItemCode' };
    const row = z.object({ ItemCode: z.string() });
    const outcome = await connect().eachPage(
      query,
      row,
      (rows) => void codes.push(...rows.map(({ ItemCode }) => ItemCode)),
      never,
    );
    expect(outcome).toMatchObject({ kind: 'done', value: 45 });
    expect(codes).toEqual(ITEMS.map(({ ItemCode }) => ItemCode));
  });

  it('posts a delivery with its own row once: the row’s key refuses a second landing whole', async () => {
    wire = await openWire(smallCompany());
    const sap = connect();
    expect(await post(sap, 's1', 'n')).toMatchObject({
      kind: 'done',
      value: [{ status: 204 }, { status: 204, location: `${wire.server.url}/b1s/v2/DeliveryNotes(1)` }],
    });
    expect(await post(sap, 's1', 'n')).toMatchObject({ kind: 'refused', error: { code: '-2035' } });
    expect(await posted()).toBe('1');
  });

  it('hears the company’s refusal, and the row is free again for the corrected shipment', async () => {
    wire = await openWire(smallCompany());
    const sap = connect();
    expect(await post(sap, 's1', 'REFUSE')).toMatchObject({
      kind: 'refused',
      status: 400,
      error: { code: '-10', message: 'Quantity falls into negative inventory' },
    });
    expect(await post(sap, 's1', 'n')).toMatchObject({ kind: 'done' });
    expect(await posted()).toBe('1');
  });

  it('takes a lost answer and a balancer’s page as unknown, whichever of them landed', async () => {
    wire = await openWire(smallCompany());
    const sap = connect();
    wire.server.faults.add('$batch', 'loseAnswer');
    expect(await post(sap, 's1', 'n')).toMatchObject({ kind: 'unknown', why: 'brokenOff', mayLand: true });
    expect(await posted()).toBe('1');
    wire.server.faults.add('$batch', 'proxyPage');
    expect(await post(sap, 's2', 'n')).toMatchObject({ kind: 'unknown', why: 'notSap', mayLand: true });
    expect(await posted()).toBe('1');
  });

  it('logs in again for a read when its session has ended, and does not repeat a write', async () => {
    wire = await openWire(smallCompany(ITEMS));
    const sap = connect();
    expect(await sap.enter(never)).toBeNull();
    wire.server.faults.add('Items', 'endSession');
    expect(await sap.read("Items('A100')", z.unknown(), never)).toMatchObject({ kind: 'done' });
    wire.server.faults.add('$batch', 'endSession');
    expect(await post(sap, 's1', 'n')).toMatchObject({ kind: 'unknown', why: 'session', mayLand: false });
    expect(await posted()).toBe('0');
  });

  it('does not repeat a log-in with a wrong password', async () => {
    wire = await openWire(smallCompany());
    const sap = connect({ password: 'wrong' });
    for (let n = 0; n < 20; n++) {
      expect(await sap.enter(never)).toMatchObject({ why: 'login', detail: '100000027 Login failed' });
    }
    // Were it repeated, the user would be locked by now.
    expect((await wire.logIn()).status).toBe(200);
  });
});

describe('the certificate', () => {
  it.each<[string, () => Trust]>([
    ['pinned', () => ({ kind: 'pin', sha256: wire.certificate.fingerprint })],
    ['named as its own authority', () => ({ kind: 'ca', pem: wire.certificate.cert })],
  ])('%s is trusted', async (_name, trust) => {
    wire = await openWire(smallCompany());
    expect(await connect({ trust: trust() }).enter(never)).toBeNull();
    const byName = `${wire.server.url.replace('127.0.0.1', 'localhost')}/b1s/v2/`;
    expect(await connect({ trust: trust(), url: byName }).enter(never)).toBeNull();
  });

  it('is refused when it is not the pinned one, or vouched for by nobody', async () => {
    wire = await openWire(smallCompany());
    const other = await openCertificate(null, new Date());
    for (const trust of [
      { kind: 'pin', sha256: other.fingerprint },
      { kind: 'ca', pem: other.cert },
      { kind: 'system' },
    ] as const) {
      expect(await connect({ trust }).enter(never)).toMatchObject({
        why: 'certificate',
        detail: expect.stringContaining(wire.certificate.fingerprint),
        mayLand: false,
      });
    }
  });
});

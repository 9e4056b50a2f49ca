import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fromSync } from '../../../shared/contracts/channel.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { type Reply, type Seen, startScripted } from '../../support/scripted-service-layer.ts';
import { type ServiceUnderTest, startService } from '../../support/service.ts';
import { connectSync, STATION, sapUntil, statesUntil, submit, TOKEN } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';

// A Service Layer that repeats what it was told in everything that it refuses: nothing of it is ever written down.

const PASSWORD = 'correct-horse-battery';
const SESSION = '5f0c1f7e-a11e-11f0-8000-0242ac110002';
const WEBHOOK = { listen: '127.0.0.1:0', url: 'https://packing.example/sap' };

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

it('no password, session, token or secret of the webhook is in any log, answer or file, whatever SAP says and whatever goes wrong', async () => {
  let refusesLogins = true;
  const login = (seen: Seen): Reply =>
    refusesLogins
      ? { status: 401, body: { error: { code: '100000027', message: `Login failed for ${seen.body}` } } }
      : {
          headers: { 'set-cookie': [`B1SESSION=${SESSION};HttpOnly;`, 'ROUTEID=.node1; path=/b1s'] },
          body: { SessionId: SESSION, SessionTimeout: 30 },
        };
  let posts = 0;
  const reply = ({ url, cookie, body }: Seen): Reply => {
    const error = { code: '-5002', message: `(1) Refused within ${cookie} and ${PASSWORD}` };
    if (url.includes('EventSubscriptions')) {
      return { status: 400, body: { error: { code: '-1000', message: `Not subscribed: ${body}` } } };
    }
    if (url.includes('$batch')) return postAnswer(++posts, error);
    if (url.includes('BusinessPartners')) return { status: 401, body: { error } };
    if (url.includes('Items')) return { status: 400, body: { error } };
    if (url.includes('UnitOfMeasurements')) return { status: 502, body: `<html>${cookie}</html>` };
    if (url.includes('U_PW_SHIPMENT(')) return { status: 404, body: { error: { ...error, code: '-2028' } } };
    return { body: { value: [] } };
  };
  const sap = await startScripted(reply, { login });
  toEnd.push(sap.close);
  const folder = mkdtempSync(join(tmpdir(), 'packwright-secrets-'));
  toEnd.push(() => rmSync(folder, { recursive: true }));
  const { company, user } = sap.config;
  const quick = {
    postDeadlineSeconds: 1,
    quietPeriodSeconds: 1,
    pullIntervalSeconds: 0.1,
    reconcileIntervalSeconds: 0.2,
  };
  const config = join(folder, 'config.json');
  const url = sap.config.url.replace('localhost', '127.0.0.1').replace('/b1s/v2/', '');
  writeFileSync(
    config,
    JSON.stringify({
      sap: { url, company, user, password: PASSWORD, sandbox: true, webhook: WEBHOOK, ...quick },
    }),
  );
  const data = join(folder, 'data');
  const service: ServiceUnderTest = startService('sync', ['--data', data, '--config', config], {
    PACKWRIGHT_SYNC_TOKEN: TOKEN,
  });
  toEnd.push(() => service.kill());
  const ready = fromSync.parse(await service.untilKind('ready'));
  if (ready.kind !== 'ready') throw new Error('The service did not start');
  const client = connectSync(ready.address);
  toEnd.push(() => client.channel.close());

  const told = [await sapUntil(client, ({ state }) => state === 'refused')];
  const { shipmentId } = await submit(client, aConfirmation());
  refusesLogins = false;
  await client.calls.retryShipment({ stationId: STATION, shipmentId });
  const states = await statesUntil(client, shipmentId, ({ state }) => state === 'refused');
  await until('failed readings', () => service.output().includes('pull.failed'));
  await service.kill();

  expect(posts).toBeGreaterThan(1);
  expect(states.at(-1)?.reason).toMatchObject({
    code: 'COMPANY_RULE',
    sap: expect.stringContaining('Refused within'),
  });
  const ownSecret = readFileSync(join(data, 'webhook-secret'), 'utf8');
  const names = readdirSync(data).filter((name) => name !== 'webhook-secret');
  const files = names.map((name) => readFileSync(join(data, name), 'latin1'));
  expect(files.join('')).toContain('Refused within');
  expect(files.join('')).toContain('Not subscribed');
  const everything = [service.output(), JSON.stringify([told, states]), ...files].join('\n');
  for (const secret of [PASSWORD, SESSION, TOKEN, ownSecret]) expect(everything).not.toContain(secret);
});

/** Lost at first, then refused inside of the change set. */
function postAnswer(n: number, error: object): Reply {
  if (n === 1) return null;
  const body = [
    '--b',
    'Content-Type: application/http',
    '',
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json',
    '',
    JSON.stringify({ error }),
    '--b--',
    '',
  ].join('\r\n');
  return { status: 202, headers: { 'content-type': 'multipart/mixed;boundary=b' }, body };
}

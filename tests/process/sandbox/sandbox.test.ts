import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromSandbox } from '../../../shared/contracts/channel.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { type ServiceUnderTest, startService } from '../../support/service.ts';

let folder: string;
const running: ServiceUnderTest[] = [];
const askers: Asker[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-sandbox-'));
});
afterEach(async () => {
  for (const asker of askers.splice(0)) await asker.close();
  for (const each of running.splice(0)) await each.kill();
  rmSync(folder, { recursive: true });
});

function start(...args: string[]): ServiceUnderTest {
  const sandbox = startService('sandbox', args);
  running.push(sandbox);
  return sandbox;
}

async function ready(sandbox: ServiceUnderTest): Promise<{ url: string; fingerprint: string }> {
  const message = fromSandbox.parse(await sandbox.untilKind('ready'));
  if (message.kind !== 'ready') throw new Error(message.kind);
  return message;
}

async function ask(place: { url: string; fingerprint: string }): Promise<Asker> {
  const asker = await askSandbox(place);
  askers.push(asker);
  return asker;
}

describe('the sandbox', () => {
  it('says that it is ready, where it is, how to get in, and that it is not SAP', async () => {
    const sandbox = start('--port', '0', '--data', folder);
    const { url, fingerprint } = await ready(sandbox);
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    for (const text of ['not SAP', `${url}/b1s/v2/`, 'SBODEMO', 'manager', fingerprint]) {
      expect(sandbox.output()).toContain(text);
    }
    const reply = await (await ask({ url, fingerprint })).get('Orders?$top=1');
    expect(reply).toMatchObject({ status: 200, headers: { 'x-packwright-sandbox': '1' } });
  });

  it('keeps its data and its certificate over a restart, however it ended', async () => {
    const first = start('--port', '0', '--data', folder);
    const before = await ready(first);
    const table = { TableName: 'KEPT', TableDescription: 'kept', TableType: 'bott_NoObject' };
    const asker = await ask(before);
    expect((await asker.post('UserTablesMD', table)).status).toBe(201);
    expect((await asker.post('U_KEPT', { Code: 'a', Name: 'b' })).status).toBe(201);
    await first.kill();

    const after = await ready(start('--port', '0', '--data', folder));
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(await (await ask(after)).get("U_KEPT('a')")).toMatchObject({ status: 200, json: { Name: 'b' } });
  });

  it('without a folder is new each time', async () => {
    const table = { TableName: 'GONE', TableDescription: 'gone', TableType: 'bott_NoObject' };
    const first = start('--port', '0');
    expect((await (await ask(await ready(first))).post('UserTablesMD', table)).status).toBe(201);
    expect(first.output()).toContain('Nothing is kept');
    await first.kill();
    expect((await (await ask(await ready(start('--port', '0')))).get('U_GONE')).status).toBe(400);
  });

  it('speaks plain HTTP where that is asked for', async () => {
    const place = await ready(start('--port', '0', '--http'));
    expect(place).toMatchObject({ url: expect.stringMatching(/^http:/), fingerprint: '' });
    expect((await (await ask(place)).get('Items?$top=1')).status).toBe(200);
  });
});

describe('a company that is unlike the ordinary one', () => {
  it('is what its program was told, and so it says itself', async () => {
    const named = ['notPermitted=UserTablesMD', 'seriesMissing=DeliveryNotes', 'nodes=2'];
    const sandbox = start('--port', '0', ...named.flatMap((each) => ['--with', each]));
    const asker = await ask(await ready(sandbox));
    for (const each of named) expect(sandbox.output()).toContain(each);
    const table = { TableName: 'OWN', TableDescription: 'own', TableType: 'bott_NoObject' };
    expect(await asker.post('UserTablesMD', table)).toMatchObject({
      status: 403,
      json: { error: { code: '-6006' } },
    });
    const body = { CardCode: 'C20001', DocumentLines: [{ ItemCode: 'H3002', WarehouseCode: '02' }] };
    expect(await asker.post('DeliveryNotes', body)).toMatchObject({ json: { error: { code: '-4002' } } });
    expect((await asker.get('Items?$top=1')).status).toBe(200);
    const other = await ask(await ready(sandbox));
    expect((await other.get('Items?$top=1')).status).toBe(200);
  });

  it('shows its own tables and fields after it was started again', async () => {
    const args = ['--port', '0', '--data', folder, '--with', 'ownObjectsAfterRestart'];
    const first = start(...args);
    const asker = await ask(await ready(first));
    const table = { TableName: 'LATE', TableDescription: 'late', TableType: 'bott_NoObject' };
    expect((await asker.post('UserTablesMD', table)).status).toBe(201);
    expect((await asker.get('U_LATE')).status).toBe(400);
    await first.kill();
    expect((await (await ask(await ready(start(...args)))).get('U_LATE')).status).toBe(200);
  });
});

describe('a sandbox that can not start', () => {
  const halted = async (sandbox: ServiceUnderTest) => {
    const message = fromSandbox.parse(await sandbox.untilKind('halted'));
    expect(await sandbox.exited).toBe(2);
    return message.kind === 'halted' ? message.message : null;
  };

  it('because another one has its folder, says so and leaves the other alone', async () => {
    const first = start('--port', '0', '--data', folder);
    const place = await ready(first);
    expect(await halted(start('--port', '0', '--data', folder))).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
    });
    expect((await (await ask(place)).get('Items?$top=1')).status).toBe(200);
  });

  it('because its port is taken, says which', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    try {
      const address = other.address();
      const port = typeof address === 'object' ? String(address?.port) : '';
      const sandbox = start('--port', port);
      expect(await halted(sandbox)).toMatchObject({
        code: 'CONFIG_INVALID',
        params: { detail: expect.stringContaining(`Port ${port} is in use`) },
      });
      expect(sandbox.output()).toContain(`Port ${port} is in use by another program: choose another --port.`);
    } finally {
      other.close();
    }
  });

  it.each([
    [['--port', '70000'], '--port is "70000", but has to be a whole number from 0 to 65535.'],
    [['--port', 'x'], '--port is "x"'],
    [['--seed', '-1'], "'--seed"],
    [['--colour'], "Unknown option '--colour'"],
    [['start'], 'start'],
    [['--with', 'approval'], '--with: There is no behaviour "approval".'],
    [['--with', 'nodes=many'], '--with: "nodes=many" has to be nodes=N.'],
  ])('because of %j, says what is wrong and how it is used', async (args, text) => {
    const sandbox = start(...args);
    await halted(sandbox);
    expect(sandbox.output()).toContain(text);
    expect(sandbox.output()).toContain('Usage: npm run sandbox');
  });
});

describe('its end', () => {
  it('comes when its parent says so', async () => {
    const sandbox = start('--port', '0', '--data', folder);
    await ready(sandbox);
    sandbox.send({ kind: 'stop' });
    expect(await sandbox.exited).toBe(0);
  });

  it('comes when its parent is gone', async () => {
    const sandbox = start('--port', '0', '--data', folder);
    await ready(sandbox);
    sandbox.disconnect();
    expect(await sandbox.exited).toBe(0);
  });
});

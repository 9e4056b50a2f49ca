import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil } from '../../support/sync-client.ts';

// SAP calls when something changed: set-up subscribes, and what is new comes long before the next pull.

let site: Site;
afterEach(() => site.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function makeOrder(): Promise<string> {
  const rows = z.object({ value: z.array(z.record(z.string(), z.unknown())) });
  const plain = "InventoryItem eq 'tYES' and ManageBatchNumbers eq 'tNO' and ManageSerialNumbers eq 'tNO'";
  const items = rows.parse(
    (await site.asker.get(`Items?$select=ItemCode&$filter=${encodeURIComponent(plain)}`)).json,
  );
  const orders = rows.parse((await site.asker.get('Orders?$select=CardCode&$top=1')).json);
  const made = await site.asker.post('Orders', {
    CardCode: orders.value[0]?.CardCode,
    DocDueDate: '2030-01-31',
    DocumentLines: [{ ItemCode: items.value[0]?.ItemCode, Quantity: 1 }],
  });
  expect(made.status).toBe(201);
  return `SO${z.object({ DocEntry: z.int() }).parse(made.json).DocEntry}`;
}

async function configFile(): Promise<{ readonly config: string; readonly address: string }> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const webhook = { listen: `127.0.0.1:${port}`, url: `${address}/sap` };
  return { config: site.configFile({ webhook, pullIntervalSeconds: 3_600 }), address };
}

it('an order that SAP has just got comes with its call; the secret of the address is told to nobody else', async () => {
  site = await openSite('webhooks');
  const { config, address } = await configFile();
  const data = join(site.folder, 'sync');
  const setUp = async () => {
    const program = site.runSync('setup', '--config', config, '--data', data);
    return { code: await program.exited, said: program.output() };
  };
  const first = await setUp();
  expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/Webhook.*: .*made/) });
  const again = await setUp();
  expect(again).toMatchObject({ code: 0, said: expect.not.stringMatching(/Webhook.*: .*made/) });

  const { client, service } = await site.startSync(config);
  await catalogueUntil(client, 'works', ({ works }) => works.size > 0);
  const wrong = await request(`${address}/sap/not-the-secret`, { method: 'POST' });
  await wrong.body.dump();
  expect(wrong.statusCode).toBe(404);

  const key = await makeOrder();
  await catalogueUntil(client, 'the new order', ({ works }) => works.has(key));
  const secret = readFileSync(join(data, 'webhook-secret'), 'utf8');
  const { json } = await site.asker.get('EventSubscriptions');
  expect(JSON.stringify(json)).toContain(`${address}/sap/${secret}`);
  const told = [first.said, again.said, service.output()].join('\n');
  expect(told).toContain('webhook.listening');
  await service.kill();
  const files = readdirSync(data).filter((name) => name !== 'webhook-secret');
  const kept = files.map((name) => readFileSync(join(data, name), 'latin1'));
  expect([told, ...kept].join('\n')).not.toContain(secret);
});

it('a company from before FP2602 is said to have none, and nothing else is different', async () => {
  site = await openSite();
  const { config } = await configFile();
  const program = site.runSync('setup', '--config', config, '--data', join(site.folder, 'sync'));
  expect(await program.exited).toBe(0);
  expect(program.output()).toMatch(/Webhook: .*not allowed to make it/);
  const nowhere = site.runSync('setup', '--config', config);
  expect(await nowhere.exited).toBe(1);
  expect(nowhere.output()).toContain('has its secret in the data folder');
});

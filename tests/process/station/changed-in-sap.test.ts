import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { badgeCode } from '../../../shared/barcode/index.ts';
import { fromSync, type StationAnswer, type StationCommand } from '../../../shared/contracts/channel.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { type Sent, type ServiceUnderTest, startService } from '../../support/service.ts';
import { openSite, type Site } from '../../support/site.ts';
import { CONFIG } from '../../support/station-bench.ts';
import { TOKEN } from '../../support/sync-client.ts';

// A station with virtual devices, the sync service and the sandbox, all real programs: what somebody changes in
// SAP reaches the order that is being packed.

let site: Site;
let station: ServiceUnderTest;
let asked = 0;
beforeEach(async () => {
  site = await openSite();
  const { service } = await site.startSync();
  const ready = fromSync.parse(service.messages.find(({ kind }) => kind === 'ready'));
  if (ready.kind !== 'ready') throw new Error(ready.message.code);
  const config = join(site.folder, 'station.json');
  writeFileSync(config, JSON.stringify({ ...CONFIG, uplink: { address: ready.address, token: TOKEN } }));
  station = startService('station', ['--data', join(site.folder, 'station'), '--config', config]);
  await station.untilKind('ready');
  station.send({ kind: 'hello' });
});
afterEach(async () => {
  await station.kill();
  await site.close();
});

const newest = () => station.messages.findLast(({ kind }) => kind === 'view');

async function view(what: string, fits: (view: StationView) => boolean): Promise<StationView> {
  const isIt = (message: Sent): message is Sent & { view: StationView } =>
    message.kind === 'view' && message === newest() && fits(message.view as StationView);
  return (await station.until(`view with ${what}`, isIt)).view;
}

async function press(command: StationCommand): Promise<StationAnswer> {
  const id = asked++;
  station.send({ kind: 'request', id, command });
  const isIt = (message: Sent): message is Sent & { answer: StationAnswer } =>
    message.kind === 'answer' && message.id === id;
  return (await station.until(`answer to ${command.type}`, isIt)).answer;
}

const changes = (view: StationView) => view.session?.changes.map(({ code }) => code) ?? [];

/** Makes an order of so many of an item that needs neither lot nor serial; gives its entry. */
async function makeOrder(quantity: number): Promise<number> {
  const row = z.object({ value: z.array(z.object({ ItemCode: z.string() })) });
  const plain =
    "InventoryItem eq 'tYES' and ManageBatchNumbers eq 'tNO' and ManageSerialNumbers eq 'tNO' and QuantityOnStock gt 20";
  const items = row.parse(
    (await site.asker.get(`Items?$select=ItemCode&$filter=${encodeURIComponent(plain)}`)).json,
  );
  const open = await site.asker.get("Orders?$select=CardCode&$top=1&$filter=DocumentStatus eq 'bost_Open'");
  const customers = z.object({ value: z.array(z.object({ CardCode: z.string() })) }).parse(open.json);
  const made = await site.asker.post('Orders', {
    CardCode: customers.value[0]?.CardCode,
    DocDueDate: '2030-01-31',
    DocumentLines: [{ ItemCode: items.value[0]?.ItemCode, Quantity: quantity }],
  });
  expect(made).toMatchObject({ status: 201 });
  return z.object({ DocEntry: z.int() }).parse(made.json).DocEntry;
}

it('a quantity, a comment and a cancellation in SAP are on the screen of the bench that packs the order', async () => {
  const entry = await makeOrder(4);
  await press({ type: 'scan', text: badgeCode('ANA') ?? '' });
  const queue = await view('the order', (one) => one.queue.some(({ key }) => key === `SO${entry}`));
  const states = new Set(queue.queue.map(({ readiness }) => readiness.state));
  expect(states).toContain('ready');

  expect(await press({ type: 'openWork', key: `SO${entry}` })).toEqual({ ok: true });
  const opened = await view('the session', ({ session }) => session?.workKey === `SO${entry}`);
  const [line] = opened.session?.lines ?? [];
  const lines = [{ LineNum: line?.line, Quantity: 6 }];
  const patched = await site.asker.patch(`Orders(${entry})`, {
    Comments: 'Ring twice',
    DocumentLines: lines,
  });
  expect(patched).toMatchObject({ status: 204 });
  await view('both changes', (one) => changes(one).join() === 'quantityRaised,commentsChanged');
  expect(await press({ type: 'acceptChanges' })).toEqual({ ok: true });
  const taken = await view('no change', (one) => changes(one).length === 0);
  expect(taken.session).toMatchObject({ comments: 'Ring twice', lines: [{ ordered: 6 }] });

  expect(await site.asker.post(`Orders(${entry})/Cancel`, {})).toMatchObject({ status: 204 });
  await view('the cancellation', (one) => changes(one).join() === 'orderGone');
  expect(await press({ type: 'closeShipment', reason: 'all the same' })).toMatchObject({
    refusal: { code: 'ORDER_GONE' },
  });
});

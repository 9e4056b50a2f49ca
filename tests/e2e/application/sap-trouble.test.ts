import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fromSandbox } from '../../../shared/contracts/channel.ts';
import { type ApplicationBench, openApplicationBench } from '../../support/application-bench.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { countDeliveries, deliveriesOf } from '../../support/sap-documents.ts';
import { type ServiceUnderTest, startService } from '../../support/service.ts';
import { shipmentsIn } from '../../support/shipped.ts';
import { closeCarton, OIL_GRAMS, openShowcase, packOil, packRest, signIn } from '../../support/showcase.ts';

// The application connected as to a company's SAP: an address, a user, a pinned certificate. Between it and the
// sandbox stands a network that goes wrong on purpose.

let folder: string;
let sandbox: ServiceUnderTest;
let proxy: FaultProxy;
let asker: Asker;
let bench: ApplicationBench;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pw-sap-trouble-'));
  sandbox = startService('sandbox', ['--port', '0', '--data', join(folder, 'sandbox')]);
  const ready = fromSandbox.parse(await sandbox.untilKind('ready'));
  if (ready.kind !== 'ready') throw new Error('The sandbox did not start');
  asker = await askSandbox(ready);
  proxy = await startFaultProxy(ready.url);
  bench = await openApplicationBench({
    sap: {
      url: proxy.url,
      company: 'SBODEMO',
      user: 'manager',
      password: 'manager',
      trust: { sha256: proxy.fingerprint },
      postDeadlineSeconds: 2,
      quietPeriodSeconds: 3,
      pullIntervalSeconds: 0.5,
      sandbox: true,
    },
  });
  await expect(bench.application().page.getByText('SAP is connected')).toBeVisible();
});
test.afterEach(async () => {
  await bench.close();
  await asker.close();
  await proxy.close();
  await sandbox.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function packAll(): Promise<void> {
  await packOil(bench, 6);
  await closeCarton(bench, OIL_GRAMS, '5.870 kg');
  await bench.command('NEW-CARTON', 'Carton 2 is open');
  await packRest(bench, 8);
  await closeCarton(bench, 350 + 2 * 1_650 + 8 * 520, '7.810 kg');
}

async function isInSapOnce(): Promise<void> {
  const { page, data } = bench.application();
  await expect(page.getByText(/Delivery \d+ in SAP/)).toBeVisible({ timeout: 30_000 });
  const [shipment] = shipmentsIn(join(data, 'station'));
  expect(await deliveriesOf(asker, shipment?.shipmentId ?? '')).toHaveLength(1);
  expect(await countDeliveries(asker)).toBe(deliveriesBefore + 1);
}

let deliveriesBefore = 0;
test.beforeEach(async () => {
  deliveriesBefore = await countDeliveries(asker);
});

test('SAP is away for the whole shipment: packing goes on, the page shows what waits, and it is posted later', async () => {
  const { page } = bench.application();
  await signIn(bench);
  await proxy.setAway(true);
  await expect(page.getByText(/SAP is away|SAP cannot be reached/)).toBeVisible({ timeout: 20_000 });
  await openShowcase(bench);
  await packAll();
  await bench.command('CLOSE-SHIPMENT', 'is closed and on its way to SAP');
  await expect(page.getByText('1 waits for SAP')).toBeVisible();
  expect(await countDeliveries(asker)).toBe(deliveriesBefore);
  await page.keyboard.press('F1');
  await expect(page.locator('.found-list')).toContainText('5001');
  await page.keyboard.press('Escape');

  await proxy.setAway(false);
  await isInSapOnce();
  await expect(page.getByText('Nothing waits for SAP')).toBeVisible();
});

test('the sync service is killed after SAP took the post and before it read the answer: exactly one delivery', async () => {
  await signIn(bench);
  await openShowcase(bench);
  await packAll();
  const before = bench.application().pid('sync');
  proxy.next('$batch', { holdAnswerMs: 10_000 });
  const taken = proxy.answered('$batch');
  await bench.command('CLOSE-SHIPMENT', 'is closed and on its way to SAP');
  await taken;
  process.kill(before, 'SIGKILL');
  expect(await countDeliveries(asker)).toBe(deliveriesBefore + 1);
  await isInSapOnce();
  expect(bench.application().pid('sync')).not.toBe(before);
});

test('the sync service is dead while an order is packed: the scans go on, and the page says so', async () => {
  const { page, pid } = bench.application();
  await signIn(bench);
  await openShowcase(bench);
  process.kill(pid('sync'), 'SIGSTOP');
  try {
    await packAll();
    await bench.command('CLOSE-SHIPMENT', 'is closed and on its way to SAP');
    await expect(page.getByText('1 waits for SAP')).toBeVisible();
  } finally {
    process.kill(pid('sync'), 'SIGCONT');
  }
  await isInSapOnce();
});

import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type ApplicationBench, openApplicationBench } from '../../support/application-bench.ts';
import { journalOf } from '../../support/journal.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { shipmentsIn } from '../../support/shipped.ts';
import { closeCarton, OIL_GRAMS, openShowcase, packOil, packRest, signIn } from '../../support/showcase.ts';
import { LEA } from '../../support/station-bench.ts';

// What a shipping clerk does with a shipment that SAP refuses: finds it, reads why, holds it back, has it put right in
// SAP, and has it tried again; or gives it back. By keyboard alone.

let bench: ApplicationBench;
let asker: Asker;
test.beforeEach(async () => {
  bench = await openApplicationBench(null);
  await expect(bench.application().page.getByText('SAP is connected')).toBeVisible();
  asker = await askSandbox(bench.sandbox());
});
test.afterEach(async () => {
  await asker.close();
  await bench.close();
});

test('a refused shipment is found, explained and tried again; a lot leads to it', async () => {
  const { page, data, complaints } = bench.application();
  const { keyboard } = page;
  await signIn(bench);
  await openShowcase(bench);
  await packOil(bench, 6);
  await closeCarton(bench, OIL_GRAMS, '5.870 kg');
  await bench.command('NEW-CARTON', 'Carton 2 is open');
  await packRest(bench, 8);
  await closeCarton(bench, 350 + 2 * 1_650 + 8 * 520, '7.810 kg');
  await setFrozen('T2001', 'tYES');
  await bench.command('CLOSE-SHIPMENT', 'is closed and on its way to SAP');
  await expect(page.getByText('1 needs a person')).toBeVisible();

  await keyboard.press('F1');
  await keyboard.type('albers', { delay: 60 });
  await expect(page.locator('.found-entry')).toHaveCount(1);
  const record = page.locator('.record');
  await expect(record).toContainText('SAP refuses it');
  await expect(record).toContainText(/SAP says: “.*inactive/);
  await expect(record).toContainText('Lot L1001-A');
  await expect(record).toContainText('Serial number SN2001-0002');
  await expect(record).toContainText('packed by Ana Packer');

  await expect(record.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(record.getByRole('button', { name: 'Give back' })).toHaveCount(0);
  await keyboard.press('F9');
  await keyboard.press('1');
  await keyboard.press('Enter');
  await expect(record).toContainText('Held back');
  await expect(record).toContainText('Ana Packer holds it back “Waiting for the office”');
  await expect(page.getByText('1 needs a person')).toBeVisible();

  await setFrozen('T2001', 'tNO');
  await keyboard.press('F5');
  await expect(record).toContainText(/Delivery \d+ in SAP/, { timeout: 30_000 });
  await expect(record).toContainText('Ana Packer asked to try again');
  const [shipment] = shipmentsIn(join(data, 'station'));
  expect(await deliveriesOf(asker, shipment?.shipmentId ?? '')).toHaveLength(1);
  expect(journalOf(join(data, 'station')).filter(({ type }) => type === 'ShipmentRetryAsked')).toHaveLength(
    1,
  );

  await keyboard.press('Escape');
  await keyboard.press('F4');
  await keyboard.type('l1001-a', { delay: 60 });
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“l1001-a” is in 1 carton of 1 shipment');
  await expect(page.locator('.to-call')).toContainText('Feinkost Albers GmbH');
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Scan the next tote, pick list or order' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what is given back is not sent any more; who did it and why stands in the record', async () => {
  const { page, data, complaints } = bench.application();
  const { keyboard } = page;
  await signIn(bench);
  await bench.scan(LEA, 'Lea Lead');
  await openShowcase(bench);
  await packOil(bench, 6);
  await closeCarton(bench, OIL_GRAMS, '5.870 kg');
  await setFrozen('F1001', 'tYES');
  await expect(page.getByRole('button', { name: 'Close shipment' })).toBeVisible();
  await keyboard.press('F10');
  await expect(page.getByRole('dialog', { name: 'Why is the shipment short?' })).toBeVisible();
  await keyboard.press('1');
  await keyboard.press('Enter');
  await expect(page.getByText('is closed and on its way to SAP')).toBeVisible();
  await keyboard.press('F1');
  const record = page.locator('.record');
  await expect(record).toContainText('SAP refuses it');
  await keyboard.press('F10');
  await keyboard.press('4');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Give order \d+ back\?$/ });
  await expect(dialog).toContainText('Nothing undoes this.');
  await keyboard.press('F2');
  await expect(record).toContainText('Given back, not posted');
  await expect(record).toContainText('Lea Lead gives it back “SAP does not take it as it is”');
  await expect(page.getByText('Nothing waits for SAP')).toBeVisible();
  await setFrozen('F1001', 'tNO');
  const [shipment] = shipmentsIn(join(data, 'station'));
  expect(await deliveriesOf(asker, shipment?.shipmentId ?? '')).toEqual([]);
  expect(complaints).toEqual([]);
});

async function setFrozen(item: string, Frozen: 'tYES' | 'tNO'): Promise<void> {
  const { status } = await asker.patch(`Items('${item}')`, { Frozen });
  expect(status).toBe(204);
}

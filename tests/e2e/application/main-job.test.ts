import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SHOWCASE } from '../../../electron/sandbox/company/demo/showcase.ts';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { type ApplicationBench, openApplicationBench } from '../../support/application-bench.ts';
import { journalOf } from '../../support/journal.ts';
import { codesOnLabel } from '../../support/label-reader.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { countDeliveries, deliveriesOf, orderInSap, takenIn } from '../../support/sap-documents.ts';
import { shipmentsIn, slipTexts } from '../../support/shipped.ts';
import {
  closeCarton,
  OIL_GRAMS,
  openShowcase,
  packOil,
  packRest,
  signIn,
  WRONG,
} from '../../support/showcase.ts';
import { LEA } from '../../support/station-bench.ts';

// The application with nothing configured but its bench: it starts the sandbox itself, and says so. Scanner and
// scale are real ports, the printer is a socket; nothing is pressed on the screen.

let bench: ApplicationBench;
let asker: Asker;
test.beforeEach(async () => {
  bench = await openApplicationBench(null);
  const { page } = bench.application();
  await expect(page.getByText('SANDBOX').first()).toBeVisible();
  await expect(page.getByText('SAP is connected')).toBeVisible();
  asker = await askSandbox(bench.sandbox());
});
test.afterEach(async () => {
  await asker.close();
  await bench.close();
});

test('a scanned order becomes exactly one delivery in SAP', async () => {
  const { page, data, complaints } = bench.application();
  const before = await countDeliveries(asker);
  await signIn(bench);
  await openShowcase(bench);
  await bench.scan(WRONG, 'Not on this order');
  await packOil(bench, 6);
  await closeCarton(bench, OIL_GRAMS, '5.870 kg');
  await bench.command('NEW-CARTON', 'Carton 2 is open');
  await packRest(bench, 8);
  await closeCarton(bench, 350 + 2 * 1_650 + 8 * 520, '7.810 kg');
  await bench.command('CLOSE-SHIPMENT', 'is closed and on its way to SAP');
  await expect(page.getByText(/Delivery \d+ in SAP/)).toBeVisible();
  await expect(page.getByText('Nothing waits for SAP')).toBeVisible();

  const [shipment] = shipmentsIn(join(data, 'station'));
  if (!shipment) throw new Error('No shipment was closed');
  const deliveries = await deliveriesOf(asker, shipment.shipmentId);
  expect(deliveries).toHaveLength(1);
  expect(await countDeliveries(asker)).toBe(before + 1);
  const [delivery] = deliveries;
  await expect(page.getByText(`Delivery ${delivery?.DocNum} in SAP`)).toBeVisible();
  const rows = delivery?.DocumentLines.map((line) => [line.ItemCode, line.InventoryQuantity, takenIn(line)]);
  const bin = expect.any(Number);
  expect(rows).toEqual([
    ['F1001', 6, [{ lot: 'L1001-A', serial: null, bin, quantity: 6 }]],
    [
      'T2001',
      2,
      [
        { lot: null, serial: 'SN2001-0001', bin, quantity: 1 },
        { lot: null, serial: 'SN2001-0002', bin, quantity: 1 },
      ],
    ],
    ['H3001', 8, [{ lot: null, serial: null, bin, quantity: 8 }]],
  ]);
  expect(await binsOf(delivery?.DocumentLines ?? [])).toEqual(['01-A-01-1', '01-C-05-1', '01-A-03-2']);
  expect(await orderInSap(asker, SHOWCASE.order)).toMatchObject({ open: false });

  const labels = bench.printer.printed();
  const codes = await Promise.all(labels.map((label) => codesOnLabel(label)));
  expect(codes.map(([code]) => code)).toEqual(
    shipment.cartons.map(({ sscc }) => ({ symbologyIdentifier: ']C1', text: `(00)${sscc}` })),
  );
  const [slip = ''] = slipTexts(join(data, 'station', 'slips'));
  for (const text of ['F1001', 'L1001-A', 'T2001', 'SN2001-0001', 'SN2001-0002', 'H3001', '5001']) {
    expect(slip).toContain(text);
  }
  for (const { sscc } of shipment.cartons) expect(slip.replaceAll(' ', '')).toContain(sscc);

  const refused = journalOf(join(data, 'station')).filter(({ type }) => type === 'ScanRefused');
  expect(refused.map(({ body }) => JSON.parse(body))).toEqual([
    expect.objectContaining({
      scanned: WRONG,
      refusal: expect.objectContaining({ code: 'ITEM_NOT_ON_ORDER' }),
    }),
  ]);
  expect(verifyJournal(join(data, 'station')).problems).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a part of an order leaves it open with the right rest, on the word of somebody who may', async () => {
  const { page, data } = bench.application();
  await signIn(bench);
  await openShowcase(bench);
  await packOil(bench, 4);
  await closeCarton(bench, 350 + 4 * 920, '4.030 kg');
  await bench.command('CLOSE-SHIPMENT', /not complete|missing/i);
  await bench.scan(LEA, 'Badge of Lea Lead');
  const dialog = page.getByRole('dialog');
  await dialog.locator('.choices button').first().click();
  await page.keyboard.type('2468');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Delivery \d+ in SAP/)).toBeVisible();
  const [shipment] = shipmentsIn(join(data, 'station'));
  expect(shipment?.partial).toBe(true);
  const { open, rest } = await orderInSap(asker, SHOWCASE.order);
  expect(open).toBe(true);
  expect([...rest.values()]).toEqual([2, 2, 8]);
});

test('a killed station comes back with the same order and the same carton, nothing lost, nothing doubled', async () => {
  const { page, data, pid } = bench.application();
  await signIn(bench);
  await openShowcase(bench);
  await packOil(bench, 3);
  const before = pid('station');
  process.kill(before, 'SIGKILL');
  await expect.poll(() => pid('station')).not.toBe(before);
  await expect(page.getByText('SAP is connected')).toBeVisible();
  await expect(page.locator('.next-sign .count')).toContainText('3');
  await packOil(bench, 6, 3);
  const packed = journalOf(join(data, 'station')).filter(({ type }) => type === 'UnitPacked');
  expect(packed).toHaveLength(6);
  await closeCarton(bench, OIL_GRAMS, '5.870 kg');
});

test('the window closed and opened again shows the same order and the same carton', async () => {
  await signIn(bench);
  await openShowcase(bench);
  await packOil(bench, 2);
  await bench.reopen();
  const { page } = bench.application();
  await expect(page.getByText('Order 5001').first()).toBeVisible();
  await expect(page.locator('.next-sign .count')).toContainText('2');
});

/** The codes of the bins that lines were taken from, in the lines' order. */
async function binsOf(
  lines: readonly { readonly DocumentLinesBinAllocations: readonly { readonly BinAbsEntry: number }[] }[],
): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const { DocumentLinesBinAllocations } of lines) {
    const { json } = await asker.get(`BinLocations(${DocumentLinesBinAllocations[0]?.BinAbsEntry})`);
    codes.push((json as { readonly BinCode: string }).BinCode);
  }
  return codes;
}

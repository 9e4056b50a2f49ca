import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type ApplicationBench, openApplicationBench } from '../../support/application-bench.ts';
import { journalOf } from '../../support/journal.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { LEA } from '../../support/station-bench.ts';

// The station's admin sees in the real application what is in the way in SAP, and that it is out of the way.

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

test('what is in the way in SAP is told, put right there, and gone when it is checked again', async () => {
  const { page, data, complaints } = bench.application();
  await bench.scan(LEA, 'Lea');
  await expect(page.getByText('To pack, by due date')).toBeVisible();
  for (const key of ['F12', 'F4', 'End']) await page.keyboard.press(key);
  const bins = page.locator('.findings li').filter({ hasText: 'Bin locations' });
  await expect(bins).toContainText('Bins have to be named in: 01.');
  await expect(page.locator('.facts')).toContainText('SAP’s own key refuses a second landing');

  const way = { AutoAllocOnIssue: 'whsBinFIFO' };
  expect((await asker.patch("Warehouses('01')", way)).status).toBe(204);
  await page.keyboard.press('F5');
  await expect(page.locator('[data-seq]').first()).toContainText(
    'The company was looked at; not in order: 0',
  );
  await expect(bins).toContainText('SAP chooses bins by itself where none is named: 01.');
  const asked = journalOf(join(data, 'station')).filter(({ type }) => type.startsWith('Company'));
  expect(asked.map(({ type, person }) => [type, person])).toEqual([
    ['CompanyLookAsked', 'lea'],
    ['CompanyLookedAt', 'lea'],
  ]);
  expect(complaints).toEqual([]);
});

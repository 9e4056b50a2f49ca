import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sheetFor } from '../../../electron/station/admin/test-sheet.ts';
import { type ApplicationBench, openApplicationBench } from '../../support/application-bench.ts';
import { journalOf } from '../../support/journal.ts';
import { codesOnLabel } from '../../support/label-reader.ts';
import { LEA } from '../../support/station-bench.ts';

// The set-up that proves itself, in the real window on real ports: every code scanned, the scale loaded and emptied, the
// printer's label read back, and the tones played to the end.

let bench: ApplicationBench;
test.beforeEach(async () => {
  bench = await openApplicationBench(null);
  await expect(bench.application().page.locator('.lamp.ready')).toHaveCount(3);
});
test.afterEach(() => bench.close());

test('a bench is accepted step by step, and it is on record', async () => {
  const { page, data, complaints } = bench.application();
  const { keyboard } = page;
  const sign = page.getByRole('heading', { level: 1 });
  const live = page.locator('.live');
  const setUp = page.getByRole('heading', { name: 'Set-up of this station' });
  await bench.scan(LEA, 'Lea');
  await expect(page.locator('.queue')).toBeVisible();
  await keyboard.press('F12');
  await keyboard.press('F4');
  await expect(setUp).toBeVisible();
  await keyboard.press('F4');
  await expect(sign).toHaveText('Scan code 1');
  for (const { text, aim } of sheetFor('full')) await bench.scan(`${aim[0]}${text}`, 'Right: ');

  await expect(sign).toHaveText('Take everything off the scale, then press F2');
  await keyboard.press('F2');
  await expect(sign).toHaveText('Put something on the scale, then press F2');
  bench.scale.load(1_250);
  await expect(live).toHaveText('1.250 kg steady');
  await keyboard.press('F2');
  await expect(sign).toHaveText('Take it off again, then press F2');
  bench.scale.load(0);
  await expect(live).toHaveText('0.000 kg steady');
  await keyboard.press('F2');

  await expect(sign).toHaveText('F2 prints a test label');
  await keyboard.press('F2');
  await expect(sign).toHaveText('Scan the test label');
  const [code] = await codesOnLabel(bench.printer.printed().at(-1) ?? '');
  await bench.scan(`]C1${code?.text.replace(/[()]/g, '')}`, 'Right: Test label');

  await expect(sign).toHaveText('F4 plays all tones: listen');
  await keyboard.press('F4');
  await expect(sign).toHaveText('All heard? Press F2', { timeout: 20_000 });
  await keyboard.press('F2');
  await expect(sign).toHaveText('Passed');
  await keyboard.press('F2');
  await expect(setUp).toBeVisible();

  const [ended] = journalOf(join(data, 'station')).filter(({ type }) => type === 'AcceptanceEnded');
  expect(ended?.person).toBe('lea');
  expect(JSON.parse(ended?.body ?? '{}')).toMatchObject({ kind: 'full', passed: true });
  expect(complaints).toEqual([]);
});

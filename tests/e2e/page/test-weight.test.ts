import { expect, test } from '@playwright/test';
import { checkIsDue } from '../../support/page/closing.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';
import { queue } from '../../support/page/views.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1280, 800);
});
test.afterAll(() => played.close());

test('a test weight that is due is said at the queue, weighed by its key, and the queue is back', async () => {
  const { page } = played;
  await played.show(checkIsDue('en'));
  await page.getByRole('button', { name: 'The test weight is due' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put on the test weight: 5.000 kg');
  await played.update({ ...checkIsDue('en'), version: 2, weight: { verdict: 'stable', grams: 5_001 } });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Right: press F2');
  await page.keyboard.press('F2');
  await expect.poll(played.asked).toEqual([{ type: 'checkScale' }]);
  await expect(page.locator('.queue')).toBeVisible();
});

test('one that is not due is weighed by whoever wants to, and says when it was weighed last', async () => {
  const { page } = played;
  const view = checkIsDue('en');
  await played.show({ ...view, scaleCheck: view.scaleCheck && { ...view.scaleCheck, why: null } });
  await expect(page.locator('.queue')).toBeVisible();
  await expect(page.locator('.actions')).toHaveCount(0);
  await page.keyboard.press('F12');
  await page.keyboard.press('F5');
  await expect(page.locator('.step-hint')).toHaveText('Last weighed right: 22 Nov 2026, 07:02.');
  await page.keyboard.press('Escape');
  await expect(page.locator('.queue')).toBeVisible();
  expect(await played.asked()).toEqual([]);
});

test('a scale without a test weight is asked for none', async () => {
  const { page } = played;
  await played.show(queue('en'));
  await page.keyboard.press('F5');
  await page.keyboard.press('F12');
  await expect(page.getByRole('button', { name: 'Weigh the test weight' })).toHaveCount(0);
  await page.keyboard.press('F5');
  await expect(page.locator('.weighing')).toHaveCount(0);
});

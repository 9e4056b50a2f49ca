import { expect, test } from '@playwright/test';
import { CLERK_REPLIES } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';
import { withoutPack } from '../../support/page/views.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1024, 768);
});
test.afterAll(() => played.close());

test('who may not pack is told so, and led by keys to the shipments and to the station', async () => {
  const { page } = played;
  await played.show(withoutPack('en'), undefined, CLERK_REPLIES);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You may not pack here');
  await expect(page.locator('.work-entry')).toHaveCount(0);
  await page.keyboard.press('F1');
  await expect(page.locator('.clerk')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.locator('.not-packing')).toBeVisible();
  await page.keyboard.press('F12');
  await page.keyboard.press('F2');
  await expect.poll(played.asked).toEqual([{ type: 'signOut' }]);
});

test('both ways can be pressed, and a typed badge is a scan', async () => {
  const { page } = played;
  await played.show(withoutPack('de'), undefined, CLERK_REPLIES);
  await page.locator('.not-packing').getByRole('button', { name: 'F12' }).click();
  await expect(page.getByRole('dialog', { name: 'Clara Thomsen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.not-packing').getByRole('button', { name: 'Sendungen' }).click();
  await expect(page.locator('.clerk')).toBeVisible();
  await page.keyboard.press('F1');
  await page.keyboard.type('PW1B.ANA.3K', { delay: 80 });
  await page.keyboard.press('Enter');
  await expect.poll(played.asked).toEqual([{ type: 'scan', text: 'PW1B.ANA.3K' }]);
});

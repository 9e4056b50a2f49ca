import { expect, test } from '@playwright/test';
import { CLERK_REPLIES, clerkView } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';
import { trackingUnusable, trackingView } from '../../support/page/tracking.ts';

// The carrier's numbers: the station says whose is asked for, and everything that is typed or scanned goes to it.

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
] as const;
const SAYS = {
  en: { number: 'no number', unusable: "That is not a carrier's number" },
  de: { number: 'keine Nummer', unusable: 'Das ist keine Nummer eines Paketdienstes' },
} as const;

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
});
test.afterAll(() => played.close());

for (const size of SIZES) {
  for (const language of ['en', 'de'] as const) {
    test(`the dialog says what stands and what was refused, at ${size.width} × ${size.height} in ${language}`, async () => {
      await played.resize(size.width, size.height);
      await played.show(trackingView(language));
      const dialog = played.page.locator('dialog');
      await expect(dialog).toContainText('00340434161094015902');
      await expect(dialog.getByText(SAYS[language].number)).toHaveCount(2);
      await expect(dialog.getByRole('alert')).toHaveCount(0);
      await played.update(trackingUnusable(language));
      await expect(dialog.getByRole('alert')).toContainText(SAYS[language].unusable);
      const box = await dialog.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
    });
  }
}

test('a number is typed or scanned, a carton pressed, a number taken back, and the dialog closed', async () => {
  const { page } = played;
  await played.resize(1280, 800);
  await played.show(trackingView('en'));
  await page.keyboard.type('1Z-1234', { delay: 80 });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Carton 3' }).click();
  await page.keyboard.press('F6');
  await page.keyboard.press('F2');
  await expect
    .poll(played.asked)
    .toEqual([
      { type: 'scan', text: '1Z-1234' },
      { type: 'chooseTracked', carton: 3 },
      { type: 'takeBackTracking' },
      { type: 'endTracking' },
    ]);
  await played.update({ ...trackingView('en'), version: 2, tracking: null });
  await expect(page.locator('dialog')).toHaveCount(0);
});

test('it is opened from the done screen and from the clerk’s record, by key', async () => {
  const { page } = played;
  const done = trackingView('en', { tracking: null });
  await played.show(done);
  await page.keyboard.press('F8');
  const { shipmentId } = done.lastShipment ?? { shipmentId: '' };
  await expect.poll(played.asked).toEqual([{ type: 'askTracking', shipmentId }]);

  await played.show(clerkView('en'), undefined, CLERK_REPLIES);
  await page.keyboard.press('F1');
  const record = page.locator('.record');
  await expect(record).toContainText('Tracking 00340434161094015902 by Lea Brandt: waits for the delivery');
  await page.keyboard.press('Insert');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'askTracking', shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000002' }]);
});

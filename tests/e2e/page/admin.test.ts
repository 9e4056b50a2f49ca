import { expect, test } from '@playwright/test';
import { ADMIN_REPLIES } from '../../support/page/admin.ts';
import { clerkView } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1280, 800);
});
test.afterAll(() => played.close());

async function openAdmin(...keys: readonly string[]): Promise<void> {
  await played.show(clerkView('en'), undefined, ADMIN_REPLIES);
  for (const key of ['F12', 'F4', ...keys]) await played.page.keyboard.press(key);
}

test('what is plugged in comes with its entry, which one click takes whole and Ctrl+C copies', async () => {
  const { page } = played;
  await openAdmin('End', 'ArrowUp');
  const dymo = page.locator('.plugged > li').filter({ hasText: 'DYMO M25' });
  await expect(dymo.locator('.not-allowed')).toContainText('60-packwright.rules');
  const entry = dymo.locator('pre');
  await entry.click();
  expect(await page.evaluate('getSelection().toString()')).toBe(await entry.innerText());
  expect(JSON.parse(await entry.innerText())).toMatchObject({ usb: '0922:8004', place: '1-4.2' });
  const copied = page.evaluate(
    `new Promise((done) => addEventListener('copy', () => done(getSelection().toString()), { once: true }))`,
  );
  await page.keyboard.press('Control+c');
  expect(await copied).toBe(await entry.innerText());
  expect(await played.asked()).toEqual([]);
});

test('a port that is listened to says what it may be, as an entry too', async () => {
  const { page } = played;
  await openAdmin('End', 'ArrowUp');
  const cable = page.locator('.plugged > li').filter({ hasText: 'Prolific' });
  await cable.getByRole('button', { name: 'Listen' }).click();
  await expect(cable).toContainText('May be a scale with protocol "mt-sics"');
  expect(JSON.parse(await cable.locator('pre').innerText())).toMatchObject({
    ...{ id: 'scale-2', kind: 'scale', protocol: 'mt-sics', baudRate: 9_600 },
  });
  await expect(cable.getByRole('button', { name: 'Listen at 9600 baud' })).toBeVisible();
});

test('a port whose bytes are not understood is listened to at the next speed', async () => {
  const { page } = played;
  const noise = { bytes: 12, text: '\u00f8\u0000', suggestions: [], trouble: null };
  await played.show(clerkView('en'), undefined, [
    ...ADMIN_REPLIES.filter(({ type }) => type !== 'listenTo'),
    { type: 'listenTo', heard: noise },
  ]);
  for (const key of ['F12', 'F4', 'End', 'ArrowUp']) await page.keyboard.press(key);
  const cable = page.locator('.plugged > li').filter({ hasText: 'Prolific' });
  for (const speed of [9_600, 2_400, 4_800]) {
    await cable.getByRole('button', { name: `Listen at ${speed} baud` }).click();
  }
  await expect(cable.getByRole('button', { name: 'Listen at 19200 baud' })).toBeVisible();
  const speeds = (await played.questions()).flatMap((one) => (one.type === 'listenTo' ? [one.baudRate] : []));
  expect(speeds).toEqual([9_600, 2_400, 4_800]);
});

test('a scale says how it is set up, how it is kept and what goes over its line', async () => {
  const { page } = played;
  await openAdmin();
  await page.getByRole('button', { name: 'Mettler Toledo BC60' }).click();
  const record = page.locator('.record-body');
  await expect(record.locator('.facts .overdue')).toHaveText(/Calibration\s*overdue since 31 Oct 2026/);
  await expect(record).toContainText('5.000 kg ± 2 g, every 24 hours');
  const profile = page.locator('.profile dl > div');
  await expect(profile.filter({ hasText: 'baudRate' })).toHaveText('baudRate9600');
  await expect(profile.filter({ hasText: 'Asked for its weight with' })).toContainText('SI');
  await expect(page.locator('.raw').last().locator('li').first()).toContainText('from it 20 bytes');
  await expect(profile.last()).not.toBeInViewport();
  for (let turns = 0; turns < 4; turns++) await page.keyboard.press('PageDown');
  await expect(profile.last()).toBeInViewport();
});

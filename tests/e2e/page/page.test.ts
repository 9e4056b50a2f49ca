import { expect, test } from '@playwright/test';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';
import { play, SCREENS } from '../../support/page/screens.ts';
import { packing, queue, verdict } from '../../support/page/views.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
] as const;
const LANGUAGES = ['en', 'de'] as const;
/** What a gloved finger hits. */
const TOUCH_PX = 48;

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
});
test.afterAll(() => played.close());

for (const size of SIZES) {
  for (const language of LANGUAGES) {
    test(`every screen fits ${size.width} × ${size.height} in ${language}, without an error of the page`, async () => {
      await played.resize(size.width, size.height);
      for (const screen of SCREENS) {
        await play(played, screen, language);
        await test.step(screen.name, fits);
      }
      expect(played.complaints).toEqual([]);
    });
  }
}

/** Nothing but lists scrolls, nothing sticks out, the sign is whole, and everything that is pressed can be hit. */
async function fits(): Promise<void> {
  const { page } = played;
  const overflow = await page.evaluate<{ page: number; sign: number }>(`({
    page: Math.max(
      document.documentElement.scrollHeight - innerHeight,
      document.documentElement.scrollWidth - innerWidth,
      ...[...document.querySelectorAll('.frame > *')].map((one) => one.getBoundingClientRect().right - innerWidth),
      ...[...document.querySelectorAll('.frame > *')].map((one) => one.getBoundingClientRect().bottom - innerHeight),
    ),
    sign: Math.max(0, ...[...document.querySelectorAll('.next-sign, .board-sign, .verdict .sheet, dialog')].map(
      (one) => Math.max(one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth))),
  })`);
  expect(overflow).toEqual({ page: 0, sign: 0 });
  await expect(
    page.locator('h1:visible, .verdict.blocking .do:visible').first(),
    'says what to do',
  ).toBeVisible();
  for (const button of await page.locator('button:visible').all()) {
    const box = await button.boundingBox();
    const name = await button.innerText();
    expect(box?.height, name).toBeGreaterThanOrEqual(TOUCH_PX);
    expect(box?.width, name).toBeGreaterThanOrEqual(TOUCH_PX);
  }
}

test('a scan by a keyboard-mode scanner reaches the station, whatever has the focus', async () => {
  await played.show(packing('en'));
  await played.page.getByRole('button', { name: 'Quantity' }).focus();
  await played.page.keyboard.type('4012345678901');
  await played.page.keyboard.press('Enter');
  await expect.poll(played.asked).toEqual([{ type: 'scan', text: '4012345678901' }]);
});

test('an order is opened by keyboard alone', async () => {
  await played.show(queue('en'));
  await played.page.keyboard.press('ArrowDown');
  await played.page.keyboard.press('ArrowDown');
  await played.page.keyboard.press('Enter');
  await expect.poll(played.asked).toEqual([{ type: 'openWork', key: 'W417203' }]);
});

test('what is typed narrows the queue to what it may mean', async () => {
  await played.show(queue('en'));
  await played.page.keyboard.type('linden', { delay: 80 });
  await expect(played.page.locator('.work-entry')).toHaveCount(1);
  await played.page.keyboard.press('Enter');
  await expect.poll(played.asked).toEqual([{ type: 'openWork', key: 'W417215' }]);
});

test('a carton is closed, a quantity typed and a short shipment explained by keyboard alone', async () => {
  const { page } = played;
  await played.show(packing('en'));
  await page.keyboard.press('F2');
  await page.keyboard.press('F5');
  await page.keyboard.type('6', { delay: 80 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('F10');
  await page.keyboard.type('1', { delay: 80 });
  await page.keyboard.press('Enter');
  await expect
    .poll(played.asked)
    .toEqual([
      { type: 'closeCarton' },
      { type: 'typeQuantity', count: 6 },
      { type: 'closeShipment', reason: 'Not on stock' },
    ]);
  await expect(page.locator('dialog')).toHaveCount(0);
});

test('a dialog closes with Escape and does nothing', async () => {
  await played.show(packing('en'));
  await played.page.keyboard.press('F8');
  await expect(played.page.getByRole('dialog', { name: 'Put aside' })).toBeVisible();
  await played.page.keyboard.press('Escape');
  await expect(played.page.locator('dialog')).toHaveCount(0);
  expect(await played.asked()).toEqual([]);
});

test('the focus can be seen', async () => {
  await played.show(packing('en'));
  await played.page.keyboard.press('Tab');
  await expect(played.page.locator(':focus-visible')).toHaveCSS('outline-style', 'solid');
});

test('a PIN is on the screen nowhere', async () => {
  const pin = SCREENS.find(({ name }) => name === 'dialog-override-pin');
  await played.show(pin?.view('en') ?? null);
  await played.page.keyboard.press('1');
  await played.page.keyboard.press('Enter');
  await played.page.keyboard.type('8642', { delay: 80 });
  await expect(played.page.locator('.pad-line')).toHaveText('••••');
  expect(await played.page.locator('body').innerText()).not.toContain('8642');
  await played.page.keyboard.press('Enter');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'override', badge: 'LEA', pin: '8642', reason: 'Checked by hand, goods are right' }]);
});

test('a verdict is painted as soon as it comes, and its moment is marked', async () => {
  await played.show(packing('en'));
  await played.tell({
    ...verdict('over', 'OVER_SCAN', { name: 'Nuts', remaining: 1, scanned: 2, uom: 'PC' }),
    seq: 5001,
  });
  await expect(played.page.getByRole('alert', { name: 'Answer to the last scan' })).toContainText(
    'Too many: Nuts',
  );
  await expect
    .poll(() => played.page.evaluate("performance.getEntriesByName('verdict-painted:5001').length"))
    .toBe(1);
});

test('the next line is in view, however long the order and wherever the list was scrolled', async () => {
  const longOrder = SCREENS.find(({ name }) => name === 'packing-long-order')?.view('en');
  if (!longOrder?.session) throw new Error('The fixtures have no long order');
  await played.show(longOrder);
  await expect(played.page.locator('.line.next')).toBeInViewport();
  await played.page.locator('.lines ol').hover();
  await played.page.mouse.wheel(0, 5_000);
  await expect(played.page.locator('.line.next')).not.toBeInViewport();
  const lines = longOrder.session.lines.map((line) => ({ ...line, isNext: line.line === 41 }));
  await played.update({ ...longOrder, version: 2, session: { ...longOrder.session, lines } });
  await expect(played.page.locator('.line.next')).toBeInViewport();
});

test('the page speaks the language of the view that comes', async () => {
  await played.show(queue('en'));
  await played.update({ ...queue('de'), version: 2 });
  await expect(played.page.getByRole('heading', { name: 'Zu packen, nach Fälligkeit' })).toBeVisible();
  await expect(played.page.locator('html')).toHaveAttribute('lang', 'de');
});

test('what SAP changed of the order stands above it, and F2 takes it over', async () => {
  const changed = SCREENS.find(({ name }) => name === 'packing-changed');
  await played.show(changed?.view('en') ?? null);
  const band = played.page.getByRole('status', { name: 'What SAP changed of this order' });
  await expect(band).toContainText('only 16 BT instead of 20');
  await expect(band).toContainText('New address');
  await played.page.keyboard.press('F2');
  await expect.poll(played.asked).toEqual([{ type: 'acceptChanges' }]);
});

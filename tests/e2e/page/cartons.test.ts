import { expect, test } from '@playwright/test';
import { firstCarton, openCarton } from '../../support/page/goods.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';
import { packing } from '../../support/page/views.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1024, 768);
});
test.afterAll(() => played.close());

/** Two cartons with labels, and one that is still being packed: its keys would do nothing. */
const cartons = [
  { ...firstCarton('en'), number: 1 },
  { ...firstCarton('en'), number: 2 },
  { ...openCarton('en'), number: 3 },
];

test.beforeEach(async () => {
  await played.show(packing('en', { cartons }));
  await played.page.keyboard.press('F7');
});

test('the label of the carton that the arrow keys lead to is printed again by its key', async () => {
  const { keyboard } = played.page;
  const current = played.page.locator('.carton-list [aria-current="true"] .carton-number');
  await expect(current).toHaveText('2');
  await keyboard.press('ArrowDown');
  await expect(current).toHaveText('2');
  await keyboard.press('ArrowUp');
  await expect(current).toHaveText('1');
  await keyboard.press('F2');
  await expect(played.page.locator('dialog')).toHaveCount(0);
  await expect.poll(played.asked).toEqual([{ type: 'reprintLabel', carton: 1 }]);
});

test('a carton is opened again by its key, once the reason is said', async () => {
  const { keyboard } = played.page;
  for (const key of ['F4', '1', 'Enter']) await keyboard.press(key);
  await expect.poll(played.asked).toEqual([{ type: 'reopenCarton', number: 2, reason: expect.any(String) }]);
});

test('the key that opened the dialog, pressed twice, prints nothing', async () => {
  await played.page.keyboard.press('F7');
  await expect(played.page.locator('dialog')).toBeVisible();
  expect(await played.asked()).toEqual([]);
});

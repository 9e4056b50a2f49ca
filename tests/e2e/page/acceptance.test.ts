import { expect, test } from '@playwright/test';
import { labelTrialView, provingView, scaleTrialView, soundTrialView } from '../../support/page/admin.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1280, 800);
});
test.afterAll(() => played.close());

test('a code is scanned or left out; a device is tried by its key', async () => {
  const { keyboard } = played.page;
  await played.show(provingView('en'));
  await keyboard.press('F2');
  await keyboard.press('F6');
  await expect.poll(played.asked).toEqual([{ type: 'skipStep' }]);
  for (const view of [scaleTrialView('en'), labelTrialView('en')]) {
    await played.show(view);
    await keyboard.press('F2');
    await expect.poll(played.asked).toEqual([{ type: 'tryStep' }]);
  }
});

test('the step that is due is in sight, with what was wrong and what the scale shows now', async () => {
  const view = scaleTrialView('en');
  await played.show(view);
  await expect(played.page.locator('.sheet-codes [aria-current="true"]')).toBeInViewport();
  await expect(played.page.locator('.came')).toContainText('The test weight of 5.000 kg ± 2 g.');
  await expect(played.page.locator('.live')).toHaveText('4.992 kg steady');
  await played.update({ ...view, version: 2, weight: { verdict: 'moving', grams: 5_000 } });
  await expect(played.page.locator('.live')).toHaveText('5.000 kg moving');
});

test('a label that is on its way is not asked for twice', async () => {
  const { page } = played;
  const view = labelTrialView('en');
  const steps = view.acceptance?.steps.map((step) =>
    step.state === 'wrong'
      ? { ...step, state: 'due' as const, trouble: null, print: 'printing' as const }
      : step,
  );
  await played.show({ ...view, acceptance: view.acceptance && { ...view.acceptance, steps: steps ?? [] } });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The label is on its way');
  await page.keyboard.press('F2');
  await page.keyboard.press('F6');
  await expect.poll(played.asked).toEqual([{ type: 'skipStep' }]);
});

test('nobody has heard all tones before all were played, each said by its name', async () => {
  const { page } = played;
  await page.clock.install();
  await played.show(soundTrialView('en'));
  await page.keyboard.press('F2');
  await page.keyboard.press('F4');
  const sign = page.getByRole('heading', { level: 1 });
  for (const tone of ['right', 'complete', 'note', 'wrong', 'one too many', 'wrong lot', 'wrong weight']) {
    await expect(sign).toHaveText(`Now: ${tone}`);
    await page.clock.runFor(1_300);
  }
  await expect(sign).toHaveText('All heard? Press F2');
  await page.keyboard.press('F2');
  await expect.poll(played.asked).toEqual([{ type: 'tryStep' }]);
  expect(played.complaints).toEqual([]);
});

import { expect, test } from '@playwright/test';
import type { BenchReport, StationReply } from '../../../shared/contracts/questions.ts';
import { ADMIN_REPLIES } from '../../support/page/admin.ts';
import { clerkView } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';

// The admin's screen of the company in SAP.

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
});
test.afterAll(() => played.close());

/** The admin looks at the company, with the report changed in this way. */
async function look(
  language: 'en' | 'de',
  change: (report: BenchReport) => BenchReport = (report) => report,
) {
  const replies = ADMIN_REPLIES.map(
    (reply): StationReply =>
      reply.type === 'benchReport' ? { ...reply, report: change(reply.report) } : reply,
  );
  await played.show(clerkView(language), undefined, replies);
  for (const key of ['F12', 'F4', 'End']) await played.page.keyboard.press(key);
  await expect(played.page.locator('.record h2')).toHaveText(
    language === 'de' ? 'Die Firma in SAP' : 'The company in SAP',
  );
}

const listed = () => played.page.locator('.findings li');

test('says what was found, worst first, with what it means and what to do, in both languages', async () => {
  await look('en');
  await expect(listed().first()).toContainText('Numbering series for deliveries');
  await expect(listed().first()).toContainText('Series Primary is locked.');
  await expect(listed().first()).toContainText('Without an open one, SAP refuses every delivery.');
  await expect(listed().first()).toContainText('Document Numbering → Delivery');
  await expect(listed().filter({ hasText: 'U_PW_SHIPMENT' })).toContainText(
    'SAP says: You are not permitted to perform this action',
  );
  await expect(listed().filter({ hasText: 'U_PW_TOTE' })).toContainText('only after a restart');
  await expect(listed().last()).toContainText('Package types');
  await expect(listed().last()).not.toContainText('do not say their packages');
  await expect(played.page.locator('.facts')).toContainText('in force since 3 Sept 2026');

  await look('de');
  await expect(listed().first()).toContainText('Serie Primary ist gesperrt.');
  await expect(played.page.locator('.facts')).toContainText('gilt seit 03.09.2026');
});

test('is turned over by keyboard', async () => {
  await look('en');
  await expect(listed().last()).not.toBeInViewport();
  for (let page = 0; page < 6; page++) await played.page.keyboard.press('PageDown');
  await expect(listed().last()).toBeInViewport();
  for (let page = 0; page < 6; page++) await played.page.keyboard.press('PageUp');
  await expect(listed().first()).toBeInViewport();
});

test('each state has a shape of its own', async () => {
  await look('en');
  const shapeOf = (state: string) => played.page.locator(`.findings .${state} svg`).first().innerHTML();
  const states = ['obstacle', 'missing', 'madeButNotVisible', 'notSeen', 'worthKnowing', 'present'];
  expect(new Set(await Promise.all(states.map(shapeOf))).size).toBe(states.length);
});

test('is checked again, and what is missing made, by key and by hand', async () => {
  await look('en');
  await played.page.keyboard.press('F5');
  await played.page.getByRole('button', { name: 'Make what is missing' }).click();
  await expect.poll(played.asked).toEqual([
    { type: 'setUpCompany', make: false },
    { type: 'setUpCompany', make: true },
  ]);
});

test('cannot be asked twice at once, and offers to make nothing where nothing is missing', async () => {
  await look('en', (report) => ({ ...report, isCompanyAsked: true }));
  await expect(played.page.getByRole('status').filter({ hasText: 'SAP is being asked' })).toBeVisible();
  await expect(played.page.getByRole('button', { name: 'Check again' })).toBeDisabled();
  await played.page.keyboard.press('F6');
  expect(await played.asked()).toEqual([]);
  await look('en', ({ company, ...report }) => ({
    ...report,
    company: company && { ...company, setUp: company.setUp && { ...company.setUp, findings: [] } },
  }));
  await expect(played.page.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await expect(played.page.getByRole('button', { name: 'Make what is missing' })).toHaveCount(0);
  await played.page.keyboard.press('F6');
  expect(await played.asked()).toEqual([]);
});

test('says it when it was never looked at, when nothing can be posted, and when the sync service is away', async () => {
  await look('en', ({ company, ...report }) => ({
    ...report,
    company: company && { ...company, setUp: null },
  }));
  await expect(played.page.locator('.record')).toContainText('was not looked at yet');
  await look('en', ({ company, ...report }) => ({
    ...report,
    company: company && { ...company, promise: 'unknown' },
  }));
  await expect(played.page.locator('.facts')).toContainText('Nothing is posted');
  const away = { ...clerkView('en').sync, state: 'away' } as const;
  await played.update({ ...clerkView('en'), version: 2, sync: away });
  await expect(played.page.locator('.record')).toContainText('The sync service is away');
});

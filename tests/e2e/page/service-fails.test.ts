import { expect, test } from '@playwright/test';
import type { ShellStatus } from '../../../shared/contracts/channel.ts';
import { CLERK_REPLIES, clerkView } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1280, 800);
});
test.afterAll(() => played.close());

test('whoever waits for the station service is told when waiting is no use', async () => {
  const banner = played.page.locator('.service-banner');
  await played.show(clerkView('en'), { ...failing('station'), trouble: null });
  await expect(banner).toContainText('The station service is coming back');
  await played.show(clerkView('en'), failing('station'));
  await expect(banner).toContainText('The station service keeps failing');
  await expect(banner).toContainText('why stands in logs/station.log');
  await played.show(null, failing('station'));
  await expect(played.page.locator('.starting')).toContainText('The station service keeps failing');
});

test('a sync service that keeps failing is named as what it is, where the clerk looks', async () => {
  await played.show(clerkView('de'), failing('sync'), CLERK_REPLIES);
  await expect(played.page.locator('.service-banner')).toHaveCount(0);
  await played.page.keyboard.press('F1');
  await expect(played.page.locator('.sap-standing')).toContainText('Dauernd ausgefallen: Abgleichdienst');
  await expect(played.page.locator('.sap-standing')).toContainText('logs/sync.log');
});

function failing(service: 'station' | 'sync'): ShellStatus {
  return {
    ...{ station: 'running', sync: 'running', sandbox: 'none', runtime: 'Electron' },
    [service]: 'restarting',
    trouble: { code: 'SERVICE_KEEPS_FAILING', params: { service, times: 4 } },
  };
}

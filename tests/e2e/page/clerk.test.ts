import { expect, test } from '@playwright/test';
import type { StationQuestion } from '../../../shared/contracts/questions.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { ADMIN_REPLIES, provenView, provingView } from '../../support/page/admin.ts';
import { CLERK_REPLIES, clerkView } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';
import { queue } from '../../support/page/views.ts';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1280, 800);
});
test.afterAll(() => played.close());

async function openClerk(view: StationView = clerkView('en')): Promise<void> {
  await played.show(view, undefined, CLERK_REPLIES);
  await played.page.keyboard.press('F1');
  await expect(played.page.locator('.found-entry')).toHaveCount(5);
}

/** The questions of one kind, in order. */
async function questions<Type extends StationQuestion['type']>(type: Type) {
  const asked = await played.questions();
  return asked.filter((one): one is Extract<StationQuestion, { type: Type }> => one.type === type);
}

test('shipments are found by typing, filtered and turned over, and chosen by keyboard alone', async () => {
  const { keyboard } = played.page;
  await openClerk();
  await keyboard.type('claussen', { delay: 60 });
  await expect.poll(async () => (await questions('findShipments')).at(-1)?.text).toBe('claussen');
  await keyboard.press('Escape');
  await keyboard.press('F2');
  await expect
    .poll(async () => (await questions('findShipments')).at(-1))
    .toMatchObject({ text: '', stuckOnly: true });
  await keyboard.press('F3');
  await keyboard.press('7');
  await keyboard.press('Enter');
  await expect
    .poll(async () => (await questions('findShipments')).at(-1))
    .toMatchObject({ stuckOnly: false, states: ['awaitingApproval'] });
  await keyboard.press('F3');
  await expect.poll(async () => (await questions('findShipments')).at(-1)).toMatchObject({ states: [] });
  await keyboard.press('F3');
  await keyboard.press('1');
  await keyboard.press('Enter');
  await expect
    .poll(async () => (await questions('findShipments')).at(-1)?.states)
    .toEqual(['waiting', 'posting', 'refused', 'unknown', 'awaitingApproval', 'held', 'givenBack']);
  await expect(played.page.getByRole('button', { name: 'Not in SAP' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await keyboard.press('PageDown');
  await expect
    .poll(async () => (await questions('findShipments')).at(-1)?.before)
    .toMatchObject({ shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000005' });
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect
    .poll(async () => (await questions('shipmentRecord')).at(-1)?.shipmentId)
    .toBe('0193a1c2-7c10-7f3a-9c11-3a5e00000003');
  await expect(played.page.locator('.found-entry[aria-current="true"]')).toContainText('417171');
});

test('a refused shipment says why and is tried again by its key; one in SAP is not', async () => {
  await openClerk();
  const record = played.page.locator('.record');
  await expect(record).toContainText('Correct the stock in SAP, then try again.');
  await expect(record).toContainText('SAP says: “-10 Quantity falls into negative inventory');
  await played.page.keyboard.press('F5');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'retryShipment', shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000002' }]);

  const replies = CLERK_REPLIES.map((reply) =>
    reply.type === 'shipmentRecord'
      ? {
          ...reply,
          record: { ...reply.record, shipment: { ...reply.record.shipment, state: 'posted' as const } },
        }
      : reply,
  );
  await played.show(clerkView('en'), undefined, replies);
  await played.page.keyboard.press('F1');
  await expect(record).toContainText('Order 417176');
  await expect(played.page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await played.page.keyboard.press('F5');
  await played.page.keyboard.press('F6');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'reprintSlip', shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000002' }]);
});

test('a state that changes is shown without anybody asking for it', async () => {
  await openClerk();
  const before = (await questions('findShipments')).length;
  const view = clerkView('en');
  const [first, ...others] = view.shipments;
  if (!first) throw new Error('The fixtures have no shipments');
  await played.update({ ...view, version: 2, shipments: [{ ...first, state: 'posted' }, ...others] });
  await expect.poll(async () => (await questions('findShipments')).length).toBeGreaterThan(before);
});

test('a lot is traced by typing it, and a carton leads to its shipment by touch', async () => {
  const { page } = played;
  await openClerk();
  await page.keyboard.press('F4');
  await page.keyboard.type('L2608-41', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => await questions('traceGoods'))
    .toEqual([{ type: 'traceGoods', mark: 'L2608-41', itemCode: null }]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '“L2608-41” is in 623 cartons of 214 shipments',
  );
  await expect(page.locator('.traced-entry').first()).toBeDisabled();
  await page.locator('.traced-entry').nth(1).click();
  await expect(page.locator('.record')).toContainText('Order 417176');
});

test('nothing that is typed at the clerk’s screen is taken for a scan; closed, the bench is as it was', async () => {
  const { page } = played;
  await openClerk();
  await page.keyboard.type('417176', { delay: 60 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('.queue')).toBeVisible();
  expect(await played.asked()).toEqual([]);
});

test('a station that cannot answer says so', async () => {
  await played.show(clerkView('en'));
  await played.page.keyboard.press('F1');
  await expect(
    played.page.getByRole('alert').filter({ hasText: 'not there just now' }).first(),
  ).toBeVisible();
});

test('the set-up is its admin’s: a packer has no way to it', async () => {
  const { page } = played;
  await played.show(queue('en'), undefined, ADMIN_REPLIES);
  await page.keyboard.press('F12');
  await expect(page.getByRole('dialog').getByText('Set-up of this station')).toHaveCount(0);
  await page.keyboard.press('F4');
  await expect(page.locator('.admin')).toHaveCount(0);
  await page.keyboard.press('F3');
  await expect.poll(played.asked).toEqual([{ type: 'startAcceptance', kind: 'shift' }]);
});

test('the admin sees what came from a device, control characters by their names', async () => {
  const { page } = played;
  await played.show(clerkView('en'), undefined, ADMIN_REPLIES);
  await page.keyboard.press('F12');
  await page.keyboard.press('F4');
  await expect(page.locator('.raw code').nth(1)).toHaveText(
    ']d20104012345678901172708311' + '0L2608-41GS99A+B',
  );
  await page.keyboard.press('End');
  await expect(page.locator('.record')).toContainText('Each delivery is looked up by its number');
  await page.keyboard.press('F2');
  await page.keyboard.press('F7');
  await page.keyboard.press('F4');
  await expect
    .poll(played.asked)
    .toEqual([
      { type: 'printTestSheet' },
      { type: 'printCommandSheet' },
      { type: 'startAcceptance', kind: 'full' },
    ]);
});

test('the test sheet is worked through by scans and keys, in front of every other screen', async () => {
  const { page } = played;
  await played.show(clerkView('en'), undefined, CLERK_REPLIES);
  await page.keyboard.press('F1');
  await played.update({ ...provingView('en'), version: 2 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scan code 3');
  await page.keyboard.type(']C190PW');
  await page.keyboard.press('Control+]');
  await page.keyboard.type('99A+B');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F6');
  await page.keyboard.press('Escape');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'scan', text: ']C190PW\u001d99A+B' }, { type: 'skipStep' }, { type: 'endAcceptance' }]);
  await played.update({ ...provenView('en'), version: 3 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed');
});

test('why the sync service has stopped, which it cannot say itself, stands above the shipments', async () => {
  const detail = 'sap needs either password or passwordFile, one of the two.';
  const trouble = { code: 'CONFIG_INVALID', params: { detail } };
  const shell = {
    station: 'running',
    sync: 'halted',
    sandbox: 'none',
    trouble,
    runtime: 'Electron',
  } as const;
  await played.show(clerkView('en'), shell, CLERK_REPLIES);
  await played.page.keyboard.press('F1');
  await expect(played.page.locator('.sap-standing')).toContainText("The station's settings have a mistake");
  await expect(played.page.locator('.sap-standing')).toContainText(detail);
});

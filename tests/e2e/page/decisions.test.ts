import { expect, test } from '@playwright/test';
import type { ShipmentView } from '../../../shared/contracts/station-view.ts';
import { ALARM_REPLIES, alarmView } from '../../support/page/alarms.ts';
import { clerkView, deliveryDiffers, withShipment } from '../../support/page/clerk.ts';
import { openPage, type PlayedPage } from '../../support/page/open-page.ts';

// What a shipping clerk decides on a shipment, and sees of SAP's differences: by keys, by finger, with rights.

const SHIPMENT = '0193a1c2-7c10-7f3a-9c11-3a5e00000002';

let played: PlayedPage;
test.beforeAll(async () => {
  played = await openPage();
  await played.resize(1280, 800);
});
test.afterAll(() => played.close());

async function openRecord(
  changes: Partial<ShipmentView> = {},
  rights: readonly string[] = ['pack', 'hold', 'giveBack'],
): Promise<void> {
  const view = clerkView('en');
  const person = { id: 'lea', name: 'Lea Brandt', rights: [...rights] };
  await played.show({ ...view, person }, undefined, withShipment(changes));
  await played.page.keyboard.press('F1');
  await expect(played.page.locator('.record')).toContainText('Order 417176');
}

const buttons = () => played.page.locator('.record .why .doings button').allInnerTexts();
const because = (code: string) => ({ reason: { code, params: {} } });

test('what makes sense for the reason is offered, the likeliest first, and nothing where nothing helps', async () => {
  const offered = async (changes: Partial<ShipmentView>) => {
    await openRecord(changes);
    return (await buttons()).map((text) => text.replace(/\s+/g, ' ').trim());
  };
  expect(await offered({})).toEqual([
    'F5 Try again',
    'F7 Change lot',
    'F8 Ship a part',
    'F11 Booked by hand',
    'F9 Hold back',
    'F10 Give back',
  ]);
  expect(await offered(because('ORDER_CLOSED'))).toEqual([
    'F11 Booked by hand',
    'F10 Give back',
    'F5 Try again',
    'F9 Hold back',
  ]);
  await expect(played.page.locator('.record .why button.primary')).toHaveText(/Booked by hand/);
  expect(await offered({ state: 'held', ...because('CREDIT_LIMIT') })).toEqual([
    'F5 Try again',
    'F8 Ship a part',
    'F11 Booked by hand',
    'F10 Give back',
  ]);
  expect(await offered({ state: 'awaitingApproval', ...because('APPROVAL_NEEDED') })).toEqual([
    'F5 Try again',
  ]);
  expect(await offered({ state: 'posted', reason: null, documentNumber: 800_417 })).toEqual([]);
  expect(await offered({ state: 'givenBack', ...because('GIVEN_BACK_FREE') })).toEqual([]);
});

test('who has not the right is told that others have, and no key does it', async () => {
  await openRecord({}, ['pack']);
  expect((await buttons()).length).toBe(1);
  await expect(played.page.locator('.record .why')).toContainText(
    'Somebody with the right may also: Change lot, Ship a part, Booked by hand, Hold back, Give back.',
  );
  for (const key of ['F7', 'F8', 'F9', 'F10', 'F11']) await played.page.keyboard.press(key);
  await expect(played.page.getByRole('dialog')).toHaveCount(0);
  expect(await played.asked()).toEqual([]);
});

test('a shipment is held by keyboard alone, for a ready reason', async () => {
  await openRecord();
  await played.page.keyboard.press('F9');
  await expect(played.page.getByRole('dialog')).toContainText('Why is the shipment held back?');
  await played.page.keyboard.press('2');
  await played.page.keyboard.press('Enter');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'holdShipment', shipmentId: SHIPMENT, reason: 'Waiting for stock in SAP' }]);
  await expect(played.page.getByRole('dialog')).toHaveCount(0);
});

test('giving back asks once more, names the cartons that come back, and does nothing when it is closed', async () => {
  const { page } = played;
  await openRecord();
  const toLastWord = async () => {
    await page.keyboard.press('F7');
    await page.keyboard.type('locked', { delay: 60 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Give order 417176 back?' })).toBeVisible();
  };
  await toLastWord();
  const looked = (await played.questions()).flatMap((one) => (one.type === 'findShipments' ? one.text : []));
  expect(new Set(looked), 'a reason looks for nothing').toEqual(new Set(['']));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing undoes this.');
  await expect(dialog).toContainText('pack it from another lot');
  await expect(dialog).toContainText('3 4012 3450 0000 4176 0');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await played.asked()).toEqual([]);
  await toLastWord();
  await page.keyboard.press('F2');
  await expect
    .poll(played.asked)
    .toEqual([{ type: 'giveBackShipment', shipmentId: SHIPMENT, action: 'changeLot', reason: 'locked' }]);
});

test('a part is shipped by finger alone', async () => {
  const { page } = played;
  await openRecord();
  await page.getByRole('button', { name: 'Ship a part' }).click();
  await page.getByRole('button', { name: 'An item is locked in SAP' }).click();
  await page.getByRole('button', { name: 'Give it back' }).click();
  await expect
    .poll(played.asked)
    .toEqual([
      { type: 'giveBackShipment', shipmentId: SHIPMENT, action: 'split', reason: 'An item is locked in SAP' },
    ]);
});

test('what was booked by hand is named by the number of its delivery, by keyboard; nothing else is one', async () => {
  const { page } = played;
  await openRecord();
  await page.keyboard.press('F11');
  const dialog = page.getByRole('dialog', { name: 'Booked by hand?' });
  await expect(dialog).toContainText('booked in SAP for order 417176');
  for (const text of ['0', 'A1', '1.5']) {
    await page.keyboard.type(text, { delay: 60 });
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
  }
  expect(await played.asked()).toEqual([]);
  await page.keyboard.type('800427', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect.poll(played.asked).toEqual([{ type: 'bookedByHand', shipmentId: SHIPMENT, number: 800_427 }]);
  await expect(dialog).toHaveCount(0);
});

test('and by finger alone', async () => {
  const { page } = played;
  await openRecord();
  await page.getByRole('button', { name: 'Booked by hand' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Assign' })).toBeDisabled();
  // As slowly as fingers do it: what comes faster is a scanner's.
  const delay = 60;
  for (const digit of '800427')
    await dialog.getByRole('button', { name: digit, exact: true }).click({ delay });
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await expect.poll(played.asked).toEqual([{ type: 'bookedByHand', shipmentId: SHIPMENT, number: 800_427 }]);
});

test('what a delivery differs in is said, and that it was asked for stands in the record', async () => {
  const { page } = played;
  const at = '2026-11-24T08:01:00.000Z';
  const params = { number: 800_427, detail: 'SIL-TRA-310: 12 (L1) ≠ 10 (L1)' };
  const replies = withShipment(
    {},
    { what: 'booked', at, by: 'Lea Brandt', number: 800_427 },
    { what: 'notDone', at, action: 'bookedByHand', refusal: { code: 'DELIVERY_DIFFERS', params } },
  );
  await played.show(deliveryDiffers('en'), undefined, replies);
  await page.keyboard.press('F1');
  await expect(page.locator('.record .steps')).toContainText([
    /Lea Brandt says that it was booked by hand, as delivery 800427/,
  ]);
  await expect(page.locator('.record .steps')).toContainText([/SIL-TRA-310: 12 \(L1\) ≠ 10 \(L1\)/]);
  await expect(page.getByText('BLT-M10-120: 3 ≠ 0')).toBeVisible();
});

test('whose decision stands, and what was not carried out, is seen', async () => {
  const at = '2026-11-24T08:01:00.000Z';
  const replies = withShipment(
    { state: 'held', reason: null, sapSaid: null },
    { what: 'decided', at, by: 'Lea Brandt', action: 'hold', why: 'Question to the customer' },
    { what: 'notDone', at, action: 'hold', refusal: { code: 'SYNC_AWAY', params: {} } },
  );
  await played.show(clerkView('en'), undefined, replies);
  await played.page.keyboard.press('F1');
  await expect(played.page.locator('.record .why')).toContainText(
    'Lea Brandt holds it back “Question to the customer”',
  );
  await expect(played.page.locator('.record .steps')).toContainText([
    'Nothing was done: the sync service is away',
  ]);
});

test('alarms stand in the head of every screen, and show their evidence; one leads to its shipment', async () => {
  const { page } = played;
  await played.show(alarmView('en'), undefined, ALARM_REPLIES);
  await expect(page.getByRole('banner').getByText('2 need a person · 3 alarms')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.locator('.alarm-notice')).toContainText('3 alarms');
  await page.keyboard.press('Home');
  const evidence = page.locator('.record');
  await expect(evidence).toContainText('Compare the lines and correct the stock in SAP.');
  await expect(evidence).toContainText('Delivery 800431');
  await expect(evidence.locator('.differences tbody tr')).toHaveCount(2);
  await expect(evidence).toContainText('8 Lot L2608-41 · 01-R2-B03');
  await expect(evidence).toContainText('4 Lot L2608-44 · bin no. 32');
  await expect(evidence).toContainText('nothing');
  await page.keyboard.press('ArrowDown');
  await expect(evidence).toContainText('cancelled');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await expect(page.locator('.record')).toContainText('Order 417176');
});

test('alarms of before are said to be so while the sync service is away', async () => {
  const away = { state: 'away', since: '2026-11-24T08:41:00.000Z' } as const;
  await played.show(alarmView('en', { sync: away }), undefined, ALARM_REPLIES);
  await played.page.keyboard.press('F1');
  await played.page.keyboard.press('Home');
  await expect(played.page.getByText('As it was at 24 Nov 2026, 09:41')).toBeVisible();
  await expect(played.page.locator('.found-entry.alarm')).toHaveCount(3);
});

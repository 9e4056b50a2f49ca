import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import * as hands from '../../support/bench-hands.ts';
import { hammer, manyScrews, screws } from '../../support/bench-work.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

// A reserve invoice and an order of the same numbers on one real station.

const order = manyScrews(2);
const invoice = {
  ...order,
  key: 'RI500',
  tote: null,
  order: { ...order.order, kind: 'reserveInvoice' },
  lines: order.lines.map((line) => ({ ...line, alternatives: [hammer.itemCode] })),
} as const;

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([order, invoice]);
});
afterEach(() => bench.close());

const code = (item: typeof screws) => item.barcodes[0]?.code ?? '';

describe('a reserve invoice', () => {
  it('is opened by its own number, packed, and confirmed as what it is', async () => {
    expect(await hands.scanAll(bench, ANA, 'RI1500')).toEqual(['SignedIn', 'SessionOpened']);
    await bench.view('the invoice', ({ session }) => session?.orderKind === 'reserveInvoice');
    expect(await hands.scanAll(bench, code(screws), code(screws))).toEqual(['UnitPacked', 'OrderCompleted']);
    await hands.closeCarton(bench, 350 + 2 * 600);
    expect(await bench.press({ type: 'closeShipment', reason: null })).toEqual({ ok: true });
    await until('the confirmation arrives', () => bench.sync.submitted.length > 0);
    expect(bench.sync.submitted).toMatchObject([
      { workKey: 'RI500', orderKind: 'reserveInvoice', orderEntry: 500, orderNumber: 1500 },
    ]);
    const { lastShipment } = await bench.view('the end', ({ screen }) => screen === 'done');
    expect(lastShipment).toMatchObject({ orderKind: 'reserveInvoice', orderNumber: 1500 });
    await bench.crash();
    expect(verifyJournal(bench.data)).toMatchObject({ problems: [], shipments: 1 });
  });

  it('is not the order of its number: that is opened by its own', async () => {
    expect(await hands.scanAll(bench, ANA, 'SO1500')).toEqual(['SignedIn', 'SessionOpened']);
    await bench.view('the order', ({ session }) => session?.workKey === 'SO500');
    expect((await bench.scan(code(hammer))).message.code).toBe('ITEM_NOT_ON_ORDER');
  });
});

it('what SAP names in the place of a short item is told as that, and not packed', async () => {
  await hands.scanAll(bench, ANA, 'RI1500');
  const { ok, message } = await bench.scan(code(hammer));
  expect([ok, message]).toEqual([
    false,
    {
      code: 'ITEM_IS_ALTERNATIVE',
      params: { item: hammer.itemCode, name: hammer.name, ordered: screws.name },
    },
  ]);
  await bench.view('nothing packed', ({ session }) =>
    (session?.lines ?? []).every(({ packed }) => packed === 0),
  );
});

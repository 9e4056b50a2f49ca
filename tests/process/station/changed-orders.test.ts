import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { openCatalogue } from '../../../electron/station/orders/catalogue.ts';
import { commandCode } from '../../../shared/barcode/index.ts';
import type { Readiness } from '../../../shared/contracts/catalogue.ts';
import type { Work, WorkLine } from '../../../shared/packing/work.ts';
import * as hands from '../../support/bench-hands.ts';
import { aTote, drill, muesli, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { ANA, LEA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

const code = (item: typeof muesli) => item.barcodes[0]?.code ?? '';
const lotScan = (lot: string) => `]d201${code(muesli).padStart(14, '0')}10${lot}`;
const newAddress = { ...aTote().shipTo, street: 'Neuer Weg 2' };

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([aTote()]);
});
afterEach(async () => {
  await bench.close();
});

const scanAll = (...texts: readonly string[]) => hands.scanAll(bench, ...texts);

/** SAP has the tote like this from now on, under a revision that is the work's own. */
function sapHas(changes: Partial<Work>, lines: Readonly<Record<number, Partial<WorkLine>>> = {}): Work {
  const work = aTote({ revision: JSON.stringify([changes, Object.keys(lines)]), ...changes });
  return { ...work, lines: work.lines.map((line) => ({ ...line, ...lines[line.line] })) };
}

async function press(type: 'acceptChanges' | 'startTakeOut' | 'endTakeOut' | 'newCarton'): Promise<void> {
  expect(await bench.press({ type })).toEqual({ ok: true });
}

async function refusalOf(command: Parameters<StationBench['press']>[0]) {
  const answer = await bench.press(command);
  return answer.ok ? null : answer.refusal;
}

const changeCodes = async (what: string, ...codes: readonly string[]) =>
  await bench.view(what, ({ session }) => session?.changes.map((one) => one.code).join() === codes.join());

/** Weighs the carton, closes it and scans its label back. Gives the label's bytes. */
const closeCarton = async (grams: number) => (await hands.closeCarton(bench, grams)).label;

async function expectOneShipment(lines: readonly (readonly [string, number])[]): Promise<void> {
  expect(await bench.press({ type: 'closeShipment', reason: 'the rest was cancelled' })).toEqual({
    ok: true,
  });
  await until('the confirmation arrives', () => bench.sync.submitted.length > 0);
  expect(bench.sync.submitted).toHaveLength(1);
  const [confirmation] = bench.sync.submitted;
  expect(confirmation?.lines.map((line) => [line.itemCode, line.baseQuantity])).toEqual(lines);
  await bench.crash();
  expect(verifyJournal(bench.data)).toMatchObject({ problems: [], shipments: 1 });
}

describe('an order that SAP changes in the middle of a carton', () => {
  it('goes on when somebody has taken the change over, and becomes one delivery of what SAP has now', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws), code(screws), lotScan('L-1'), lotScan('L-1'));
    const now = sapHas({ shipTo: newAddress }, { 2: { quantity: 1 } });
    bench.sync.push([
      { kind: 'putWork', work: { ...now, lines: now.lines.filter(({ line }) => line !== 1) } },
    ]);
    const told = await changeCodes('the change', 'lineRemoved', 'quantityLowered', 'addressChanged');
    expect(told.session?.changes[1]?.params).toMatchObject({ item: 'H-300', before: 3, now: 1, uom: 'PC' });
    expect(told.session?.next).toMatchObject({ code: 'takeOutSurplus', params: { surplus: 1, carton: 1 } });
    expect(await scanAll(code(screws), code(drill))).toEqual(['SAP_CHANGED_ORDER', 'SAP_CHANGED_ORDER']);
    expect(await refusalOf({ type: 'acceptChanges' })).toMatchObject({
      code: 'PACKED_OVER_ORDER',
      params: { item: 'H-300', surplus: 1, cartons: '1' },
    });
    await press('startTakeOut');
    expect(await scanAll(code(screws))).toEqual(['UnitTakenOut']);
    await press('endTakeOut');
    expect(await scanAll(commandCode('CONFIRM') ?? '')).toEqual(['WorkChanged']);
    const taken = await changeCodes('nothing left to deal with');
    expect(taken.session?.lines.map(({ itemCode, state }) => [itemCode, state])).toEqual([
      ['F-100', 'complete'],
      ['H-300', 'complete'],
    ]);
    expect(await closeCarton(350 + 2 * 800 + 600)).toContain('Neuer Weg 2');
    await expectOneShipment([
      ['F-100', 2],
      ['H-300', 1],
    ]);
  });

  it('is not closed before somebody has taken the change over, and not under a label with the old address', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws), code(screws), code(screws));
    expect(await closeCarton(350 + 3 * 600)).toContain('Elbchaussee 1');
    bench.sync.push([{ kind: 'putWork', work: sapHas({ shipTo: newAddress }) }]);
    await changeCodes('the change', 'addressChanged');
    const close = { type: 'closeShipment', reason: 'the customer waits' } as const;
    expect(await refusalOf(close)).toMatchObject({ code: 'SAP_CHANGED_ORDER', params: { changes: 1 } });
    await press('acceptChanges');
    await changeCodes('the outdated label', 'CARTON_LABEL_OUTDATED');
    await scanAll(LEA);
    expect(await refusalOf(close)).toMatchObject({ code: 'CARTON_LABEL_OUTDATED', params: { carton: 1 } });
    expect(await bench.press({ type: 'reopenCarton', number: 1, reason: 'new address' })).toEqual({
      ok: true,
    });
    bench.scale.load(0);
    await bench.view('an empty scale', ({ weight }) => weight?.grams === 0);
    expect(await closeCarton(350 + 3 * 600)).toContain('Neuer Weg 2');
    await expectOneShipment([['H-300', 3]]);
  });

  it('says nothing when SAP changes its mind back', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    bench.sync.push([{ kind: 'putWork', work: sapHas({ comments: 'Ring twice' }) }]);
    await changeCodes('the change', 'commentsChanged');
    bench.sync.push([{ kind: 'putWork', work: sapHas({}) }]);
    const after = await changeCodes('no change');
    expect(after.session?.next.code).toBe('scanItem');
    expect(await refusalOf({ type: 'acceptChanges' })).toMatchObject({ code: 'NOTHING_CHANGED' });
  });
});

describe('an order that SAP cancels in the middle of a carton', () => {
  it('takes nothing more, ships nothing, is found where it was put aside, and is given up', async () => {
    await scanAll(ANA, 'TOTE-7', code(drill), 'S-1', code(screws));
    bench.sync.push([{ kind: 'removeWork', key: 'PL7-SO407' }]);
    const gone = await changeCodes('the cancellation', 'orderGone');
    expect(gone.session?.next.code).toBe('orderGone');
    expect(await scanAll(code(screws))).toEqual(['ORDER_GONE']);
    expect(await refusalOf({ type: 'closeCarton' })).toMatchObject({ code: 'ORDER_GONE' });
    expect(await refusalOf({ type: 'closeShipment', reason: 'all the same' })).toMatchObject({
      code: 'ORDER_GONE',
      params: { order: 1407 },
    });
    expect(await refusalOf({ type: 'acceptChanges' })).toMatchObject({ code: 'ORDER_GONE' });

    await bench.press({ type: 'suspend', reason: 'ask the office' });
    const aside = await bench.view('the queue', ({ screen }) => screen === 'queue');
    expect(aside.queue).toMatchObject([{ key: 'PL7-SO407', state: 'suspended', gone: true }]);
    await bench.crash();
    await bench.start();
    expect(await scanAll('TOTE-7')).toEqual(['SessionResumed']);
    await changeCodes('still the cancellation', 'orderGone');
    expect(await bench.press({ type: 'abandon', reason: 'cancelled' })).toEqual({ ok: true });
    const after = await bench.view(
      'an empty queue',
      ({ screen, queue }) => screen === 'queue' && queue.length === 0,
    );
    expect(after.waiting.count).toBe(0);
    expect(bench.sync.submitted).toEqual([]);
  });

  it('goes on as if nothing had been when the order comes back', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    bench.sync.push([{ kind: 'removeWork', key: 'PL7-SO407' }]);
    await changeCodes('the cancellation', 'orderGone');
    bench.sync.push([{ kind: 'putWork', work: aTote() }]);
    await changeCodes('no change');
    expect(await scanAll(code(screws))).toEqual(['UnitPacked']);
  });

  it('is not thought cancelled while a sync service that lost its store tells everything anew', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    bench.sync.beginAnew();
    await bench.view('nothing known', ({ queueTotal }) => queueTotal === 0);
    expect(await scanAll(code(screws))).toEqual(['UnitPacked']);
    bench.sync.push([{ kind: 'putWork', work: aTote() }]);
    await bench.view('the work again', ({ queueTotal }) => queueTotal === 1);
    expect(await scanAll(code(screws))).toEqual(['LineCompleted']);
    expect(journalOf(bench.data).map(({ type }) => type)).not.toContain('OrderChangeNoticed');
  });
});

describe('stock that changes in the middle of a carton', () => {
  const lots = (status: 'locked' | 'released') =>
    (['L-1', 'L-2'] as const).map((lot) => ({
      lot,
      expiry: '2099-01-31',
      status: lot === 'L-1' ? status : ('released' as const),
      quantity: 10,
      bins: [{ bin: { entry: 11, code: '01-A-01', barcode: null }, quantity: 10 }],
    }));

  it('is used at once and is no change of the order: a lot locked meanwhile goes in no more, and does not leave', async () => {
    await scanAll(ANA, 'TOTE-7', lotScan('L-1'), code(screws));
    bench.sync.push([
      { kind: 'putWork', work: sapHas({}, { 0: { lots: lots('locked'), allocations: [] } }) },
    ]);
    const locked = await changeCodes('the locked lot', 'PACKED_LOT_BLOCKED');
    expect(locked.session?.changes[0]?.params).toMatchObject({ lot: 'L-1', cartons: '1' });
    expect(await scanAll(lotScan('L-1'))).toEqual(['LOT_LOCKED']);
    expect(await refusalOf({ type: 'closeCarton' })).toMatchObject({ code: 'PACKED_LOT_BLOCKED' });
    await press('startTakeOut');
    expect(await scanAll(lotScan('L-1'))).toEqual(['UnitTakenOut']);
    await press('endTakeOut');
    await changeCodes('nothing left to deal with');
    expect(await scanAll(lotScan('L-2'), lotScan('L-2'))).toEqual(['UnitPacked', 'LineCompleted']);
  });

  it('is known again after SIGKILL between the copy of SAP and the journal', async () => {
    await scanAll(ANA, 'TOTE-7', lotScan('L-1'));
    await bench.crash();
    const catalogue = openCatalogue(bench.data);
    const work = sapHas({ comments: 'Ring twice' }, { 0: { lots: lots('locked'), allocations: [] } });
    catalogue.apply([{ kind: 'putWork', work }], {
      storeId: 'stub-store',
      revision: 2,
      reset: false,
      caughtUp: true,
    });
    catalogue.close();
    bench.sync.push([{ kind: 'putWork', work }]);
    await bench.start();
    await changeCodes('all of it', 'commentsChanged', 'PACKED_LOT_BLOCKED');
    expect(await scanAll(lotScan('L-1'))).toEqual(['LOT_LOCKED']);
    const heard = journalOf(bench.data).filter(
      ({ person, type }) => person === null && /^(Stock|Order)/.test(type),
    );
    expect(heard.map(({ type }) => type)).toEqual(['StockRefreshed', 'OrderChangeNoticed']);
    await bench.crash();
    expect(verifyJournal(bench.data).problems).toEqual([]);
  });
});

it("takes the station's own delivery of the order's other pick list for no change", async () => {
  const other = aTote({ key: 'PL8-SO407', pickListEntry: 8, tote: 'TOTE-8' });
  const onlyScrews = { ...other, lines: other.lines.slice(2) };
  bench.sync.push([{ kind: 'putWork', work: onlyScrews }]);
  await bench.view('both pick lists', ({ queueTotal }) => queueTotal === 2);
  await scanAll(LEA, 'TOTE-7', code(screws), code(screws), code(screws));
  await closeCarton(350 + 3 * 600);
  expect(await bench.press({ type: 'closeShipment', reason: 'the rest later' })).toEqual({ ok: true });
  await until('the confirmation arrives', () => bench.sync.submitted.length > 0);
  await bench.press({ type: 'nextWork' });
  await scanAll('TOTE-8', code(screws));
  const [line] = onlyScrews.lines;
  if (line === undefined) throw new Error('The pick list has no line');
  const left = { ...line, bins: line.bins.map((one) => ({ ...one, quantity: one.quantity - 3 })) };
  bench.sync.push([
    { kind: 'removeWork', key: 'PL7-SO407' },
    { kind: 'putWork', work: { ...onlyScrews, lines: [left], revision: '2' } },
  ]);
  const view = await bench.view('one pick list', ({ queueTotal }) => queueTotal === 1);
  expect(view.session?.changes).toEqual([]);
  expect(await scanAll(code(screws))).toEqual(['UnitPacked']);
});

it('shows in the queue whether stock covers an order, and what of', async () => {
  const short: Readiness = {
    state: 'short',
    missing: [{ itemCode: 'F-100', name: 'Muesli 750 g', quantity: 2, uom: 'PC' }],
    missingItems: 1,
  };
  await scanAll(ANA);
  const unknown = await bench.view('the queue', ({ queue }) => queue.length === 1);
  expect(unknown.queue[0]?.readiness).toEqual({ state: 'unknown', missing: [], missingItems: 0 });
  bench.sync.push([{ kind: 'putWork', work: aTote(), readiness: short }]);
  await bench.view('what is missing', ({ queue }) => queue[0]?.readiness.state === 'short');
  await bench.crash();
  await bench.start();
  const after = await bench.view('the queue', ({ queue }) => queue.length === 1);
  expect(after.queue[0]?.readiness).toEqual(short);
});

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import * as hands from '../../support/bench-hands.ts';
import { aTote, drill, hammer, muesli, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { ANA, LEA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([aTote()]);
});
afterEach(async () => {
  await bench.close();
});

const code = (item: typeof muesli) => item.barcodes[0]?.code ?? '';

const scanAll = (...texts: readonly string[]) => hands.scanAll(bench, ...texts);

/** Weighs the carton, closes it and scans its label back. Gives its SSCC. */
const closeCarton = async (grams: number) => (await hands.closeCarton(bench, grams)).sscc;

describe('an order, from the tote to the confirmation', () => {
  it('is packed by scanner, scale and printer into two cartons, and confirmed once', async () => {
    expect(await scanAll(ANA, 'TOTE-7')).toEqual(['SignedIn', 'SessionOpened']);
    expect((await bench.scan(code(hammer))).message.code).toBe('ITEM_NOT_ON_ORDER');
    const lot = `]d201${code(muesli).padStart(14, '0')}10L-1`;
    expect(await scanAll(lot, lot)).toEqual(['UnitPacked', 'LineCompleted']);
    expect((await bench.scan(lot)).message.code).toBe('LINE_COMPLETE');
    const first = await closeCarton(350 + 2 * 800);

    expect(await bench.press({ type: 'newCarton' })).toEqual({ ok: true });
    expect(await scanAll(code(drill), 'S-1')).toEqual(['ItemIdentified', 'LineCompleted']);
    expect(await scanAll(code(screws), code(screws), code(screws))).toEqual([
      'UnitPacked',
      'UnitPacked',
      'OrderCompleted',
    ]);
    const second = await closeCarton(350 + 1_500 + 3 * 600);
    expect(await bench.press({ type: 'closeShipment', reason: null })).toEqual({ ok: true });
    await until('the confirmation arrives', () => bench.sync.submitted.length > 0);

    const [confirmation] = bench.sync.submitted;
    expect(confirmation?.lines.map((line) => [line.itemCode, line.baseQuantity, line.taken])).toEqual([
      ['F-100', 2, [{ quantity: 2, lot: 'L-1', serial: null, bin: expect.objectContaining({ entry: 11 }) }]],
      ['H-200', 1, [{ quantity: 1, lot: null, serial: 'S-1', bin: expect.objectContaining({ entry: 12 }) }]],
      ['H-300', 3, [{ quantity: 3, lot: null, serial: null, bin: expect.objectContaining({ entry: 11 }) }]],
    ]);
    expect(confirmation?.cartons.map(({ sscc }) => sscc)).toEqual([first, second]);
    expect(confirmation?.partial).toBe(false);
    expect(bench.printer.printed()).toHaveLength(2);
    await bench.view(
      'the queue without the order',
      ({ queueTotal, screen }) => queueTotal === 1 && screen === 'done',
    );
    await bench.crash();
    expect(verifyJournal(bench.data)).toMatchObject({ problems: [], shipments: 1, sessions: 1 });
  });

  it('goes on after SIGKILL in the middle of a carton: same order, same carton, nothing lost or doubled', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws), code(drill), 'S-1');
    const before = await bench.view(
      'four scans',
      ({ lastVerdict }) => lastVerdict?.message.code === 'LineCompleted',
    );
    await bench.crash();
    await bench.start();
    const after = await bench.view('the session', ({ session }) => session !== null);
    expect(after.session).toEqual({ ...before.session, liftable: null });
    expect(after.person?.id).toBe('ana');
    expect((await bench.scan('S-1')).ok).toBe(false);
    expect((await bench.scan(code(screws))).message).toMatchObject({
      code: 'UnitPacked',
      params: { packed: 2, ordered: 3 },
    });
    expect(verifyJournal(bench.data).problems).toEqual([]);
  });

  it('is let past a wrong weight only on the word of somebody who may, and says so in the journal', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    await bench.press({ type: 'closeCarton' });
    bench.scale.load(5_000);
    await bench.view('5 kg', ({ weight }) => weight?.grams === 5_000);
    expect(await bench.press({ type: 'weigh' })).toMatchObject({ refusal: { code: 'WEIGHT_OVER' } });
    const wrong = { type: 'override', badge: 'LEA', pin: '0000', reason: 'Pallet under it' } as const;
    expect(await bench.press(wrong)).toMatchObject({ refusal: { code: 'PIN_WRONG' } });
    expect(await bench.press({ ...wrong, badge: 'ANA', pin: '2468' })).toMatchObject({
      refusal: { code: 'OVERRIDE_NOT_ALLOWED' },
    });
    expect(await bench.press({ ...wrong, pin: '2468' })).toEqual({ ok: true });
    const closed = journalOf(bench.data).find(({ type }) => type === 'CartonClosed');
    expect(JSON.parse(closed?.body ?? '{}')).toMatchObject({
      override: { by: { id: 'lea' }, reason: 'Pallet under it' },
      weighing: { verdict: 'overridden', grossGrams: 5_000, scale: 'scale-1' },
    });
  });

  it('keeps count of wrong PINs over a restart, and makes the badge wait', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    await bench.press({ type: 'closeCarton' });
    bench.scale.load(5_000);
    await bench.view('5 kg', ({ weight }) => weight?.grams === 5_000);
    const guess = { type: 'override', badge: 'LEA', pin: '1', reason: 'x' } as const;
    await bench.press({ type: 'weigh' });
    for (let tries = 0; tries < 5; tries++) {
      expect(await bench.press(guess)).toMatchObject({ refusal: { code: 'PIN_WRONG' } });
    }
    await bench.crash();
    await bench.start();
    await bench.press({ type: 'weigh' });
    expect(await bench.press({ ...guess, pin: '2468' })).toMatchObject({ refusal: { code: 'PIN_LOCKED' } });
  });

  it('uses no weight from before the scale was unplugged', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    await bench.press({ type: 'closeCarton' });
    bench.scale.load(350 + 600);
    await bench.view('the weight', ({ weight }) => weight?.grams === 950);
    await bench.scalePort.unplug();
    await bench.view('a lost scale', ({ devices }) =>
      devices.some(({ id, status }) => id === 'scale-1' && status === 'lost'),
    );
    await bench.view('no weight', ({ weight }) => weight?.grams === null);
    expect(await bench.press({ type: 'weigh' })).toMatchObject({ refusal: { code: 'SCALE_AWAY' } });
    await bench.scalePort.plugIn();
    await bench.view('the weight again', ({ weight }) => weight?.grams === 950);
    expect(await bench.press({ type: 'weigh' })).toEqual({ ok: true });
  });

  it('changes hands with the carton on the bench: another badge goes on where the first one was', async () => {
    await scanAll(ANA, 'TOTE-7', code(screws));
    expect(await scanAll(LEA, code(screws))).toEqual(['SignedIn', 'UnitPacked']);
    const packed = journalOf(bench.data).filter(({ type }) => type === 'UnitPacked');
    expect(packed.map(({ person, device }) => [person, device])).toEqual([
      ['ana', 'scanner-1'],
      ['lea', 'scanner-1'],
    ]);
  });
});

it('a second station on the same data folder refuses with a clear text, and the first one goes on', async () => {
  const { startService } = await import('../../support/service.ts');
  const config = join(bench.data, '..', 'station.json');
  const second = startService('station', ['--data', bench.data, '--config', config]);
  expect(await second.untilKind('halted')).toMatchObject({ message: { code: 'DATA_FOLDER_IN_USE' } });
  expect(await second.exited).toBe(2);
  expect(second.output()).toContain('is already running on');
  expect((await bench.scan(ANA)).message.code).toBe('SignedIn');
});

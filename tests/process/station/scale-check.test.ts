import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { type CommandName, commandCode } from '../../../shared/barcode/index.ts';
import { manyScrews, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';

const GROSS_GRAMS = 350 + 3 * 600;
const TEST_WEIGHT = { grams: 2_000, toleranceGrams: 2, everyHours: 24 };
const LIMITS = { expected: 2_000, tolerance: 2 };

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([manyScrews(3)]);
});
afterEach(async () => {
  await bench.close();
});

/** Starts the station anew with its scale configured like this. */
async function keepScale(kept: object): Promise<void> {
  await bench.crash();
  const file = join(dirname(bench.data), 'station.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  config.devices = config.devices.map((device: { kind: string }) =>
    device.kind === 'scale' ? { ...device, ...kept } : device,
  );
  writeFileSync(file, JSON.stringify(config));
  await bench.start();
}

async function packOneCarton(): Promise<void> {
  const code = screws.barcodes[0]?.code ?? '';
  for (const text of [ANA, 'TOTE-BIG', code, code, code]) expect((await bench.scan(text)).ok).toBe(true);
  expect(await bench.press({ type: 'closeCarton' })).toEqual({ ok: true });
}

async function putOn(grams: number): Promise<void> {
  bench.scale.load(grams);
  await bench.view(`${grams} g`, ({ weight }) => weight?.verdict === 'stable' && weight.grams === grams);
}

function refusal(code: string, params: object) {
  return { ok: false, refusal: { code, params } };
}

const code = (name: CommandName) => `]C0${commandCode(name)}`;

const recorded = (type: string) => journalOf(bench.data).filter((event) => event.type === type);
const body = (type: string) => JSON.parse(recorded(type).at(-1)?.body ?? 'null');

describe('a scale with a test weight', () => {
  it('weighs no carton until the test weight was weighed right, not even after a restart', async () => {
    await keepScale({ testWeight: TEST_WEIGHT });
    await packOneCarton();
    await putOn(GROSS_GRAMS);
    const due = (why: string) => refusal('SCALE_CHECK_DUE', { why, ...LIMITS });
    expect(await bench.press({ type: 'weigh' })).toEqual(due('never'));
    const lift = { type: 'override', badge: 'LEA', pin: '2468', reason: 'In a hurry' } as const;
    expect(await bench.press(lift)).toMatchObject({ refusal: { code: 'NOTHING_TO_LIFT' } });

    // Not the test weight but the carton lies there: on record, and nothing is weighed from here on.
    const failed = refusal('SCALE_CHECK_FAILED', { actual: GROSS_GRAMS, ...LIMITS });
    expect(await bench.press({ type: 'checkScale' })).toEqual(failed);
    expect(await bench.press({ type: 'weigh' })).toEqual(due('failed'));
    await bench.crash();
    await bench.start();
    const shown = { grams: 2_000, toleranceGrams: 2, why: 'failed', last: { passed: false } };
    expect((await bench.view('the session', ({ session }) => session !== null)).scaleCheck).toMatchObject(
      shown,
    );
    await putOn(GROSS_GRAMS);
    expect(await bench.press({ type: 'weigh' })).toEqual(due('failed'));

    await putOn(1);
    const early = refusal('TEST_WEIGHT_NOT_ON_SCALE', LIMITS);
    expect(await bench.press({ type: 'checkScale' })).toEqual(early);
    expect(recorded('ScaleCheckFailed')).toHaveLength(1);
    await putOn(2_002);
    expect(await bench.press({ type: 'checkScale' })).toEqual({ ok: true });
    await bench.view('no check due', ({ scaleCheck }) => scaleCheck?.why === null);
    await putOn(GROSS_GRAMS);
    expect(recorded('CartonClosed')).toEqual([]);
    expect(await bench.press({ type: 'weigh' })).toEqual({ ok: true });

    const [check] = recorded('ScaleChecked');
    expect(check).toMatchObject({ person: 'ana', device: 'scale-1', session: null });
    const limits = { expectedGrams: 2_000, toleranceGrams: 2 };
    expect(body('ScaleChecked')).toEqual({ scale: 'scale-1', identity: null, grams: 2_002, ...limits });
    expect(body('ScaleCheckFailed')).toMatchObject({ grams: GROSS_GRAMS, ...limits });
    expect(body('CartonClosed')).toMatchObject({
      weighing: { grossGrams: GROSS_GRAMS, scale: 'scale-1' },
      scaleCheck: check?.seq,
    });
    expect(verifyJournal(bench.data).problems).toEqual([]);
  });

  it('is checked by scanner alone, before there is an order and while a carton waits for it', async () => {
    await keepScale({ testWeight: TEST_WEIGHT });
    await bench.scan(ANA);
    await bench.view('due at the queue', ({ screen, scaleCheck }) => {
      return screen === 'queue' && scaleCheck?.why === 'never' && scaleCheck.last === null;
    });
    await putOn(1_990);
    expect((await bench.scan(code('CHECK-SCALE'))).message.code).toBe('SCALE_CHECK_FAILED');
    await packOneCarton();
    await putOn(2_000);
    // "Confirm" does what the screen asks for: the test weight first, then the carton.
    expect((await bench.scan(code('CONFIRM'))).message.code).toBe('ScaleChecked');
    await bench.view(
      'no check due',
      ({ scaleCheck }) => scaleCheck?.why === null && scaleCheck.last?.passed === true,
    );
    await putOn(GROSS_GRAMS);
    expect((await bench.scan(code('CONFIRM'))).ok).toBe(true);
    expect(recorded('CartonClosed')).toHaveLength(1);
    expect(recorded('ScaleCheckFailed')[0]).toMatchObject({ person: 'ana', session: null });
  });

  it('asks for it again when the last check is too long ago', async () => {
    await keepScale({ testWeight: TEST_WEIGHT });
    await packOneCarton();
    await putOn(2_000);
    expect(await bench.press({ type: 'checkScale' })).toEqual({ ok: true });
    // The clock is the real one: not the day passes here, the check holds for so much less.
    await keepScale({ testWeight: { ...TEST_WEIGHT, everyHours: 0.000_01 } });
    await putOn(GROSS_GRAMS);
    expect(await bench.press({ type: 'weigh' })).toEqual(
      refusal('SCALE_CHECK_DUE', { why: 'old', ...LIMITS }),
    );
    expect(recorded('CartonClosed')).toEqual([]);
  });

  it('whose calibration is overdue weighs on, and says so; without a test weight nothing is asked', async () => {
    await keepScale({ calibration: { due: '2020-01-31' } });
    await packOneCarton();
    await putOn(GROSS_GRAMS);
    const warned = await bench.view('the scale', () => true);
    expect(warned.devices.find(({ id }) => id === 'scale-1')).toMatchObject({
      status: 'ready',
      trouble: 'calibration-overdue',
      detail: expect.stringContaining('2020-01-31'),
    });
    expect(warned.scaleCheck).toBeNull();
    expect(await bench.press({ type: 'checkScale' })).toEqual(refusal('NO_TEST_WEIGHT', {}));
    expect(await bench.press({ type: 'weigh' })).toEqual({ ok: true });
    expect(body('CartonClosed')).toMatchObject({ weighing: { scale: 'scale-1' }, scaleCheck: null });
  });
});

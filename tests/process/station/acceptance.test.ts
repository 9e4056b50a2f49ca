import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sheetFor } from '../../../electron/station/admin/test-sheet.ts';
import { commandCode, GS } from '../../../shared/barcode/index.ts';
import type { AcceptanceStep } from '../../../shared/contracts/acceptance.ts';
import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import type { AcceptanceView } from '../../../shared/contracts/station-view.ts';
import { aTote } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { codesOnLabel } from '../../support/label-reader.ts';
import { openPty } from '../../support/pty.ts';
import { ANA, LEA, openStationBench, type StationBench } from '../../support/station-bench.ts';

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([aTote()]);
});
afterEach(() => bench.close());

const DONE: StationAnswer = { ok: true };
const TEST_WEIGHT = { grams: 5_000, toleranceGrams: 2, everyHours: 24 };

const press = (type: 'tryStep' | 'skipStep' | 'endAcceptance' | 'printTestSheet') => bench.press({ type });

async function put(grams: number): Promise<void> {
  bench.scale.load(grams);
  await bench.view(
    `${grams} g`,
    ({ weight }) => weight?.grams === grams && ['stable', 'zero'].includes(weight.verdict),
  );
}

/** The view once this step is due, or was tried and is wrong. */
async function due(step: AcceptanceStep, is: (one: AcceptanceView['steps'][number]) => boolean = () => true) {
  const isIt = (acceptance: AcceptanceView | null) => {
    const one = acceptance?.steps.find(({ state }) => state === 'due' || state === 'wrong');
    return one?.step === step && is(one);
  };
  await bench.view(`${step} is due`, ({ acceptance }) => isIt(acceptance));
}

async function scanSheet(): Promise<void> {
  for (const { text, aim } of sheetFor('full')) await bench.scan(`${aim[0]}${text}`);
}

const recorded = (type: string) =>
  journalOf(bench.data)
    .filter((event) => event.type === type)
    .map((event) => ({ ...event, body: JSON.parse(event.body) }));

/** How each step of the acceptance that ended last went, as the journal has it. */
function steps(): readonly { step: string; state: string; tries: number; tookMs: number | null }[] {
  return recorded('AcceptanceEnded').at(-1)?.body.steps ?? [];
}

/** Starts the station anew with its configuration changed like this. */
async function reconfigure(
  change: (config: { devices: Record<string, unknown>[] }) => object,
): Promise<void> {
  await bench.crash();
  const file = join(dirname(bench.data), 'station.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
  await bench.start();
}

test('the command codes are printed for the admin alone, and on record', async () => {
  await bench.scan(ANA);
  expect(await bench.press({ type: 'printCommandSheet' })).toMatchObject({
    refusal: { code: 'RIGHT_MISSING' },
  });
  await bench.press({ type: 'signOut' });
  await bench.scan(LEA);
  expect(await bench.press({ type: 'printCommandSheet' })).toEqual(DONE);
  await bench.view(
    'the codes are out',
    ({ lastVerdict }) => lastVerdict?.message.code === 'CommandSheetPrinted',
  );
  expect(readdirSync(join(bench.data, 'slips'))).toEqual(['command-codes-bench-1.pdf']);
  expect(recorded('CommandSheetAsked')).toHaveLength(1);
  expect(recorded('CommandSheetPrinted')).toMatchObject([{ body: { state: 'printed' } }]);
});

describe('the test sheet', () => {
  test('is printed, worked through and on record; until it ends no scan is anything else', async () => {
    await bench.scan(LEA);
    expect(await press('printTestSheet')).toEqual(DONE);
    await bench.view(
      'the sheet is out',
      ({ lastVerdict }) => lastVerdict?.message.code === 'TestSheetPrinted',
    );
    expect(readdirSync(join(bench.data, 'slips'))).toEqual(['test-sheet-bench-1.pdf']);
    const pdf = readFileSync(join(bench.data, 'slips', 'test-sheet-bench-1.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

    expect(await bench.press({ type: 'startAcceptance', kind: 'shift' })).toEqual(DONE);
    expect((await bench.scan('TOTE-7')).message.code).toBe('DIFFERENT');
    expect(await press('tryStep')).toMatchObject({ refusal: { code: 'CODE_DUE' } });
    const codes: string[] = [];
    for (const { code, text, aim } of sheetFor('shift')) {
      if (code === 'gs1-128') codes.push((await bench.scan(`]C1${text.replaceAll(GS, '')}`)).message.code);
      if (code === 'ean-13') {
        expect(await press('skipStep')).toEqual(DONE);
        continue;
      }
      codes.push((await bench.scan(`${aim[0]}${text}`)).message.code);
    }
    expect(codes).toEqual([
      'SheetCodeRead',
      'SheetCodeRead',
      'SEPARATOR_LOST',
      'SheetCodeRead',
      'SheetCodeRead',
    ]);
    const { acceptance } = await bench.view('an end', ({ acceptance: one }) => one?.ended != null);
    expect(acceptance?.ended).toMatchObject({ passed: false });

    const [ended] = recorded('AcceptanceEnded');
    expect(ended?.person).toBe('lea');
    expect(ended?.body).toMatchObject({ kind: 'shift', passed: false });
    expect(steps().map(({ step, state, tries }) => [step, state, tries])).toEqual([
      ['layout', 'right', 2],
      ['capsLock', 'right', 1],
      ['gs1-128', 'right', 2],
      ['ean-13', 'skipped', 0],
      ['command', 'right', 1],
    ]);
    for (const { state, tookMs } of steps()) expect(tookMs !== null).toBe(state === 'right');
    expect(ended?.body.devices).toMatchObject([{ id: 'scanner-1' }, { id: 'scale-1' }, { id: 'printer-1' }]);

    expect(await press('endAcceptance')).toEqual(DONE);
    expect(await press('tryStep')).toMatchObject({ refusal: { code: 'ACCEPTANCE_NOT_RUNNING' } });
    expect((await bench.scan('TOTE-7')).message.code).toBe('SessionOpened');
    expect(await bench.press({ type: 'startAcceptance', kind: 'shift' })).toMatchObject({
      ok: false,
      refusal: { code: 'ORDER_ON_BENCH' },
    });
  });

  test('that somebody leaves is on record as it was left', async () => {
    await bench.scan(ANA);
    expect(await bench.press({ type: 'startAcceptance', kind: 'shift' })).toEqual(DONE);
    const [first] = sheetFor('shift');
    await bench.scan(`${first?.aim[0]}${first?.text}`);
    expect(await bench.press({ type: 'signOut' })).toEqual(DONE);
    expect(recorded('AcceptanceEnded')[0]?.body.passed).toBe(false);
    expect(steps().map(({ state }) => state)).toEqual([
      'right',
      'notTried',
      'notTried',
      'notTried',
      'notTried',
    ]);
    await bench.view(
      'nobody, and no check',
      ({ screen, acceptance }) => screen === 'signIn' && acceptance === null,
    );
  });
});

describe('the acceptance of a bench', () => {
  test('tries its scale with the test weight, its printer with a label of its own, and its tones', async () => {
    await reconfigure((config) => ({
      ...config,
      devices: config.devices.map((one) =>
        one.kind === 'scale' ? { ...one, testWeight: TEST_WEIGHT } : one,
      ),
    }));
    await bench.scan(LEA);
    expect(await bench.press({ type: 'startAcceptance', kind: 'full' })).toEqual(DONE);
    await scanSheet();

    await due('scaleEmpty');
    await put(40);
    expect(await press('tryStep')).toMatchObject({
      refusal: { code: 'SCALE_NOT_AT_ZERO', params: { actual: 40, tolerance: 2 } },
    });
    expect((await bench.scan('TOTE-7')).message.code).toBe('NO_CODE_DUE');
    await put(0);
    // By scanner alone: "confirm" presses F2.
    expect((await bench.scan(`]C0${commandCode('CONFIRM')}`)).message).toMatchObject({
      code: 'BenchStepDone',
      params: { step: 'scaleEmpty' },
    });
    await due('scaleLoaded', ({ testGrams }) => testGrams === 5_000);
    expect(await press('tryStep')).toMatchObject({ refusal: { code: 'SCALE_NOT_LOADED' } });
    expect(recorded('ScaleCheckFailed')).toEqual([]);
    await put(4_990);
    expect(await press('tryStep')).toMatchObject({
      refusal: { code: 'TEST_WEIGHT_OFF', params: { actual: 4_990, expected: 5_000, tolerance: 2 } },
    });
    await bench.view('the check failed', ({ scaleCheck }) => scaleCheck?.why === 'failed');
    await put(5_001);
    expect(await press('tryStep')).toEqual(DONE);
    // What was weighed for the acceptance need not be weighed again today.
    await bench.view('no check due', ({ scaleCheck }) => scaleCheck?.why === null);
    expect(recorded('ScaleChecked').map(({ body }) => body.grams)).toEqual([5_001]);
    await due('scaleEmptyAgain');
    expect(await press('tryStep')).toMatchObject({ refusal: { code: 'SCALE_NOT_AT_ZERO' } });
    await put(0);
    expect(await press('tryStep')).toEqual(DONE);

    await due('label');
    expect((await bench.scan('99123456789012')).message.code).toBe('NOTHING_PRINTED_YET');
    const first = await printedLabel();
    const second = await printedLabel();
    expect(second).not.toBe(first);
    expect((await bench.scan(`]C1${first}`)).message.code).toBe('OTHER_PRINT');
    expect((await bench.scan(`]C1${second}`)).ok).toBe(true);

    await due('sound');
    // A scanner can not say that the page has played its tones.
    expect((await bench.scan(`]C0${commandCode('CONFIRM')}`)).message.code).toBe('NO_CODE_DUE');
    expect(await press('tryStep')).toEqual(DONE);
    const { acceptance } = await bench.view('an end', ({ acceptance: one }) => one?.ended != null);
    expect(acceptance?.ended).toMatchObject({ passed: true });
    expect(recorded('AcceptanceEnded')[0]?.person).toBe('lea');
    expect(steps().slice(sheetFor('full').length)).toMatchObject([
      { step: 'scaleEmpty', device: 'scale-1', state: 'right', tries: 2, weighed: { grams: 0 } },
      { step: 'scaleLoaded', state: 'right', weighed: { grams: 5_001, expectedGrams: 5_000 } },
      { step: 'scaleEmptyAgain', state: 'right', weighed: { grams: 0, expectedGrams: 0 } },
      {
        step: 'label',
        device: 'printer-1',
        state: 'right',
        scanner: 'scanner-1',
        print: { digits: second, state: 'printed' },
      },
      { step: 'sound', device: null, state: 'right', tries: 1 },
    ]);
  });

  /** Has a label printed, and reads the code that is on it. */
  async function printedLabel(): Promise<string> {
    const before = bench.printer.printed().length;
    expect(await press('tryStep')).toEqual(DONE);
    // A printer is asked for half a second at least until its label counts as printed.
    await due('label', ({ print }) => print === 'printing');
    await due('label', ({ print, state }) => print === 'out' && state === 'due');
    const label = bench.printer.printed().at(-1) ?? '';
    expect(bench.printer.printed()).toHaveLength(before + 1);
    const [code, ...others] = await codesOnLabel(label);
    expect(code?.symbologyIdentifier).toBe(']C1');
    expect(others).toEqual([]);
    return code?.text.replace(/[()]/g, '') ?? '';
  }

  test('says what is wrong with a printer; what cannot be shown is left out and not passed', async () => {
    await bench.scan(LEA);
    expect(await bench.press({ type: 'startAcceptance', kind: 'full' })).toEqual(DONE);
    await scanSheet();
    await due('scaleEmpty');
    expect(await press('tryStep')).toEqual(DONE);
    await due('scaleLoaded', ({ testGrams }) => testGrams === null);
    await put(731);
    expect(await press('tryStep')).toEqual(DONE);
    expect(await press('skipStep')).toEqual(DONE);

    bench.printer.set({ paperOut: true });
    expect(await press('tryStep')).toEqual(DONE);
    await due('label', ({ trouble }) => trouble?.code === 'TEST_PRINT_FAILED');
    expect(bench.printer.printed()).toEqual([]);
    expect(await press('skipStep')).toEqual(DONE);
    expect(await press('skipStep')).toEqual(DONE);
    await bench.view('an end', ({ acceptance: one }) => one?.ended?.passed === false);
    expect(steps().slice(sheetFor('full').length)).toMatchObject([
      { step: 'scaleEmpty', state: 'right' },
      { step: 'scaleLoaded', state: 'right', weighed: { grams: 731, expectedGrams: null } },
      { step: 'scaleEmptyAgain', state: 'skipped', tries: 0 },
      {
        step: 'label',
        state: 'skipped',
        trouble: { code: 'TEST_PRINT_FAILED', params: { why: 'paper-out' } },
        print: { state: 'notPrinted' },
      },
      { step: 'sound', state: 'skipped' },
    ]);
    // Nothing of it is a check of the scale: this one has no test weight.
    expect(recorded('ScaleChecked')).toEqual([]);
  });

  test('has each of two scanners read, whichever read the sheet', async () => {
    const ring = await openPty();
    try {
      await reconfigure((config) => ({
        ...config,
        devices: [
          ...config.devices,
          { id: 'scanner-2', name: 'Ring', kind: 'scanner', protocol: 'serial', path: ring.path },
        ],
      }));
      await bench.view('both scanners', ({ devices }) =>
        ['scanner-1', 'scanner-2'].every((id) =>
          devices.some((one) => one.id === id && one.status === 'ready'),
        ),
      );
      await bench.scan(LEA);
      expect(await bench.press({ type: 'startAcceptance', kind: 'full' })).toEqual(DONE);
      await scanSheet();
      const { text = '' } = sheetFor('full').find(({ code }) => code === 'gs1-128') ?? {};
      await due('scanner', ({ device }) => device !== 'Ring');
      expect((await bench.scan(`]C1${text}`)).message.code).toBe('BenchStepDone');
      await due('scanner', ({ device }) => device === 'Ring');
      expect((await bench.scan(`]C1${text}`)).message.code).toBe('OTHER_SCANNER');
      ring.write(`]C1${text}\r`);
      await due('scaleEmpty');
      expect(await press('endAcceptance')).toEqual(DONE);
      expect(steps().filter(({ step }) => step === 'scanner')).toMatchObject([
        { device: 'scanner-1', scanner: 'scanner-1', state: 'right', tries: 1 },
        { device: 'scanner-2', scanner: 'scanner-2', state: 'right', tries: 2 },
      ]);
    } finally {
      await ring.close();
    }
  });

  test('is worked through on a virtual bench too, which tells what would be on paper', async () => {
    await reconfigure((config) => ({ ...config, devices: [] }));
    expect(await bench.press({ type: 'benchScan', text: LEA })).toEqual(DONE);
    await bench.view('Lea', ({ person }) => person?.id === 'lea');
    expect(await bench.press({ type: 'startAcceptance', kind: 'full' })).toEqual(DONE);
    const scannable = async (step: AcceptanceStep) => {
      const { acceptance } = await bench.view(`${step} can be scanned`, ({ acceptance: one }) => {
        const now = one?.steps.find(({ state }) => state === 'due' || state === 'wrong');
        return now?.step === step && now.scannable !== null;
      });
      return acceptance?.steps.find((one) => one.step === step)?.scannable ?? '';
    };
    for (const { code } of sheetFor('full')) {
      expect(await bench.press({ type: 'benchScan', text: await scannable(code) })).toEqual(DONE);
    }
    for (const [step, grams] of [
      ['scaleEmpty', 0],
      ['scaleLoaded', 1_000],
      ['scaleEmptyAgain', 0],
    ] as const) {
      await due(step);
      expect(await bench.press({ type: 'benchWeight', grams })).toEqual(DONE);
      expect(await press('tryStep')).toEqual(DONE);
    }
    await due('label', ({ scannable: text }) => text === null);
    expect(await press('tryStep')).toEqual(DONE);
    expect(await bench.press({ type: 'benchScan', text: await scannable('label') })).toEqual(DONE);
    await due('sound');
    expect(await press('tryStep')).toEqual(DONE);
    await bench.view('an end', ({ acceptance: one }) => one?.ended?.passed === true);
    expect(steps().every(({ state }) => state === 'right')).toBe(true);
  });
});

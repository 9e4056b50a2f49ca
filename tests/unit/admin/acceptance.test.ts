import { describe, expect, it } from 'vitest';
import {
  dueTrial,
  hasPassed,
  judged,
  type Print,
  printEnded,
  printing,
  scannerTrouble,
  startAcceptance,
} from '../../../electron/station/admin/acceptance.ts';
import { digitsOf, proofTrouble } from '../../../electron/station/admin/print-proof.ts';
import { weighedFor } from '../../../electron/station/admin/scale-trial.ts';
import { benchToTry, stepsFor } from '../../../electron/station/admin/steps.ts';
import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { openVirtualScanner } from '../../../electron/station/devices/scanner/virtual-scanner.ts';
import { GS, parseScan } from '../../../shared/barcode/index.ts';
import { SHEET_CODES } from '../../../shared/contracts/acceptance.ts';
import { notWeighed, weighed } from '../../../shared/weight/index.ts';
import { realClock } from '../../support/devices.ts';

const NOW = { at: new Date('2026-11-24T08:00:00Z'), mono: 0n };
const RIGHT = { trouble: null };
const paper = { id: 'office', name: 'office' };
const printer = { id: 'printer-1', name: 'Labels' };
const scale = { id: 'scale-1', name: 'Scale' };
const scanner = { id: 'scanner-1', name: 'Hand', channels: ['scanner-1'] };
const testWeight = { grams: 5_000, toleranceGrams: 2, everyHours: 24 };
const print = (digits: string, state: 'printed' | 'unknown' | null): Print => ({
  digits,
  end: state && { state, why: null, detail: null },
});

describe('the steps of an acceptance', () => {
  const names = (bench: Parameters<typeof stepsFor>[1]) => stepsFor('full', bench).map(({ step }) => step);

  it('are the codes and the tones, and each device that is there', () => {
    expect(names({ scanners: [], scales: [], labelPrinters: [], paper: null })).toEqual([
      ...SHEET_CODES,
      'sound',
    ]);
    expect(
      names({
        scanners: [scanner],
        scales: [{ ...scale, testWeight }],
        labelPrinters: [printer, { id: 'printer-2', name: 'Pallets' }],
        paper,
      }),
    ).toEqual([
      ...SHEET_CODES,
      'paper',
      'scaleEmpty',
      'scaleLoaded',
      'scaleEmptyAgain',
      'label',
      'label',
      'sound',
    ]);
  });

  it('are a row of codes at the start of a shift, whatever devices there are', () => {
    const bench = {
      scanners: [scanner, scanner],
      scales: [{ ...scale, testWeight }],
      labelPrinters: [printer],
      paper,
    };
    expect(stepsFor('shift', bench).map(({ kind }) => kind)).toEqual([
      'code',
      'code',
      'code',
      'code',
      'code',
    ]);
  });

  it('have each scanner where there are several, and one that sends on two ports once', () => {
    const configs = ['hand', 'ring', 'ring-cord'].map((id) =>
      deviceConfig.parse({
        ...{ id, name: id, kind: 'scanner', protocol: 'serial', path: `/dev/${id}` },
        sameScannerAs: id === 'ring-cord' ? 'ring' : null,
      }),
    );
    const scanners = configs.map((one) => openVirtualScanner(one.id, one.name, realClock));
    const packingSlip = { to: 'folder', folder: null } as const;
    const bench = benchToTry({ devices: configs, packingSlip }, { scanners, scales: [], printers: [] });
    const tried = stepsFor('full', bench).filter(({ kind }) => kind === 'scanner');
    expect(tried).toMatchObject([
      { device: { id: 'hand' }, channels: ['hand'], entry: { code: 'gs1-128' } },
      { device: { id: 'ring' }, channels: ['ring', 'ring-cord'] },
    ]);
  });

  it('have a printer of papers where they do not go into a folder', () => {
    const devices = { scanners: [], scales: [], printers: [] };
    const to = (packingSlip: Parameters<typeof benchToTry>[0]['packingSlip']) =>
      benchToTry({ devices: [], packingSlip }, devices).paper;
    expect(to({ to: 'folder', folder: null })).toBeNull();
    expect(to({ to: 'printer', queue: 'office', server: null })).toEqual(paper);
  });
});

describe('a scanner beside another one', () => {
  const other = { id: 'scanner-2', name: 'Ring', channels: ['scanner-2', 'scanner-3'] };
  const steps = stepsFor('full', {
    scanners: [scanner, other],
    scales: [],
    labelPrinters: [],
    paper: null,
  });
  const ring = steps.flatMap((step) => (step.kind === 'scanner' ? [step] : []))[1];
  const troubleOf = (text: string, device: string | null) => ring && scannerTrouble(ring, text, device)?.code;

  it('is tried by what it reads itself, on whichever of its channels', () => {
    const code = `]C1${ring?.entry.text}`;
    expect(troubleOf(code, 'scanner-2')).toBeUndefined();
    expect(troubleOf(code, 'scanner-3')).toBeUndefined();
    expect(troubleOf(code, 'scanner-1')).toBe('OTHER_SCANNER');
    expect(troubleOf(code, null)).toBe('OTHER_SCANNER');
    expect(troubleOf(code.replaceAll(GS, ''), 'scanner-2')).toBe('SEPARATOR_LOST');
  });
});

describe('a print that has to be scanned', () => {
  const start = (lastSheet: Print | null) => {
    const bench = { scanners: [], scales: [], labelPrinters: [], paper };
    const begun = startAcceptance('full', stepsFor('full', bench), lastSheet, NOW);
    return SHEET_CODES.reduce((one) => judged(one, RIGHT, 1n), begun);
  };

  it('may have been made before the acceptance began; a new one makes it worthless', () => {
    const before = start(print('99111111111111', 'printed'));
    expect(dueTrial(before)).toMatchObject({ step: { step: 'paper' }, print: { digits: '99111111111111' } });
    const after = printing(before, print('99222222222222', null), 2n);
    const now = dueTrial(after)?.print ?? null;
    expect(proofTrouble(now, ']C199111111111111')).toEqual({ code: 'OTHER_PRINT', params: {} });
    expect(proofTrouble(now, ']C199222222222222')).toBeNull();
    expect(proofTrouble(now, `${GS}99222222222222`)).toBeNull();
    // Another symbology with the same text is another code.
    expect(proofTrouble(now, ']C099222222222222')?.code).toBe('OTHER_PRINT');
    expect(proofTrouble(null, ']C199222222222222')?.code).toBe('NOTHING_PRINTED_YET');
  });

  it('whose end nobody knows is proved by its code all the same', () => {
    const asked = printing(start(null), print('99222222222222', null), 2n);
    const unknown = printEnded(asked, print('99222222222222', 'unknown'), {
      code: 'TEST_PRINT_FAILED',
      params: {},
    });
    expect(dueTrial(unknown)).toMatchObject({ state: 'wrong', tries: 1 });
    const heard = judged(unknown, RIGHT, 3n);
    expect(dueTrial(heard)?.step.step).toBe('sound');
    expect(hasPassed(judged(heard, RIGHT, 4n))).toBe(true);
  });

  it('that ends after another was asked for changes nothing', () => {
    const first = printing(start(null), print('99111111111111', null), 2n);
    const second = printing(first, print('99222222222222', null), 3n);
    const late = { code: 'TEST_PRINT_FAILED', params: {} };
    expect(printEnded(second, print('99111111111111', 'unknown'), late)).toEqual(second);
  });

  it('has digits of its own that are never goods', () => {
    const digits = digitsOf('0193a1c2-7c10-7f3a-9c11-3a5e00000001');
    expect(digits).toMatch(/^99\d{12}$/);
    expect(digitsOf('0193a1c2-7c10-7f3a-9c11-3a5e00000002')).not.toBe(digits);
    expect(digitsOf('0193a1c2-7c10-7f3a-9c11-000000000001')).toBe('99000000000001');
    const parsed = parseScan(`]C1${digits}`, '2026-11-24');
    expect(parsed.ok && parsed.kind === 'gs1' && parsed.facts.gtin).toBeFalsy();
  });
});

describe('a scale that is tried', () => {
  const received = { raw: '', at: 0 };
  const rests = (grams: number) => weighed(grams === 0 ? 'zero' : 'stable', String(grams), 'g', received);
  const step = (name: 'scaleEmpty' | 'scaleLoaded' | 'scaleEmptyAgain', weight: typeof testWeight | null) =>
    ({ kind: 'scale', step: name, device: scale, testWeight: weight }) as const;

  it.each([
    ['scaleEmpty', testWeight, 0, null],
    ['scaleEmpty', testWeight, 2, null],
    ['scaleEmptyAgain', testWeight, -3, 'SCALE_NOT_AT_ZERO'],
    ['scaleEmpty', null, 1, 'SCALE_NOT_AT_ZERO'],
    ['scaleLoaded', testWeight, 5_002, null],
    ['scaleLoaded', testWeight, 5_003, 'TEST_WEIGHT_OFF'],
    ['scaleLoaded', testWeight, 1, 'SCALE_NOT_LOADED'],
    ['scaleLoaded', null, 12, null],
    ['scaleLoaded', null, 0, 'SCALE_NOT_LOADED'],
  ] as const)('%s with %o at %d g: %s', (name, weight, grams, code) => {
    expect(weighedFor(step(name, weight), rests(grams)).trouble?.code ?? null).toBe(code);
  });

  it('has no weight while it moves, is silent or is away', () => {
    const trouble = (reading: Parameters<typeof weighedFor>[1]) =>
      weighedFor(step('scaleEmpty', null), reading).trouble;
    expect(trouble(weighed('moving', '0', 'g', received))).toEqual({
      code: 'SCALE_SHOWS_NOTHING',
      params: { verdict: 'moving' },
    });
    expect(trouble(notWeighed('over', received))?.params).toEqual({ verdict: 'over' });
    expect(trouble(null)?.params).toEqual({ verdict: 'unknown' });
  });
});

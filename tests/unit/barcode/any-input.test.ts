import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  badgeCode,
  commandCode,
  GS,
  gs1ElementString,
  parseScan,
  scanAsText,
} from '../../../shared/barcode/index.ts';
import { SCAN_PROBLEM_TEXTS } from '../../../shared/barcode/problems.ts';
import { INPUTS } from '../../support/fuzzing.ts';
import { companions } from './gs1-generators.ts';

const TODAY = '2026-11-24';

/** What bar codes hold, whole and cut, beside characters of every kind. */
const pieces = fc.oneof(
  { weight: 3, arbitrary: companions.map((elements) => builtOf(gs1ElementString(elements))) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ']C1',
      ']d2',
      ']Q3',
      ']E0',
      ']I1',
      ']A0',
      ']Z9',
      GS,
      '(01)',
      '01',
      '00',
      '10',
      '17',
      '4006381333931',
      '04012345000016',
      'https://id.gs1.org/01/09520123456788',
      '/10/ABC?17=261231',
      '%1D',
      commandCode('CLOSE-SHIPMENT') ?? '',
      badgeCode('P-1') ?? '',
      'PW1',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const built = companions.map((elements) => `]C1${builtOf(gs1ElementString(elements))}`);
const scans = fc.oneof(
  { weight: 1, arbitrary: built },
  { weight: 1, arbitrary: pieces },
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join('')) },
);

function builtOf(built: ReturnType<typeof gs1ElementString>): string {
  return built.ok ? built.text : '';
}

test('any input: never throws, refuses with a reason that has a text, and reads each scan the same way twice', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(scans, (raw) => {
      const scan = parseScan(raw, TODAY);
      kinds.set(scan.kind, (kinds.get(scan.kind) ?? 0) + 1);
      if (!scan.ok) {
        if (!(scan.reason in SCAN_PROBLEM_TEXTS)) expect.fail(scan.reason);
        if (scan.at !== null && (scan.at < 0 || scan.at > raw.length)) expect.fail(`at ${scan.at}`);
      }
      if (JSON.stringify(parseScan(raw, TODAY)) !== JSON.stringify(scan)) expect.fail('another answer');
      scanAsText(raw, TODAY);
    }),
    { numRuns: INPUTS },
  );
  for (const kind of ['gs1', 'gtin', 'plain', 'command', 'badge', 'unreadable'])
    expect(kinds.get(kind), kind).toBeGreaterThan(INPUTS / 2_000);
});

test('any input: what a GS1 scan says can be written as an element string that says the same', () => {
  let written = 0;
  fc.assert(
    fc.property(scans, (raw) => {
      const scan = parseScan(raw, TODAY);
      if (scan.kind !== 'gs1') return;
      const built = gs1ElementString(scan.elements);
      if (!built.ok) expect.fail(`${JSON.stringify(scan.elements)}: ${JSON.stringify(built)}`);
      const again = parseScan(`]C1${built.text}`, TODAY);
      if (again.kind !== 'gs1') expect.fail(`${built.text} is ${again.kind}`);
      expect(sorted(again.elements)).toEqual(sorted(scan.elements));
      written += 1;
    }),
    { numRuns: INPUTS },
  );
  expect(written).toBeGreaterThan(INPUTS / 20);
});

function sorted(elements: readonly { readonly ai: string; readonly value: string }[]): readonly string[] {
  return elements.map(({ ai, value }) => `${ai} ${value}`).toSorted();
}

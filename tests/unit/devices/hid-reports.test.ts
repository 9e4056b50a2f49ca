import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidReports } from '../../../electron/station/devices/scale/hid-reports.ts';
import { INPUTS } from '../../support/fuzzing.ts';
import { answers, reading, told } from '../../support/scale-answers.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors', 'hid-scale');
const report = (...bytes: number[]) => Uint8Array.from(bytes);
const read = (...chunks: Uint8Array[]) => answers(hidReports, chunks).map(told);

/** What each recorded report means; the file's name is its bytes. */
const RECORDED: Readonly<Record<string, string>> = {
  '03020bff0000.bin': 'zero 0.0 oz',
  '030400009000.bin': 'unknown',
  '030400ff3800.bin': 'unknown',
  '030401009000.bin': 'unknown',
  '030402006e03.bin': 'stable 878 g',
  '03040bff0000.bin': 'stable 0.0 oz',
  '03040bff1900.bin': 'stable 2.5 oz',
  '03040bff3800.bin': 'stable 5.6 oz',
  '03040bff4e00.bin': 'stable 7.8 oz',
  '03040bff9700.bin': 'stable 15.1 oz',
  '03050bff0000.bin': 'under',
};

describe('USB HID scale reports', () => {
  it.each(readdirSync(folder))('%s (recorded)', (file) => {
    expect(read(readFileSync(join(folder, file)))).toEqual([RECORDED[file]]);
  });

  it.each([
    [report(3, 4, 12, 254, 254, 1), 'stable 5.10 lb'], // Mettler PS60
    [report(3, 4, 3, 254, 194, 0), 'stable 1.94 kg'], // Mettler PS60
    [report(3, 3, 12, 255, 148, 3), 'moving 91.6 lb'], // Dymo S100
    [report(3, 3, 3, 255, 152, 1), 'moving 40.8 kg'], // Dymo S100
    [report(3, 4, 2, 2, 5, 0), 'stable 500 g'],
    [report(3, 1, 2, 0, 5, 0), 'fault'],
    [report(3, 6, 2, 0, 5, 0), 'over'],
    [report(3, 7, 2, 0, 5, 0), 'uncalibrated'],
    [report(3, 8, 2, 0, 5, 0), 'unknown'],
    [report(3, 9, 2, 0, 5, 0), 'unknown'],
    [report(3, 4, 2, 100, 5, 0), 'unknown'],
  ])('%j is %s', (bytes, meaning) => {
    expect(read(bytes)).toEqual([meaning]);
    expect(read(...Array.from(bytes, (byte) => report(byte)))).toEqual([meaning]);
  });

  it('finds the next report after other bytes', () => {
    expect(read(report(0, 0, 127), report(3, 4, 2, 0, 110, 3))).toEqual(['stable 878 g']);
  });

  it('any input: never throws, a number only with its verdict', () => {
    let weights = 0;
    const reports = fc.tuple(
      fc.nat(9),
      fc.nat(13),
      fc.integer({ min: 250, max: 261 }),
      fc.nat(255),
      fc.nat(255),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), reports, (noise, fields) => {
        for (const { value, verdict, unit } of answers(hidReports, [noise, report(3, ...fields)]).map(
          reading,
        )) {
          if (value === null) continue;
          weights += 1;
          expect(['stable', 'moving', 'zero']).toContain(verdict);
          expect(unit).not.toBeNull();
        }
      }),
      { numRuns: INPUTS },
    );
    expect(weights).toBeGreaterThan(1_000);
  });
});

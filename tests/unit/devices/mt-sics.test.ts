import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mtSics } from '../../../electron/station/devices/scale/mt-sics.ts';
import { textOf } from '../../../electron/station/devices/scale/protocol.ts';
import { INPUTS } from '../../support/fuzzing.ts';
import { answers as answersOf, byteByByte, reading, told } from '../../support/scale-answers.ts';

const vectors = join(import.meta.dirname, '..', '..', 'vectors');
const { cases }: { cases: { test: string; rx_chunks: string[] }[] } = JSON.parse(
  readFileSync(join(vectors, 'serial-scale-frames', 'mt-sics.json'), 'utf8'),
);

const answers = (...chunks: readonly (string | Uint8Array)[]) => answersOf(mtSics, chunks);
const read = (line: string) => answers(`${line}\r\n`).map(told);

/** What each of the recorded cases means, by its name in the file. */
const MEANINGS: Readonly<Record<string, string>> = {
  'get_commands should parse results': 'other, other, other, other',
  'get_commands return an error': 'other',
  'get_mtsics_level should parse results': 'other',
  'get_mtsics_level return an error': 'other',
  'get_balance_data should parse results': 'other',
  'get_balance_data return an error': 'other',
  'get_software_version should parse results': 'other',
  'get_software_version return an error': 'other',
  'get_serial_number should parse results': 'restarted',
  'get_serial_number return an error': 'other',
  'get_weight_stable should parse results': 'stable 100.00 g',
  'get_weight_stable return an error': 'unknown',
  'get_weight_stable return an error: Scale in overload range': 'over',
  'get_weight_stable return an error: Scale in underload range': 'under',
  'get_weight should parse dynamic results': 'moving 129.07 g',
  'get_weight should parse stable results': 'stable 129.07 g',
  'get_weight return an error': 'unknown',
  'get_weight return an error: Scale in overload range': 'over',
  'get_weight return an error: Scale in underload range': 'under',
  'zero_stable should parse results': 'zero done',
  'zero_stable return an error': 'zero not-now',
  'zero_stable return an error: Upper limit of zero setting range exceeded': 'zero over',
  'zero_stable return an error: Lower limit of zero setting range exceeded': 'zero under',
  'zero should parse dynamic results': 'zero done',
  'zero should parse stable results': 'zero done',
  'zero return an error': 'zero not-now',
  'zero return an error: Upper limit of zero setting range exceeded': 'zero over',
  'zero return an error: Lower limit of zero setting range exceeded': 'zero under',
  'reset should parse results': 'restarted',
  'reset return an error': 'other',
};

describe('MT-SICS', () => {
  it.each(cases)('$test', ({ test, rx_chunks }) => {
    expect(
      answers(...rx_chunks)
        .map(told)
        .join(', '),
    ).toBe(MEANINGS[test]);
  });

  it.each(cases)('$test: the same, byte by byte', ({ rx_chunks }) => {
    expect(answers(...byteByByte(rx_chunks.join('')))).toEqual(answers(...rx_chunks));
  });

  it.each([
    ['S S     4.08 kg', 'stable 4.08 kg'], // HerrRiebmann/Scale_Simulator
    ['S S    -100.00 g', 'stable -100.00 g'],
    ['S D -     1.640 kg', 'moving -1.640 kg'],
    ['SI D       0.01 g', 'moving 0.01 g'],
    ['S S       1.00 lb', 'stable 1.00 lb'],
    ['SI I', 'unknown'],
    ['TI S     350.00 g', 'tare done'],
    ['T S     350.00 g', 'tare done'],
    ['T I', 'tare not-now'],
    ['T +', 'tare over'],
    ['TA A     350.00 g', 'other'],
    ['ES', 'not-understood'],
    ['EL', 'not-understood'],
    ['ET', 'noise'],
    ['EI', 'refused'],
    ['\u0000\u0000\u007f\u007fS S     100.00 g', 'stable 100.00 g'],
  ])('%j is %s', (line, meaning) => {
    expect(read(line)).toEqual([meaning]);
  });

  it.each([
    'S S     100.00 ct', // carats are no weight a carton is checked with
    'S S     1.00.0 g',
    'S S          . g',
    'S S     100.00',
    'S S 1 00.00 g',
    'S S     10\u0000.00 g',
    'S X     100.00 g',
    '    100.00 g',
    'S S     100,00 g',
    'S',
    '',
  ])('%j is never a number', (line) => {
    for (const answer of answers(`${line}\r\n`)) {
      expect(reading(answer)).toMatchObject({ value: null, verdict: 'unknown' });
    }
  });

  it('does not take a print-out of a Mettler MS204TS for answers (recorded)', () => {
    const recorded = readFileSync(join(vectors, 'serial-scale-captures', 'mettler-ms204ts-print.bin'));
    const prints = answers(recorded);
    expect(prints).toHaveLength(7);
    expect(new Set(prints.map(told))).toEqual(new Set(['not-understood']));
  });

  it('keeps the frame and its time', () => {
    const message = Buffer.from('S D     129.07 g', 'latin1');
    expect(mtSics.read(message, 12, null)).toMatchObject({ reading: { raw: textOf(message), at: 12 } });
  });

  it('is whole again after the middle of a message', () => {
    const stream = 'S S     100.00 g\r\n'.repeat(2);
    for (let from = 1; from < stream.length / 2; from += 1) {
      expect(answers(stream.slice(from)).map(told).at(-1)).toBe('stable 100.00 g');
    }
  });

  it('any input: never throws, a number only with its verdict, in step after one message', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        'S S     1.5 g\r\n',
        '\r\nSI D 0',
        'S ',
        'S S ',
        'SI D ',
        '  100.00',
        '-',
        '.',
        ' g',
        ' kg\r\n',
        '\r\n',
        'Z A',
        'I4 A "',
        '"',
      ),
      fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
    );
    let weights = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
        const all = answers(parts.join(''), '\r\nS S     100.00 g\r\n').map(told);
        expect(all.pop()).toBe('stable 100.00 g');
        for (const meaning of all) {
          if (!/\d/.test(meaning)) continue;
          weights += 1;
          expect(meaning).toMatch(/^(stable|moving) -?[\d.]+ (g|kg|lb|oz|t)$/);
        }
      }),
      { numRuns: INPUTS },
    );
    expect(weights).toBeGreaterThan(500);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatGrams,
  isDecimal,
  notWeighed,
  toGrams,
  WEIGHT_UNITS,
  weighed,
} from '../../../shared/weight/index.ts';

describe('toGrams', () => {
  it.each([
    ['100.00', 'g', 100],
    ['-0.250', 'kg', -250],
    ['+1.5', 'kg', 1500],
    ['1', 'lb', 453.592],
    ['2.76', 'lb', 1251.915],
    ['1', 'oz', 28.35],
    ['0.5', 't', 500_000],
    ['0.0005', 'g', 0.001],
    ['-0.0005', 'g', -0.001],
    ['0.00049', 'g', 0],
    ['.5', 'g', 0.5],
    ['7.', 'g', 7],
    ['0.29', 'kg', 290],
    ['1.005', 'g', 1.005],
  ] as const)('%s %s is %d g', (value, unit, grams) => {
    expect(toGrams(value, unit)).toBe(grams);
  });

  it('gives plain zero for minus zero', () => {
    expect(Object.is(toGrams('-0.00', 'kg'), 0)).toBe(true);
  });

  it('agrees with integer arithmetic for every weight of a carton in kilograms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (milligrams) => {
        const kilograms = `${Math.floor(milligrams / 1_000_000)}.${String(milligrams % 1_000_000).padStart(6, '0')}`;
        expect(toGrams(kilograms, 'kg')).toBe(milligrams / 1000);
        expect(toGrams(`-${kilograms}`, 'kg')).toBe(milligrams === 0 ? 0 : -milligrams / 1000);
      }),
    );
  });

  it.each(['', '-', '.', '1,5', '1e3', ' 1', '1 ', '--1', '0x10', 'NaN', '1'.repeat(17)])(
    'refuses %j instead of guessing',
    (value) => {
      expect(isDecimal(value)).toBe(false);
      expect(() => toGrams(value, 'g')).toThrow(TypeError);
    },
  );

  it('either refuses or gives a finite number, whatever the text', () => {
    let numbers = 0;
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[-+]?[\d.]{0,17}$/));
    fc.assert(
      fc.property(texts, fc.constantFrom(...WEIGHT_UNITS), (text, unit) => {
        if (!isDecimal(text)) return;
        numbers += 1;
        expect(Number.isFinite(toGrams(text, unit))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(numbers).toBeGreaterThan(1_000);
  });
});

describe('a reading', () => {
  const received = { raw: 'S S     100.00 g', at: 12 };

  it('carries the value as sent, and its grams', () => {
    expect(weighed('stable', '1.250', 'kg', received)).toEqual({
      value: '1.250',
      unit: 'kg',
      verdict: 'stable',
      grams: 1250,
      ...received,
    });
  });

  it('has no grams without a unit', () => {
    expect(weighed('moving', '1.250', null, received).grams).toBeNull();
  });

  it('has no number without a weight', () => {
    expect(notWeighed('over', received)).toEqual({
      value: null,
      unit: null,
      verdict: 'over',
      grams: null,
      ...received,
    });
  });
});

describe('formatGrams', () => {
  it.each([
    [0, '.', '0 g'],
    [849, '.', '849 g'],
    [0.375, '.', '0.375 g'],
    [0.375, ',', '0,375 g'],
    [-12.5, '.', '-12.5 g'],
    [1000, '.', '1.000 kg'],
    [12_480, ',', '12,480 kg'],
    [-1640, '.', '-1.640 kg'],
  ] as const)('%d with "%s" reads %s', (grams, point, text) => {
    expect(formatGrams(grams, point)).toBe(text);
  });
});

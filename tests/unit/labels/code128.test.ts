import bwipjs from 'bwip-js/node';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gs1Code128 } from '../../../shared/labels/code128.ts';

/** Bars and spaces as an independent encoder draws them; it makes the same choice of subset for pairs of digits. */
function independent(digits: string): readonly number[] {
  const [symbol] = bwipjs.raw('code128', `^FNC1${digits}`, 'parsefnc') as readonly {
    sbs: readonly number[];
  }[];
  return [...(symbol?.sbs ?? [])];
}

it('is drawn as an independent encoder draws it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(\d\d){1,24}$/), (digits) => {
      expect(gs1Code128(digits)).toEqual(independent(digits));
    }),
  );
});

it('covers every pair of digits', () => {
  const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0')).join('');
  for (let at = 0; at < pairs.length; at += 20) {
    const digits = pairs.slice(at, at + 20);
    expect(gs1Code128(digits)).toEqual(independent(digits));
  }
});

it('refuses what subset C cannot carry', () => {
  for (const wrong of ['', '1', '123', '12a4', '12\n'])
    expect(() => gs1Code128(wrong)).toThrow(/pairs of digits/);
});

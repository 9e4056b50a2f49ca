import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSscc, nextSscc, readableSscc, type SsccRange } from '../../../shared/labels/sscc.ts';

const RANGE: SsccRange = { extensionDigit: 3, companyPrefix: '9529999', firstSerial: 1, lastSerial: 3 };

const ranges: fc.Arbitrary<SsccRange> = fc
  .record({
    extensionDigit: fc.nat(9),
    companyPrefix: fc.stringMatching(/^\d{4,12}$/),
  })
  .chain(({ extensionDigit, companyPrefix }) => {
    const most = 10 ** (16 - companyPrefix.length) - 1;
    return fc.tuple(fc.nat(most), fc.nat(most)).map(([one, other]) => ({
      extensionDigit,
      companyPrefix,
      firstSerial: Math.min(one, other),
      lastSerial: Math.max(one, other),
    }));
  });

describe('the next SSCC', () => {
  it('is the number of GS1’s own example', () => {
    const range = {
      extensionDigit: 1,
      companyPrefix: '0614141',
      firstSerial: 123_456_789,
      lastSerial: 123_456_789,
    };
    expect(nextSscc(range, null)).toEqual({ sscc: '106141411234567897' });
    expect(readableSscc('106141411234567897')).toBe('1 0614 1411 2345 6789 7');
  });

  it('always has 18 digits, its range in front, its serial in place and a right check digit', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const next = nextSscc(range, null);
        if ('refusal' in next) throw new Error(next.refusal);
        const start = `${range.extensionDigit}${range.companyPrefix}`;
        expect(isSscc(next.sscc)).toBe(true);
        expect(next.sscc.startsWith(start)).toBe(true);
        expect(Number(next.sscc.slice(start.length, 17))).toBe(range.firstSerial);
      }),
    );
  });

  it('goes through the range once and then says that it is exhausted', () => {
    const given: string[] = [];
    for (
      let last: number | null = null, next = nextSscc(RANGE, last);
      'sscc' in next;
      next = nextSscc(RANGE, last)
    ) {
      given.push(next.sscc);
      last = Number(next.sscc.slice(8, 17));
    }
    expect(given).toEqual(['395299990000000010', '395299990000000027', '395299990000000034']);
    expect(nextSscc(RANGE, 3)).toEqual({ refusal: 'SSCC_RANGE_EXHAUSTED' });
    expect(nextSscc(RANGE, 900)).toEqual({ refusal: 'SSCC_RANGE_EXHAUSTED' });
  });

  it('begins with the first serial when what was given out lies before the range', () => {
    expect(nextSscc({ ...RANGE, firstSerial: 2 }, 0)).toEqual({ sscc: '395299990000000027' });
  });

  it.each<[string, Partial<SsccRange>]>([
    ['the first serial behind the last', { firstSerial: 4 }],
    ['a serial with more digits than the prefix leaves', { lastSerial: 10 ** 9 }],
    ['a prefix with a letter', { companyPrefix: '95A9999' }],
    ['a prefix too short', { companyPrefix: '952' }],
    ['two extension digits', { extensionDigit: 12 }],
    ['a negative serial', { firstSerial: -1 }],
    ['half a serial', { firstSerial: 1.5 }],
  ])('is refused for a range that contradicts itself: %s', (_name, change) => {
    expect(nextSscc({ ...RANGE, ...change }, null)).toEqual({ refusal: 'SSCC_RANGE_INVALID' });
  });
});

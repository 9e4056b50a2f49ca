// The same element strings through another implementation of the dictionary: bwip-js, which carries BWIPP.

import bwipjs from 'bwip-js/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRequisites, gs1ElementString, type ScanElement } from '../../../shared/barcode/index.ts';
import { companions, elements, type Mutation, mutated, mutation } from './gs1-generators.ts';

const RUNS = 1_500;

/** Where BWIPP takes what the official cases of the linters refuse, or the other way about: those decide. */
const EXPLAINED: readonly { readonly ai: RegExp; readonly value: RegExp; readonly why: string }[] = [
  {
    ai: /^8011$/,
    value: /^0$/,
    why: 'nozeroprefix refuses a lone 0 (linters.jsonl), BWIPP only zeros before others',
  },
  {
    ai: /^7258$/,
    value: /./,
    why: 'BWIPP takes 0/1, ./1 and 9/5, which posinseqslash refuses (linters.jsonl)',
  },
  {
    ai: /^39[13]\d$/,
    value: /^694/,
    why: 'BWIPP still knows the currency 694, which ISO 4217 has withdrawn',
  },
];

function isExplained(list: readonly ScanElement[]): boolean {
  return list.some(({ ai, value }) => EXPLAINED.some((one) => one.ai.test(ai) && one.value.test(value)));
}

/** What BWIPP says: its error's name, or null when it takes the elements. */
function oracle(list: readonly ScanElement[], options: { lintreqs: boolean }): string | null {
  try {
    bwipjs.raw({
      bcid: 'gs1-128',
      text: list.map(({ ai, value }) => `(${ai})${value}`).join(''),
      ...options,
    });
    return null;
  } catch (error) {
    const name = /bwipp\.(\w+)/.exec(String(error))?.[1];
    if (name === undefined) throw error;
    return name.startsWith('GS1') ? name : null;
  }
}

function ours(list: readonly ScanElement[], { lintreqs }: { lintreqs: boolean }): string | null {
  const built = gs1ElementString(list);
  if (!built.ok) return built.fault.reason;
  return lintreqs ? (checkRequisites(list)?.reason ?? null) : null;
}

function withMutation(list: readonly ScanElement[], which: number, change: Mutation): ScanElement[] {
  return list.map((one, index) =>
    index === which % list.length ? { ai: one.ai, value: mutated(one.value, change) } : one,
  );
}

const coupon = fc
  .tuple(
    fc.nat({ max: 9 }),
    fc.subarray([...'1234569'], { maxLength: 4 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 120, maxLength: 120 }),
  )
  .map(([prefixLength, fields, digits]) => couponText(Math.min(prefixLength, 6), fields, digits));

/** A coupon whose length digits fit what follows them. */
function couponText(prefixLength: number, fields: readonly string[], digits: string): string {
  let used = 0;
  const take = (count: number): string => {
    used += count;
    return digits.slice(used - count, used);
  };
  const purchase = (): string => `2${take(2)}${'012349'.charAt(Number(take(1)) % 6)}${take(3)}`;
  const further: Readonly<Record<string, () => string>> = {
    1: () => `1${Number(take(1)) % 4}${purchase()}9`,
    2: () => `2${purchase()}0${take(6)}`,
    3: () => `32612${10 + Number(take(1))}`,
    4: () => `42611${10 + Number(take(1))}`,
    5: () => `50${take(6)}`,
    6: () => `61${take(7)}`,
    9: () => `91${Number(take(1)) % 3}${take(1)}0`,
  };
  const optional = fields.map((field) => further[field]?.() ?? '');
  return `${prefixLength}${take(6 + prefixLength)}${take(6)}3${take(3)}${purchase()}${optional.join('')}`;
}

describe('bwip-js agrees', () => {
  for (const [name, arbitrary] of [
    ['elements of the whole dictionary', elements],
    ['elements that go together', companions],
  ] as const) {
    test(`on ${RUNS} random ${name}, right and mutated`, { timeout: 120_000 }, () => {
      const counts = { taken: 0, refused: 0 };
      fc.assert(
        fc.property(arbitrary, fc.nat(), mutation, fc.boolean(), (list, which, change, lintreqs) => {
          const tried = withMutation(list, which, change);
          fc.pre(!isExplained(tried));
          const theirs = oracle(tried, { lintreqs });
          const mine = ours(tried, { lintreqs });
          counts[mine === null ? 'taken' : 'refused']++;
          expect(mine === null, `ours: ${mine}, theirs: ${theirs}`).toBe(theirs === null);
        }),
        { numRuns: RUNS },
      );
      expect(Math.min(counts.taken, counts.refused), JSON.stringify(counts)).toBeGreaterThan(RUNS / 20);
    });
  }

  test(`on ${RUNS} coupons of North America`, { timeout: 120_000 }, () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom('8110', '8112'), coupon, mutation, (ai, text, change) => {
        const offer = `0${text.slice(0, 1)}${text.slice(1, 13)}1${text.slice(13, 20)}`;
        const tried = [{ ai, value: mutated(ai === '8110' ? text : offer, change) }];
        const mine = ours(tried, { lintreqs: false });
        const theirs = oracle(tried, { lintreqs: false });
        counts[mine === null ? 'taken' : 'refused']++;
        expect(mine === null, `ours: ${mine}, theirs: ${theirs}`).toBe(theirs === null);
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(counts.taken, counts.refused), JSON.stringify(counts)).toBeGreaterThan(RUNS / 20);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleLayer } from '../../../shared/packing/rules.ts';
import { expectedWeight } from '../../../shared/packing/weight.ts';
import { anItem } from '../../support/works.ts';
import {
  by,
  close,
  codeOf,
  eventsOf,
  HAM,
  line,
  open,
  SCREWS,
  scan,
  stateAfter,
  weigh,
  word,
} from './bench.ts';

const item = (grams: number | null, itemCode = 'A1') => anItem({ itemCode, unitWeightGrams: grams });

function carton(items: readonly ReturnType<typeof item>[], weight: RuleLayer['weight'] = {}) {
  const state = stateAfter(
    open(
      items.map((one) => line(one)),
      { weight: { required: true, ...weight } },
    ),
    ...items.map((one) => scan(one)),
    close(1),
  );
  const [first] = state.cartons;
  if (first === undefined) throw new Error('No carton');
  return { state, expected: expectedWeight(state, first) };
}

describe('the expected weight', () => {
  it('is tare and contents, pieces by their own label', () => {
    const state = stateAfter(
      open([line(SCREWS), line(HAM)]),
      scan(SCREWS, { count: 3 }),
      scan(HAM, { weightGrams: 1250 }),
    );
    const [first] = state.cartons;
    if (first === undefined) throw new Error('No carton');
    expect(expectedWeight(state, first).grams).toBe(100 + 30 + 1250);
  });

  it('is unknown as soon as one item’s is', () => {
    expect(carton([item(10), item(null, 'B')]).expected).toEqual({ grams: null, toleranceGrams: null });
  });

  it.each([
    ['the rule’s grams', 500, { toleranceGrams: 20, toleranceOfLightest: 0 }, 20],
    ['its part of the lightest', 500, { toleranceGrams: 20, toleranceOfLightest: 0.5 }, 250],
    ['below the lightest, whatever the grams', 15, { toleranceGrams: 20, toleranceOfLightest: 0.5 }, 13.5],
    ['below the lightest, whatever its part', 500, { toleranceGrams: 20, toleranceOfLightest: 1 }, 450],
    ['the rule’s grams for what no scale can tell', 2, { toleranceGrams: 20, toleranceOfLightest: 0.5 }, 20],
  ])('has as tolerance %s', (_what, grams, weight, tolerance) => {
    expect(carton([item(grams), item(900, 'B')], weight).expected.toleranceGrams).toBe(tolerance);
  });

  it('never lets one unit that a scale can tell be missing, whatever the rules', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 6, max: 5_000 }), { minLength: 1, maxLength: 5 }),
        fc.record({
          toleranceGrams: fc.integer({ min: 0, max: 500 }),
          toleranceOfLightest: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        (weights, rules) => {
          const { state, expected } = carton(
            weights.map((grams, at) => item(grams, `I${at}`)),
            rules,
          );
          const missing = (expected.grams ?? 0) - Math.min(...weights);
          expect(codeOf(state, weigh(Math.max(missing, 100)))).toBe('WEIGHT_UNDER');
        },
      ),
    );
  });
});

describe('the weighing', () => {
  it('is within, overridden or unknown, and goes on record', () => {
    const { state } = carton([item(50)]);
    const weighing = (command: Parameters<typeof eventsOf>[1]) => eventsOf(state, command)[0];
    expect(weighing(weigh(152))).toMatchObject({
      type: 'CartonClosed',
      weighing: {
        grossGrams: 152,
        expectedGrams: 150,
        toleranceGrams: 25,
        verdict: 'within',
        scale: 'scale-1',
      },
      override: null,
    });
    expect(weighing(by({ override: word('overrideWeight') }, weigh(300)))).toMatchObject({
      weighing: { verdict: 'overridden' },
      override: { reason: 'customer agreed' },
    });
    const unknown = carton([item(null)]).state;
    expect(eventsOf(unknown, weigh(152))[0]).toMatchObject({ weighing: { verdict: 'unknown' } });
  });

  it('of a carton lighter than its packaging is not one that a word lifts', () => {
    const { state } = carton([item(50)]);
    expect(codeOf(state, by({ override: word('overrideWeight') }, weigh(80)))).toBe('WEIGHT_BELOW_TARE');
  });
});

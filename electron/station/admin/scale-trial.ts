import type { BenchTrouble } from '../../../shared/contracts/acceptance.ts';
import type { Message } from '../../../shared/contracts/station-view.ts';
import { subtract } from '../../../shared/packing/quantity.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';
import type { Outcome } from './acceptance.ts';
import type { Step } from './steps.ts';

type ScaleTrial = Extract<Step, { kind: 'scale' }>;

/**
 * Judges what a scale shows, for one step of its trial.
 *
 * @param reading its fresh one; null when there is none
 */
export function weighedFor({ step, testWeight }: ScaleTrial, reading: WeightReading | null): Outcome {
  const rests = reading !== null && (reading.verdict === 'stable' || reading.verdict === 'zero');
  const grams = rests ? reading.grams : null;
  if (grams === null) return { trouble: shows(reading?.verdict ?? 'unknown') };
  const tolerance = testWeight?.toleranceGrams ?? 0;
  const isEmpty = reading?.verdict === 'zero' || Math.abs(grams) <= tolerance;
  if (step !== 'scaleLoaded') {
    const weighed = { grams, expectedGrams: 0 };
    return { weighed, trouble: isEmpty ? null : trouble('SCALE_NOT_AT_ZERO', { actual: grams, tolerance }) };
  }
  if (isEmpty) return { trouble: trouble('SCALE_NOT_LOADED', {}) };
  if (testWeight === null) return { weighed: { grams, expectedGrams: null }, trouble: null };
  const expected = testWeight.grams;
  const isRight = Math.abs(subtract(grams, expected)) <= tolerance;
  return {
    weighed: { grams, expectedGrams: expected },
    trouble: isRight ? null : trouble('TEST_WEIGHT_OFF', { actual: grams, expected, tolerance }),
  };
}

function shows(verdict: WeightReading['verdict']): Message {
  return trouble('SCALE_SHOWS_NOTHING', { verdict });
}

function trouble(code: BenchTrouble, params: Message['params']): Message {
  return { code, params };
}

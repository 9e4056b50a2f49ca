import { toGrams, type WeightUnit } from './grams.ts';

/**
 * What a scale says about its load. `stable` and `zero` come with a value, `moving` with or without one, the
 * others never:
 * - `stable`: the load rests. `zero`: it rests and the scale itself reports its zero point.
 * - `moving`: the value changes still.
 * - `under`, `over`: outside the weighing range.
 * - `fault`: the scale reports an error. `uncalibrated`: it reports that it has to be calibrated.
 * - `unknown`: it has no weight just now, or what it sent is not understood.
 */
export const WEIGHT_VERDICTS = [
  'stable',
  'moving',
  'zero',
  'under',
  'over',
  'fault',
  'uncalibrated',
  'unknown',
] as const;
export type WeightVerdict = (typeof WEIGHT_VERDICTS)[number];
export type VerdictWithValue = 'stable' | 'moving' | 'zero';

/** One answer of a scale. */
export type WeightReading = {
  /** The decimal number as sent, its sign in front, no zeros before it: "-0.250"; null where the scale sent none. */
  readonly value: string | null;
  /** Null where the scale sent none. */
  readonly unit: WeightUnit | null;
  readonly verdict: WeightVerdict;
  /** The value in grams, to 0.001 g; null without a value or a unit. */
  readonly grams: number | null;
  /** The frame as received, one character per byte. */
  readonly raw: string;
  /** When its last byte arrived: monotonic milliseconds. */
  readonly at: number;
};

/** Where a reading comes from: the frame and its time. */
export type Received = Pick<WeightReading, 'raw' | 'at'>;

/** A reading with a value. `value` is a decimal number (`isDecimal`). */
export function weighed(
  verdict: VerdictWithValue,
  value: string,
  unit: WeightUnit | null,
  { raw, at }: Received,
): WeightReading {
  return { value, unit, verdict, grams: unit === null ? null : toGrams(value, unit), raw, at };
}

/** A reading without a value. */
export function notWeighed(
  verdict: Exclude<WeightVerdict, 'stable' | 'zero'>,
  { raw, at }: Received,
): WeightReading {
  return { value: null, unit: null, verdict, grams: null, raw, at };
}

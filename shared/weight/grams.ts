/** The units a reading may carry. Others (carats, pieces) are not weights that a carton can be checked with. */
export const WEIGHT_UNITS = ['g', 'kg', 'lb', 'oz', 't'] as const;
export type WeightUnit = (typeof WEIGHT_UNITS)[number];

/** Grams per unit as nano-grams: the pound is 453.59237 g by the agreement of 1959, the ounce its sixteenth. */
const NANOGRAMS: Record<WeightUnit, bigint> = {
  g: 1_000_000_000n,
  kg: 1_000_000_000_000n,
  lb: 453_592_370_000n,
  oz: 28_349_523_125n,
  t: 1_000_000_000_000_000n,
};
const NANOGRAMS_PER_MILLIGRAM = 1_000_000n;

/** Longer than any scale's display; keeps the arithmetic bounded. */
const MAX_VALUE_CHARS = 16;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** True for a decimal number as a scale sends it: an optional sign, digits, at most one point, no exponent. */
export function isDecimal(value: string): boolean {
  return value.length <= MAX_VALUE_CHARS && DECIMAL.test(value);
}

/**
 * The weight in grams, converted exactly and then rounded to 0.001 g, halves away from zero. Throws on text
 * for which `isDecimal` is false: a driver never hands such text on.
 */
export function toGrams(value: string, unit: WeightUnit): number {
  if (!isDecimal(value)) throw new TypeError(`Not a decimal number: ${JSON.stringify(value)}`);
  const negative = value.startsWith('-');
  const [whole = '', fraction = ''] = value.replace(/^[+-]/, '').split('.');
  const exact = BigInt(`${whole}${fraction}`) * NANOGRAMS[unit];
  const divisor = 10n ** BigInt(fraction.length) * NANOGRAMS_PER_MILLIGRAM;
  const milligrams = Number((exact + divisor / 2n) / divisor);
  return milligrams === 0 ? 0 : (negative ? -milligrams : milligrams) / 1000;
}

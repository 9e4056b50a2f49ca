/**
 * Grams as people read them at a bench: below 1 kg in whole grams, with decimals only when there are any
 * ("849 g", "0.375 g"); from 1 kg on in kilograms with three places ("12.480 kg").
 *
 * @param decimalPoint the language's own: "." or ","
 */
export function formatGrams(grams: number, decimalPoint: '.' | ',' = '.'): string {
  const text =
    Math.abs(grams) < 1000 ? `${Number(grams.toFixed(3)) + 0} g` : `${(grams / 1000).toFixed(3)} kg`;
  return text.replace('.', decimalPoint);
}

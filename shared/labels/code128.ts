/**
 * Code 128 in subset C: two digits to a symbol, which is how an SSCC is carried (ISO/IEC 15417, table 1).
 * Bars and spaces in turn, as widths in modules.
 */

/** Each symbol's three bars and three spaces by value; 103 to 105 start, 106 stops with a bar more. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232 2331112'
).split(' ');

const FNC1 = 102;
const START_C = 105;
const STOP = 106;
const CHECK_MODULUS = 103;

/**
 * A GS1-128 symbol (Code 128 with FNC1 in first place) of digits alone.
 *
 * @param digits an even number of them, application identifiers included
 * @returns widths in modules, a bar first, without quiet zones
 */
export function gs1Code128(digits: string): readonly number[] {
  if (!/^(\d\d)+$/.test(digits)) throw new Error('Code 128 C carries pairs of digits alone');
  const data = [FNC1, ...(digits.match(/\d\d/g) ?? []).map(Number)];
  const check = data.reduce((sum, value, index) => sum + value * (index + 1), START_C) % CHECK_MODULUS;
  return [START_C, ...data, check, STOP].flatMap((value) => [...(PATTERNS[value] ?? '')].map(Number));
}

/** Modules of blank before and after the symbol (GS1 General Specifications, GS1-128). */
export const QUIET_MODULES = 10;

/** The whole symbol's width in modules, quiet zones not counted. */
export function modulesOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

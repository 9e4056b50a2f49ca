/** How much is tried: the whole sheet and every device, or the first codes of the sheet at the start of a shift. */
export const ACCEPTANCE_KINDS = ['full', 'shift'] as const;
export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number];

/** The codes of the test sheet, in the order in which they stand on it. Each tries one thing. */
export const SHEET_CODES = [
  /** Letters and signs that lie on other keys in other keyboard layouts. */
  'layout',
  /** Capitals and small letters. */
  'capsLock',
  /** A GS1-128 whose elements only FNC1 keeps apart. */
  'gs1-128',
  'ean-13',
  'command',
  'gs1-datamatrix',
  'qr',
  'code-39',
  'badge',
  /** As long as what a logistic label has. */
  'long',
] as const;
export type SheetCode = (typeof SHEET_CODES)[number];

/** What can be wrong with a code that was read. */
export const READING_TROUBLES = [
  /** The scanner types, and the computer has another keyboard layout than the scanner believes. */
  'KEYBOARD_LAYOUT',
  'CAPS_LOCK',
  /** What keeps GS1 elements apart did not arrive. */
  'SEPARATOR_LOST',
  /** It arrived as another character. */
  'SEPARATOR_CHANGED',
  /** The scanner said that it is a symbol of another kind. */
  'OTHER_SYMBOLOGY',
  /** The end or the beginning is missing. */
  'CUT_SHORT',
  /** The right text with something around it that should not be sent. */
  'MORE_AROUND_IT',
  /** Another code of the sheet. */
  'OTHER_CODE',
  'DIFFERENT',
] as const;
export type ReadingTrouble = (typeof READING_TROUBLES)[number];

/** What is tried beside the codes, as far as the bench has such a device; in this order. */
export const BENCH_STEPS = [
  /** Each scanner, where there are several: any of them may have read the sheet. */
  'scanner',
  /** The printer of papers: the sheet that comes out of it has a code of its own. */
  'paper',
  /** Zero with nothing on the scale, its test weight (or any load, where it has none), and zero again. */
  'scaleEmpty',
  'scaleLoaded',
  'scaleEmptyAgain',
  /** A label printer: the label that comes out of it has a code of its own. */
  'label',
  /** Somebody hears every tone of the page. */
  'sound',
] as const;
export type BenchStep = (typeof BENCH_STEPS)[number];
export type ScaleStep = Extract<BenchStep, `scale${string}`>;

/** One thing that is tried at the bench. */
export const ACCEPTANCE_STEPS = [...SHEET_CODES, ...BENCH_STEPS] as const;
export type AcceptanceStep = (typeof ACCEPTANCE_STEPS)[number];

/** What can be wrong with a device that was tried. */
export const BENCH_TROUBLES = [
  /** {} It was read by another scanner than the one that is tried. */
  'OTHER_SCANNER',
  /** {verdict} The scale gives no weight that rests. */
  'SCALE_SHOWS_NOTHING',
  /** {actual, tolerance} in grams: it shows a weight and nothing should lie on it. */
  'SCALE_NOT_AT_ZERO',
  /** {} Nothing lies on it. */
  'SCALE_NOT_LOADED',
  /** {actual, expected, tolerance} in grams */
  'TEST_WEIGHT_OFF',
  /** {why, detail} as a print job's end; scanning its code proves it nevertheless. */
  'TEST_PRINT_FAILED',
  /** {} A code was scanned that is not on what was printed last. */
  'OTHER_PRINT',
  /** {} It was not asked to print yet. */
  'NOTHING_PRINTED_YET',
] as const;
export type BenchTrouble = (typeof BENCH_TROUBLES)[number];

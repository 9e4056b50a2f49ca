/** How much of the test sheet is worked through: all of it, or what is tried at the start of a shift. */
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

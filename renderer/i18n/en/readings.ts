import type { BenchTrouble, ReadingTrouble } from '../../../shared/contracts/acceptance.ts';
import type { Explained } from '../translated.ts';

/** What is wrong with a code of the test sheet or a device that was tried, and what sets it right. */
export const readings = {
  KEYBOARD_LAYOUT: {
    happened: 'The scanner types for another keyboard',
    expected: 'The letters and signs of the sheet.',
    next: "Set the scanner to this computer's keyboard layout, or to USB-COM.",
  },
  CAPS_LOCK: {
    happened: 'Capitals and small letters are swapped',
    expected: 'The letters of the sheet.',
    next: 'Switch Caps Lock off, or set the scanner to ignore it.',
  },
  SEPARATOR_LOST: {
    happened: 'The separator between GS1 elements is lost',
    expected: 'FNC1, sent as GS (character 29).',
    next: 'Set the scanner to send FNC1 as GS.',
  },
  SEPARATOR_CHANGED: {
    happened: 'The separator arrives as another character',
    expected: 'FNC1, sent as GS (character 29).',
    next: 'Set the scanner to send FNC1 as GS, not as another character.',
  },
  OTHER_SYMBOLOGY: {
    happened: 'The scanner calls it a code of another kind',
    expected: 'The kind that stands on the sheet.',
    next: 'Scan the code with this number; else correct the AIM identifiers of the scanner.',
  },
  CUT_SHORT: {
    happened: 'Only a part of the code arrived',
    expected: 'The whole code.',
    next: "Check the scanner's length limits and its suffix.",
  },
  MORE_AROUND_IT: {
    happened: 'Something stands around the code that is not in it',
    expected: 'The code alone.',
    next: 'Take prefix and suffix off, or name them in the configuration.',
  },
  OTHER_CODE: {
    happened: 'That was another code of the sheet',
    expected: 'The code with the number on the screen.',
    next: 'Scan the code with this number; cover the others with a hand.',
  },
  DIFFERENT: {
    happened: 'Something else arrived than stands there',
    expected: 'The text of the sheet.',
    next: "Compare both texts; check the scanner's settings and its character set.",
  },
  SCALE_SHOWS_NOTHING: {
    happened: 'The scale has no steady weight: $t(words.scale.{{verdict}})',
    expected: 'A steady weight.',
    next: 'Wait until it is steady, then press F2. Check its power and cable.',
  },
  SCALE_NOT_AT_ZERO: {
    happened: 'The empty scale shows {{actual, weight}}',
    expected: 'Zero ± {{tolerance, grams}}.',
    next: 'Take everything off, press the zero key of the scale, then press F2.',
  },
  SCALE_NOT_LOADED: {
    happened: 'Nothing lies on the scale',
    expected: 'A load.',
    next: 'Put it on, then press F2.',
  },
  TEST_WEIGHT_OFF: {
    happened: 'The scale shows {{actual, weight}}',
    expected: 'The test weight of {{expected, weight}} ± {{tolerance, grams}}.',
    next: 'Zero the empty scale and try again. If it stays so, it has to be adjusted.',
  },
  TEST_PRINT_FAILED: {
    happened: 'It did not come out for sure: $t(devices.{{why}})',
    expected: 'A print without trouble.',
    next: 'Put the printer right, then press F2. Where it is on paper all the same, scan it.',
  },
  OTHER_SCANNER: {
    happened: 'Another scanner read it',
    expected: 'The scanner that is named here.',
    next: 'Scan the code with the scanner that is named.',
  },
  OTHER_PRINT: {
    happened: 'That is not the code that was printed last',
    expected: 'The code of the newest print, which no other has.',
    next: 'Scan the print that came out just now; or F2 prints again.',
  },
  NOTHING_PRINTED_YET: {
    happened: 'Nothing was printed for it yet',
    expected: 'A new print.',
    next: 'Press F2, then scan what comes out.',
  },
} satisfies Readonly<Record<ReadingTrouble | BenchTrouble, Explained>>;

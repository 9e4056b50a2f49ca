import { GS } from '../../../shared/barcode/index.ts';
import type { ReadingTrouble } from '../../../shared/contracts/acceptance.ts';
import type { SheetEntry } from './test-sheet.ts';

/** Null when the scan is what the sheet has there; else what is wrong with it, as far as it can be told. */
export function troubleOf(
  expected: SheetEntry,
  scanned: string,
  others: readonly SheetEntry[],
): ReadingTrouble | null {
  const { aim, text } = taken(scanned);
  if (aim !== null && !expected.aim.includes(aim)) {
    return others.some((one) => one.text === text && one.aim.includes(aim))
      ? 'OTHER_CODE'
      : 'OTHER_SYMBOLOGY';
  }
  if (text === expected.text) return null;
  if (others.some((one) => one.text === text)) return 'OTHER_CODE';
  return difference(expected.text, text);
}

/** An AIM identifier apart from the text; FNC1 in first place, which some scanners send as GS, says no more. */
export function taken(scanned: string): { readonly aim: string | null; readonly text: string } {
  const aim = /^\][A-Za-z]\w/.exec(scanned)?.[0] ?? null;
  const text = scanned.slice(aim?.length ?? 0);
  return { aim, text: text.startsWith(GS) ? text.slice(GS.length) : text };
}

function difference(expected: string, text: string): ReadingTrouble {
  if (isSwappedCase(expected, text)) return 'CAPS_LOCK';
  if (expected.includes(GS)) {
    if (text === expected.replaceAll(GS, '')) return 'SEPARATOR_LOST';
    if (sameBeside(expected, text, (character) => character === GS)) return 'SEPARATOR_CHANGED';
  }
  if (expected.startsWith(text) || expected.endsWith(text)) return 'CUT_SHORT';
  if (text.includes(expected)) return 'MORE_AROUND_IT';
  // Keys in other places change characters one for one; digits stay where they are on most keyboards.
  return sameBeside(expected, text, (character) => !/[0-9]/.test(character))
    ? 'KEYBOARD_LAYOUT'
    : 'DIFFERENT';
}

function isSwappedCase(expected: string, text: string): boolean {
  return text !== expected && text.toLowerCase() === expected.toLowerCase();
}

/** The same length, and alike wherever a character is not one that may have changed. */
function sameBeside(expected: string, text: string, mayChange: (character: string) => boolean): boolean {
  const [wanted, got] = [[...expected], [...text]];
  return wanted.length === got.length && wanted.every((one, at) => one === got[at] || mayChange(one));
}

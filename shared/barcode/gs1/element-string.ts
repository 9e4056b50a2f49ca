import type { ScanFault } from '../problems.ts';
import { aiAt, checkExclusions, checkRepetitions, ruleOf, type ScanElement } from './rules.ts';
import { checkValue, lengthOf } from './value.ts';

/** What a scanner sends, and a symbol generator takes, for FNC1 between two elements. */
export const GS = '\u001d';

/** The elements of one symbol, or why they cannot be taken. */
export type ElementsRead =
  | { readonly ok: true; readonly elements: readonly ScanElement[] }
  | { readonly ok: false; readonly fault: ScanFault };

/** The data of a GS1 symbol, or why there is none. */
export type CodeBuilt =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: ScanFault };

/**
 * Splits the data of one GS1 symbol into its elements and checks each of them.
 *
 * A value of predefined length ends by itself, and a separator behind it is legal; any other ends at the
 * separator or at the end of the data. A separator that is missing within the longest length is not
 * detectable: the value swallows what follows.
 *
 * @param data without AIM identifier and without the leading FNC1; GS (U+001D) for the others
 */
export function readElementString(data: string): ElementsRead {
  const elements: ScanElement[] = [];
  let at = 0;
  while (at < data.length) {
    const ai = aiAt(data, at);
    if (ai === null) return refused('unknown-ai', `No GS1 AI begins "${data.slice(at, at + 4)}"`, at);
    const start = at + ai.length;
    const end = endOfValue(data, ai, start);
    const element = { ai, value: data.slice(start, end) };
    const fault = checkSeparated(element) ?? checkValue(element);
    if (fault !== null) return { ok: false, fault: { ...fault, at: start + (fault.at ?? 0) } };
    elements.push(element);
    at = data.charAt(end) === GS ? end + 1 : end;
  }
  return elements.length === 0 ? refused('empty', 'A GS1 symbol without data', 0) : { ok: true, elements };
}

/**
 * The text written for people under a symbol, e.g. `(01)09501101530003(10)AB-123`, read back into elements.
 *
 * @returns null when the text is not of this form; values that hold a `(` are not
 */
export function readBracketed(text: string): ElementsRead | null {
  if (!/^(?:\(\d{2,4}\)[^(]*)+$/.test(text)) return null;
  const elements: ScanElement[] = [];
  for (const { index, 1: ai = '', 2: value = '' } of text.matchAll(/\((\d+)\)([^(]*)/g)) {
    const fault = checkValue({ ai, value });
    if (fault !== null)
      return { ok: false, fault: { ...fault, at: index + ai.length + 2 + (fault.at ?? 0) } };
    elements.push({ ai, value });
  }
  return { ok: true, elements };
}

/**
 * What holds for the elements of one symbol together: no AI twice with different values, none beside one that
 * excludes it. What an element requires beside it is asked of the whole label (checkRequisites).
 */
export function checkTogether(elements: readonly ScanElement[]): ScanFault | null {
  return checkRepetitions(elements) ?? checkExclusions(elements);
}

/**
 * The data of a GS1 symbol: elements in the order given, a separator only where one is needed.
 *
 * @returns the text without the leading FNC1, which belongs to the symbol; or the first wrong value
 */
export function gs1ElementString(elements: readonly ScanElement[]): CodeBuilt {
  const fault = elements.map(checkValue).find((one) => one !== null) ?? checkTogether(elements);
  if (fault !== null) return { ok: false, fault: { ...fault, at: null } };
  if (elements.length === 0) return refused('empty', 'A GS1 symbol without data', null);
  const text = elements.map(({ ai, value }, index) => {
    const needsSeparator = index < elements.length - 1 && ruleOf(ai)?.predefinedLength !== true;
    return ai + value + (needsSeparator ? GS : '');
  });
  return { ok: true, text: text.join('') };
}

/** A value that runs past its longest length has swallowed the element behind it. */
function checkSeparated({ ai, value }: ScanElement): ScanFault | null {
  const rule = ruleOf(ai);
  if (rule === null || value.length <= lengthOf(rule).max) return null;
  const detail = `(${ai}) ${rule.title} "${value}" runs past ${lengthOf(rule).max} characters`;
  return { reason: 'missing-separator', detail, at: lengthOf(rule).max };
}

function endOfValue(data: string, ai: string, start: number): number {
  const separator = data.indexOf(GS, start);
  const end = separator < 0 ? data.length : separator;
  const rule = ruleOf(ai);
  return rule?.predefinedLength ? Math.min(end, start + lengthOf(rule).max) : end;
}

function refused(
  reason: ScanFault['reason'],
  detail: string,
  at: number | null,
): { readonly ok: false; readonly fault: ScanFault } {
  return { ok: false, fault: { reason, detail, at } };
}

import { SET_UP } from '../../shared/barcode/set-up-code.ts';
import { LAYOUTS, NO_CHARACTER } from './layouts.ts';
import { GROUP_SEPARATOR, type Readings } from './readings.ts';

/** How a keyboard-mode scanner's keys become its code, as its set-up sheet showed. */
export type WedgeReading = {
  /** `key`: the scanner is set to the operating system's layout; else to this one. */
  readonly by: keyof Readings;
  /** What it types for GS, which separates GS1 elements; null when it types nothing. */
  readonly separator: string | null;
};

/** One reading for each state of Caps Lock, since some scanners undo it and others do not; null until it was tried. */
export type WedgeProfile = { readonly capsOff: WedgeReading | null; readonly capsOn: WedgeReading | null };

export const NO_PROFILE: WedgeProfile = { capsOff: null, capsOn: null };

/** Why the page itself does not take what was typed. */
export const PAGE_REFUSALS = [
  'SCAN_TOO_LONG',
  'SCANS_OVERLAP',
  'SCAN_CAPS_LOCK',
  'SCAN_LAYOUT',
  'SCAN_SEPARATORS_LOST',
  'SCANNER_LAYOUT_UNKNOWN',
] as const;
export type PageRefusalCode = (typeof PAGE_REFUSALS)[number];

/** So many of its characters in their place show that it was meant, in whatever layout. */
const ALIKE = 0.6;

export type SetUp =
  | { readonly ok: true; readonly profile: WedgeProfile; readonly separatorsLost: boolean }
  | { readonly ok: false; readonly refusal: PageRefusalCode };

/** What a scan of the set-up sheet shows; null for any other scan. */
export function setUpBy(readings: Readings, capsLock: boolean, before: WedgeProfile): SetUp | null {
  for (const by of ['key', ...LAYOUTS] as const) {
    const separator = separatorIn(withoutAim(readings[by]));
    if (separator === null) continue;
    const reading = { by, separator: separator === '' ? null : separator };
    const profile = capsLock ? { ...before, capsOn: reading } : { ...before, capsOff: reading };
    return { ok: true, profile, separatorsLost: separator === '' };
  }
  const isMeant = [readings.key, ...LAYOUTS.map((layout) => readings[layout])].some(isAlike);
  return isMeant ? { ok: false, refusal: 'SCANNER_LAYOUT_UNKNOWN' } : null;
}

export type WedgeScan =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: PageRefusalCode };

/** The code that a scanner typed, or why it can not be known. */
export function readWedge(readings: Readings, capsLock: boolean, profile: WedgeProfile): WedgeScan {
  const reading = capsLock ? profile.capsOn : profile.capsOff;
  if (reading === null && capsLock && /\p{L}/u.test(readings.key)) return no('SCAN_CAPS_LOCK');
  const { by, separator } = reading ?? { by: 'key', separator: GROUP_SEPARATOR };
  const text = readings[by];
  if (text.includes(NO_CHARACTER)) return no('SCAN_LAYOUT');
  if (isMixed(text)) return no('SCANS_OVERLAP');
  if (!GS1_AIM.test(text)) return { ok: true, text };
  if (separator === null) return no('SCAN_SEPARATORS_LOST');
  return { ok: true, text: text.replaceAll(separator, GROUP_SEPARATOR) };
}

const AIM = /^\][A-Za-z][0-9A-Za-z]/;
const AIM_CHARACTERS = 3;
const GS1_AIM = /^\](?:C1|d2|Q3|e0|J1)/;
const BRACKETLESS_AIM = /^\](?:C1|d2|Q3|e0|J1|E\d)/;

/** Whether a text begins as every scan does of a scanner that sends AIM identifiers. */
export function beginsWithAim(text: string): boolean {
  return AIM.test(text);
}

/**
 * Of two scanners that send AIM identifiers and type at once, the identifiers are torn, or one stands inside: GS1
 * codes and EANs hold no bracket, others at least none that begins an identifier.
 */
export function isMixed(text: string): boolean {
  if (!text.startsWith(']')) return false;
  const inside = text.slice(AIM_CHARACTERS);
  return !AIM.test(text) || (BRACKETLESS_AIM.test(text) ? inside.includes(']') : /\][A-Za-z]\d/.test(inside));
}

function no(refusal: PageRefusalCode): WedgeScan {
  return { ok: false, refusal };
}

function withoutAim(text: string): string {
  return text.replace(AIM, '');
}

/** What stands in the place of GS: nothing, or one character; null when the text is not the set-up sheet's. */
function separatorIn(text: string): string | null {
  const { before, after } = SET_UP;
  if (!text.startsWith(before) || !text.endsWith(after)) return null;
  const between = text.slice(before.length, text.length - after.length);
  return between.length <= 1 && text.length >= before.length + after.length ? between : null;
}

function isAlike(text: string): boolean {
  const { before } = SET_UP;
  return [text, text.slice(AIM_CHARACTERS)].some((one) => {
    const same = Array.from(before).filter((character, at) => one.charAt(at) === character).length;
    return same >= before.length * ALIKE;
  });
}

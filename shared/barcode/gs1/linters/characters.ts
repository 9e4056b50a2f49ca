import { digitsOnly, fault, type Linter, type LintFault, matching, only } from './linter.ts';

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';

/** The 82 characters of AI values, in the order that gives them their values in check pairs. */
export const CSET_82 = `!"%&'()*+,-./${DIGITS}:;<=>?${CAPITALS}_${SMALL}`;

export const csetnumeric: Linter = digitsOnly;
export const cset82: Linter = only(CSET_82, 'INVALID_CSET82_CHARACTER');
export const cset39: Linter = only(`#-/${DIGITS}${CAPITALS}`, 'INVALID_CSET39_CHARACTER');

const base64url = only(`-_${DIGITS}${CAPITALS}${SMALL}`, 'INVALID_CSET64_CHARACTER');

/** Base64url, with or without padding: one or two `=` that fill the whole up to a multiple of three. */
export function cset64(data: string): LintFault | null {
  const body = data.replace(/=+$/, '');
  const padding = data.length - body.length;
  const wrongPadding = padding > 2 || (padding > 0 && data.length % 3 !== 0);
  return base64url(body) ?? (wrongPadding ? fault('INVALID_CSET64_PADDING', data, body.length) : null);
}

export const hasnondigit: Linter = matching(/\D/, 'REQUIRES_NON_DIGIT_CHARACTER');
export const zero: Linter = matching(/^0+$/, 'NOT_ZERO');
export const hyphen: Linter = matching(/^-+$/, 'NOT_HYPHEN');
export const yesno: Linter = matching(/^[01]$/, 'NOT_ZERO_OR_ONE');
/** Winding direction of a roll: 0 face out, 1 face in, 9 undefined. */
export const winding: Linter = matching(/^[019]$/, 'INVALID_WINDING_DIRECTION');
export const iso5218: Linter = matching(/^[0129]$/, 'INVALID_BIOLOGICAL_SEX_CODE');
/** AIDC media types of GS1 for patients: 01 to 10, and 80 to 99 for use of one's own. */
export const mediatype: Linter = matching(/^(0[1-9]|10|[89]\d)$/, 'INVALID_MEDIA_TYPE');

export function nonzero(data: string): LintFault | null {
  return digitsOnly(data) ?? (/[1-9]/.test(data) ? null : fault('ILLEGAL_ZERO_VALUE', data));
}

export function nozeroprefix(data: string): LintFault | null {
  return digitsOnly(data) ?? (data.startsWith('0') ? fault('ILLEGAL_ZERO_PREFIX', data, 0, 1) : null);
}

const importerIndex = only(`-_${DIGITS}${CAPITALS}${SMALL}`, 'INVALID_IMPORT_IDX_CHARACTER');

export function importeridx(data: string): LintFault | null {
  return data.length === 1 ? importerIndex(data) : fault('IMPORTER_IDX_MUST_BE_ONE_CHARACTER', data);
}

/** Every `%` begins two hexadecimal digits. */
export function pcenc(data: string): LintFault | null {
  const at = data.search(/%(?![\dA-Fa-f]{2})/);
  return at < 0 ? null : fault('INVALID_PERCENT_SEQUENCE', data, at, Math.min(3, data.length - at));
}

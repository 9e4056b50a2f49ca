import type { IsoDate } from './gs1/dates.ts';
import { readDigitalLink } from './gs1/digital-link.ts';
import {
  checkTogether,
  type ElementsRead,
  GS,
  readBracketed,
  readElementString,
} from './gs1/element-string.ts';
import { factsOf } from './gs1/facts.ts';
import { toGtin14, upcAOfUpcE } from './gtin.ts';
import { readOwnCode } from './own-codes.ts';
import type { ScanFault, ScanProblem } from './problems.ts';
import type { ParsedScan, UnreadableScan } from './scan.ts';
import { AIM_LENGTH, readAim, type Symbology } from './symbology.ts';

/** The most that one symbol holds: 7,089 digits in the largest QR code. */
const MAX_SCAN_CHARACTERS = 7_089;

/**
 * Data of an EAN or UPC symbol: the main digits; then the two or five of an add-on, or the second part of a
 * composite, which scanners send behind `|` with an identifier of its own.
 */
const RETAIL = /^(\d{13}(?=\d{2}$|\d{5}$)|\d{8}(?!\d)|\d{12,13}(?!\d))(?:\d{2}|\d{5})?(?:\|\]e0(.+))?$/s;
/** Keys with a check digit of their own, by which they can be told from other codes: SSCC, GTIN, content. */
const CHECKED_KEY = /^0[0-2]/;
const BRACKETED_KEY = /^\(0[0-2]\)/;
const SSCC_ALONE = /^00\d{18}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

type Via = 'element-string' | 'digital-link';

/** What is known of the scan beside its data, which begin `dataAt` characters into it. */
type Context = { readonly symbology: Symbology | null; readonly today: IsoDate; readonly dataAt: number };

/**
 * What a scanner's data are, decided by what the scanner says about the symbol (AIM identifier), else by what
 * can be told without guessing.
 *
 * | data | taken as |
 * |---|---|
 * | `]C1 ]e0 ]d2 ]Q3 ]J1 …`, or FNC1 sent as GS | GS1 element string |
 * | `]E0 ]E4` | GTIN; a wrong check digit is refused |
 * | other AIM identifiers | own code, GS1 Digital Link, GTIN-14 in an ITF, else plain text |
 * | none | the same; 8, 12, 13 or 14 digits with their check digit are a GTIN; 20 digits from 00 an SSCC |
 *
 * Without an identifier, text that is a whole GS1 element string from an SSCC or GTIN on is refused as ambiguous:
 * a lost separator could not be noticed. An SSCC alone has nothing to separate, and 00, twenty digits and a check
 * digit together are no other code in use, so that labels can be scanned back by any scanner. Brackets written
 * into a bar code, `(01)…(10)…`, separate its values as well as FNC1, and are taken if they begin with a key that
 * has a check digit.
 *
 * @param raw one scan without the scanner's suffix; FNC1 as GS (U+001D); up to MAX_SCAN_CHARACTERS
 * @param today decides the century of dates
 */
export function parseScan(raw: string, today: IsoDate): ParsedScan {
  if (raw.length > MAX_SCAN_CHARACTERS) return unreadable(null, 'too-long', `${raw.length} characters`);
  const marked = readAim(raw);
  if (marked === null) return unreadable(null, 'unknown-aim-id', `"${raw.slice(0, AIM_LENGTH)}"`, 0);
  const { kind, data } = marked;
  const context: Context = { symbology: kind?.symbology ?? null, today, dataAt: raw.length - data.length };
  if (data === '') return unreadable(context.symbology, 'empty', 'No data');
  switch (kind?.carries) {
    case undefined:
      return parseUnmarked(data, context);
    case 'elements':
      return gs1(readElementString(data), context);
    case 'gtin':
      return parseRetail(data, context);
    case 'text':
      return parseText(data, context) ?? parseItf(data, context) ?? plain(data, context);
    case 'nothing':
      return unreadable(context.symbology, 'symbology-unsupported', `${context.symbology} "${data}"`);
  }
}

/** A scan without AIM identifier. */
function parseUnmarked(data: string, context: Context): ParsedScan {
  if (data.startsWith(GS)) return gs1(readElementString(data.slice(1)), { ...context, dataAt: 1 });
  if (data.includes(GS)) return gs1(readElementString(data), context);
  return (
    parseText(data, context) ?? parseDigits(data, context) ?? parseKey(data, context) ?? plain(data, context)
  );
}

/** What a text of any symbology can be recognised as; null when it is plain. */
function parseText(data: string, context: Context): ParsedScan | null {
  const { symbology, dataAt } = context;
  const control = data.search(CONTROL_CHARACTER);
  if (control >= 0) {
    const code = data.charCodeAt(control).toString(16).padStart(2, '0');
    return unreadable(symbology, 'control-character', `Character ${code} (hexadecimal)`, dataAt + control);
  }
  if (data.trim() === '') return unreadable(symbology, 'empty', 'Only spaces');
  const own = readOwnCode(data);
  if (own !== null)
    return own.kind === 'fault' ? refused(own.fault, context) : { ok: true, symbology, ...own };
  const link = readDigitalLink(data);
  return link === null ? null : gs1(link, context, 'digital-link');
}

/** Digits that are a GTIN by length and check digit. Eight digits may also be an UPC-E, whose GTIN is another. */
function parseDigits(data: string, { symbology }: Context): ParsedScan | null {
  const asPrinted = toGtin14(data);
  const upcA = upcAOfUpcE(data);
  if (asPrinted !== null && upcA !== null) {
    return unreadable(symbology, 'ambiguous', `"${data}" is an EAN-8, or the UPC-E of ${upcA}`);
  }
  const gtin = asPrinted ?? toGtin14(upcA ?? '');
  return gtin === null ? null : { ok: true, kind: 'gtin', symbology, gtin, text: data };
}

/** Text that begins like a GS1 key with a check digit, and is right to its end. */
function parseKey(data: string, context: Context): ParsedScan | null {
  const bracketed = BRACKETED_KEY.test(data) ? readBracketed(data) : null;
  if (bracketed !== null) return gs1(bracketed, context);
  const read = CHECKED_KEY.test(data) ? readElementString(data) : null;
  if (!read?.ok) return null;
  return SSCC_ALONE.test(data)
    ? gs1(read, context)
    : unreadable(context.symbology, 'ambiguous', `"${data}" is GS1 data, or a code of its own`);
}

/** Fourteen digits of an interleaved 2 of 5 with their check digit are an ITF-14; the symbology serves others too. */
function parseItf(data: string, { symbology }: Context): ParsedScan | null {
  const gtin = symbology === 'itf' && data.length === 14 ? toGtin14(data) : null;
  return gtin === null ? null : { ok: true, kind: 'gtin', symbology, gtin, text: data };
}

/** An EAN or UPC: 13 digits, or as short as printed; behind them an add-on, or the second part of a composite. */
function parseRetail(data: string, context: Context): ParsedScan {
  const { symbology, dataAt } = context;
  const [, main = '', composite] = RETAIL.exec(data) ?? [];
  if (main === '') return unreadable(symbology, 'not-a-gtin', `"${data}" is not 8, 12 or 13 digits`);
  const upcA = symbology === 'ean-13' ? upcAOfUpcE(main) : null;
  const gtin = toGtin14(upcA ?? main);
  if (gtin === null) {
    return unreadable(
      symbology,
      'check-digit',
      `"${main}" has a wrong check digit`,
      dataAt + main.length - 1,
    );
  }
  if (composite === undefined) return { ok: true, kind: 'gtin', symbology, gtin, text: data };
  return gs1(readElementString(`01${gtin}${composite}`), { ...context, symbology: 'gs1-composite' });
}

function gs1(read: ElementsRead, context: Context, via: Via = 'element-string'): ParsedScan {
  if (!read.ok) return refused(read.fault, context);
  const { elements } = read;
  const fault = checkTogether(elements);
  if (fault !== null) return refused(fault, context);
  const { symbology, today } = context;
  const facts = factsOf(elements, today);
  return facts === null
    ? unreadable(symbology, 'bad-date', 'A 29 February of a year that has none')
    : { ok: true, kind: 'gs1', symbology, elements, via, facts };
}

function plain(text: string, { symbology }: Context): ParsedScan {
  return { ok: true, kind: 'plain', symbology, text };
}

function refused({ reason, detail, at }: ScanFault, { symbology, dataAt }: Context): UnreadableScan {
  return unreadable(symbology, reason, detail, at === null ? null : dataAt + at);
}

function unreadable(
  symbology: Symbology | null,
  reason: ScanProblem,
  detail: string,
  at: number | null = null,
): UnreadableScan {
  return { ok: false, kind: 'unreadable', symbology, reason, detail, at };
}

import { checkDigit } from '../barcode/index.ts';

/** The SSCCs that one station may give out: GS1 extension digit, company prefix, first and last serial reference. */
export type SsccRange = {
  readonly extensionDigit: number;
  /** Digits only; together with the extension digit and the serial reference 17 of them. */
  readonly companyPrefix: string;
  readonly firstSerial: number;
  readonly lastSerial: number;
};

export type SsccRefusal =
  /** Prefix, digits and serials contradict each other; no number of this range would be an SSCC. */
  | 'SSCC_RANGE_INVALID'
  /** The last serial is given out. */
  | 'SSCC_RANGE_EXHAUSTED';

/** Digits of an SSCC before its check digit (GS1 General Specifications, AI 00). */
const DIGITS_BEFORE_CHECK = 17;

/**
 * The number after the last one given out. It never starts again from the front: an SSCC belongs to one carton.
 *
 * @param lastSerial the highest serial reference ever given out from this range; null when none was
 */
export function nextSscc(
  range: SsccRange,
  lastSerial: number | null,
): { readonly sscc: string } | { readonly refusal: SsccRefusal } {
  if (!isSsccRange(range)) return { refusal: 'SSCC_RANGE_INVALID' };
  const serial = Math.max(range.firstSerial, (lastSerial ?? -1) + 1);
  if (serial > range.lastSerial) return { refusal: 'SSCC_RANGE_EXHAUSTED' };
  const start = `${range.extensionDigit}${range.companyPrefix}`;
  const digits = start + String(serial).padStart(DIGITS_BEFORE_CHECK - start.length, '0');
  return { sscc: digits + checkDigit(digits) };
}

/** True when every serial of the range has its place between prefix and check digit. */
export function isSsccRange({ extensionDigit, companyPrefix, firstSerial, lastSerial }: SsccRange): boolean {
  const serialDigits = DIGITS_BEFORE_CHECK - 1 - companyPrefix.length;
  return (
    /^\d$/.test(String(extensionDigit)) &&
    /^\d{4,12}$/.test(companyPrefix) &&
    Number.isSafeInteger(firstSerial) &&
    Number.isSafeInteger(lastSerial) &&
    firstSerial >= 0 &&
    firstSerial <= lastSerial &&
    String(lastSerial).length <= serialDigits
  );
}

/** True for 18 digits of which the last is the check digit of those before. */
export function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1);
}

/** As people read it: extension digit, four groups of four, check digit. */
export function readableSscc(sscc: string): string {
  return sscc.replace(/^(\d)(\d{4})(\d{4})(\d{4})(\d{4})(\d)$/, '$1 $2 $3 $4 $5 $6');
}

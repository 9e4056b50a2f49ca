const DIGITS = /^\d+$/;
const GTIN = /^(\d{8}|\d{12,14})$/;

/**
 * The GS1 check digit (modulo 10, weights 3 and 1 from the right).
 *
 * @param digits all digits before the check digit
 */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight++) {
    sum += Number(digits.charAt(digits.length - 1 - fromRight)) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** True when the text is digits alone, and the last is the check digit of those before. */
function hasCheckDigit(text: string): boolean {
  return DIGITS.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1);
}

/** True for a GTIN-8, -12, -13 or -14 (EAN-8, UPC-A, EAN-13, ITF-14) with its right check digit. */
export function isValidGtin(text: string): boolean {
  return GTIN.test(text) && hasCheckDigit(text);
}

/** The 14 digits under which one trade item is known whatever symbol carries it; null when not a valid GTIN. */
export function toGtin14(text: string): string | null {
  return isValidGtin(text) ? text.padStart(14, '0') : null;
}

/**
 * The UPC-A that an UPC-E's eight digits (number system 0 or 1, six digits, check digit) stand for.
 * The sixth digit says where the zeros that were left out belong (GS1 General Specifications, zero suppression).
 *
 * @returns twelve digits, or null when it is not a UPC-E with its right check digit
 */
export function upcAOfUpcE(text: string): string | null {
  if (!/^[01]\d{7}$/.test(text)) return null;
  const system = text.charAt(0);
  const six = text.slice(1, 7);
  const where = Number(text.charAt(6));
  const bySix = (): string => {
    if (where <= 2) return `${six.slice(0, 2)}${where}0000${six.slice(2, 5)}`;
    if (where === 3) return `${six.slice(0, 3)}00000${six.slice(3, 5)}`;
    if (where === 4) return `${six.slice(0, 4)}00000${six.slice(4, 5)}`;
    return `${six.slice(0, 5)}0000${where}`;
  };
  const upcA = system + bySix() + text.slice(7);
  return hasCheckDigit(upcA) ? upcA : null;
}

import { checkDigit } from '../../gtin.ts';
import { CSET_82, cset82 } from './characters.ts';
import { digitsOnly, fault, type Linter, type LintFault, only } from './linter.ts';
import { isCountry } from './lists.ts';

/** GS1 check digit as the last of the digits. */
export function csum(data: string): LintFault | null {
  if (data.length === 0) return fault('TOO_SHORT_FOR_CHECK_DIGIT', data);
  const last = data.length - 1;
  const wrong = (): LintFault | null =>
    checkDigit(data.slice(0, last)) === data.charAt(last) ? null : fault('INCORRECT_CHECK_DIGIT', data, last);
  return digitsOnly(data) ?? wrong();
}

const PAIR_CHARACTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** The check pair is a remainder modulo this prime. */
const PAIR_MODULUS = 1021;
/** The check pair's weights: primes, the smallest for the last character. */
const PAIR_WEIGHTS = primesBelow(512);

/** GS1 check character pair as the last two of up to 99 characters. */
export function csumalpha(data: string): LintFault | null {
  const length = data.length - 2;
  if (length < 0) return fault('TOO_SHORT_FOR_CHECK_PAIR', data);
  if (length > PAIR_WEIGHTS.length) return fault('TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', data);
  const wrong = cset82(data.slice(0, length));
  if (wrong !== null) return wrong;
  let sum = 0;
  for (let at = 0; at < length; at++) {
    sum += CSET_82.indexOf(data.charAt(at)) * (PAIR_WEIGHTS[length - 1 - at] ?? 0);
  }
  const check = sum % PAIR_MODULUS;
  const pair = PAIR_CHARACTERS.charAt(check >> 5) + PAIR_CHARACTERS.charAt(check & 31);
  return data.endsWith(pair) ? null : fault('INCORRECT_CHECK_PAIR', data, length);
}

function primesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (let number = 2; number < limit; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

const ibanCharacters = only('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'INVALID_IBAN_CHARACTER');

/** International bank account number: country, two check digits (ISO 7064 mod 97-10), account; 5 to 34 long. */
export function iban(data: string): LintFault | null {
  if (data.length <= 4) return fault('IBAN_TOO_SHORT', data);
  if (data.length > 34) return fault('IBAN_TOO_LONG', data);
  const wrong = ibanCharacters(data);
  if (wrong !== null) return wrong;
  if (!isCountry(data.slice(0, 2))) return fault('ILLEGAL_IBAN_COUNTRY_CODE', data, 0, 2);
  let remainder = 0;
  for (const character of data.slice(4) + data.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? null : fault('INCORRECT_IBAN_CHECKSUM', data, 2, 2);
}

/** A register of GS1 company prefixes. Says whether digits begin with one that is given out. */
export type CompanyPrefixes = (digits: string) => 'known' | 'unknown' | 'offline';

/** Without a register at hand, digits where the prefix stands are all that can be asked for. */
const noRegister: CompanyPrefixes = (digits) => (/^\d\d/.test(digits) ? 'known' : 'unknown');

/** A linter for a company prefix that begins `offset` characters into the value. */
export function companyPrefixAt(offset: number, prefixes: CompanyPrefixes = noRegister): Linter {
  return (data) => {
    const found = prefixes(data.slice(offset));
    if (found === 'known') return null;
    return fault(found === 'offline' ? 'GCP_DATASOURCE_OFFLINE' : 'INVALID_GCP_PREFIX', data, offset);
  };
}

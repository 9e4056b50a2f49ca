import type { Message } from '../../../shared/contracts/station-view.ts';
import type { Print } from './acceptance.ts';
import { taken } from './reading.ts';

/** Identifiers 90 to 99 are for whatever a company likes, so that no test print is ever goods. */
const OWN_USE = '99';
const OWN_DIGITS = 12;

/** The digits of a test print's bar code: others with each print, so that an old one proves nothing. */
export function digitsOf(id: string): string {
  const number = BigInt(`0x${id.replaceAll('-', '').slice(-OWN_DIGITS)}`) % 10n ** BigInt(OWN_DIGITS);
  return OWN_USE + String(number).padStart(OWN_DIGITS, '0');
}

/** What is wrong with a scan of what was printed last; null when it is that. */
export function proofTrouble(print: Print | null, scanned: string): Message | null {
  if (print === null) return { code: 'NOTHING_PRINTED_YET', params: {} };
  const { aim, text } = taken(scanned);
  const isIt = text === print.digits && (aim === null || aim === ']C1');
  return isIt ? null : { code: 'OTHER_PRINT', params: {} };
}

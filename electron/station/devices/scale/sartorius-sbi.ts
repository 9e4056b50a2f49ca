import { createFraming, sevenBits } from '../framing/framing.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toUnit, toWeight } from './protocol.ts';

const MAX_LINE_BYTES = 64;

export const sartoriusSbi: ScaleProtocol = {
  title: 'Sartorius SBI',
  framing: () => sevenBits(createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES })),
  read: readSbi,
  askWeight: '\u001bP\r\n',
  orders: { zero: '\u001bV\r\n', tare: '\u001bU\r\n' },
  answersOrders: false,
  sendsUnit: true,
  // CP323S manual p. 55.
  serial: { baudRate: 1_200, dataBits: 7, parity: 'odd' },
};

/** Without CR LF, and with the six characters in front that say what it is. */
const WIDTHS = [14, 20];
const RECORD = /^(?:[A-Z][A-Za-z#]{0,5} *)?(?<record>.{14})$/;
/** Sign, number, unit; the unit is blank while the load moves (not confirmed by a manual). */
const WEIGHT = /^([ +-]) *([\d.]+) ([ A-Za-z]{3,4})$/;
/** Instead of a weight: high, low, calibrating, an error's number. */
const SPECIAL = /^ *(H|L|C|ERR(?: \w+)?)(?:igh|ow|al\.?)? *$/i;

/** Nothing marks where a line begins, so it counts only in its full width (LE2202S p. 51). */
function readSbi(message: Uint8Array, at: number): ScaleAnswer {
  const text = textOf(message);
  const received = { raw: text, at };
  const record = WIDTHS.includes(text.length) ? RECORD.exec(text)?.groups?.record : undefined;
  if (record === undefined) return { kind: 'not-understood' };

  const [, sign = '', digits = '', unit = ''] = WEIGHT.exec(record) ?? [];
  if (digits !== '') {
    return unit.trim() === ''
      ? toWeight('moving', [sign, digits, null], received)
      : toWeight('stable', [sign, digits, toUnit(unit)], received);
  }
  switch (SPECIAL.exec(record)?.[1]?.toUpperCase().charAt(0)) {
    case 'H':
      return noWeight('over', received);
    case 'L':
      return noWeight('under', received);
    case 'C':
      return noWeight('unknown', received);
    case 'E':
      return noWeight('fault', received);
    default:
      return { kind: 'not-understood' };
  }
}

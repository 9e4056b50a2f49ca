import { createFraming } from '../framing/framing.ts';
import { type ScaleAnswer, type ScaleProtocol, textOf, toUnit, toWeight } from './protocol.ts';

const MAX_LINE_BYTES = 64;

/**
 * Adam Equipment, set to print by itself once the load rests. It is not asked: it answers only a new weight that
 * rests and is not zero, and beeps else, so that its silence says nothing of the load, least of all zero.
 */
export const adam: ScaleProtocol = {
  title: 'Adam',
  framing: () => createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES }),
  read: readAdam,
  askWeight: null,
  orders: { zero: 'Z\r\n', tare: 'T\r\n' },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 4_800, dataBits: 8, parity: 'none' },
};

/**
 * The weight of a print-out (CBC manual p. 18) or alone with its sign (CPWplus p. 16, Highland). A line that begins
 * otherwise may have lost its sign or digits.
 */
const WEIGHT = /^(?:(?:Gross|Net) Wt\.? +|(?=[+-]))([+-]?) *(\d+(?:\.\d*)?) *([A-Za-z]{1,3}) *$/;
/** The other lines of a print-out: date, time, pieces, what one weighs. */
const OTHER = /^(?:Date|Time|Unit Wt\.?|PCS|Tare Wt\.?|Scale|ID)\b/;

function readAdam(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  const [, sign = '', digits, unit = ''] = WEIGHT.exec(raw) ?? [];
  if (digits) return toWeight('stable', [sign, digits, toUnit(unit)], { raw, at });
  return { kind: OTHER.test(raw) ? 'other' : 'not-understood' };
}

import { createFraming } from '../framing/framing.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toUnit, toWeight } from './protocol.ts';

const MAX_LINE_BYTES = 64;

/** Kern's own letters (FKB p. 37, KDE p. 36); Kern scales with KCP speak MT-SICS, KFB ST,GS. */
export const kern: ScaleProtocol = {
  title: 'Kern',
  framing: () => createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES }),
  read: readKern,
  askWeight: 'w',
  orders: { zero: null, tare: 't' },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/** Sixteen characters with a unit when it rests, thirteen without while it moves; CR LF not counted. */
const STABLE = /^(?=.{16}$) *([+-]?) *([\d.]+) ([a-z]{1,3}) *$/;
const MOVING = /^(?=.{13}$) *([+-]?) *([\d.]+) *$/;
const ERROR = /^ *Error *$/;

/** Nothing marks where a line begins, so it counts only in its full width. */
function readKern(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  const [stable, sign = '', digits = '', unit = ''] = STABLE.exec(raw) ?? [];
  if (stable !== undefined) return toWeight('stable', [sign, digits, toUnit(unit)], { raw, at });
  const [moving, movingSign = '', movingDigits = ''] = MOVING.exec(raw) ?? [];
  if (moving !== undefined) return toWeight('moving', [movingSign, movingDigits, null], { raw, at });
  return ERROR.test(raw) ? noWeight('fault', { raw, at }) : { kind: 'not-understood' };
}

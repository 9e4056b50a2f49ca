import { createFraming, sevenBits } from '../framing/framing.ts';
import {
  afterNoise,
  noWeight,
  type ScaleAnswer,
  type ScaleProtocol,
  textOf,
  toUnit,
  toWeight,
  unknownCommand,
} from './protocol.ts';

const MAX_LINE_BYTES = 128;

/** A&D balances and indicators. */
export const aAndD: ScaleProtocol = {
  title: 'A&D standard format',
  framing: () => sevenBits(createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES })),
  read: readStGs,
  askWeight: 'Q\r\n',
  orders: { zero: 'Z\r\n', tare: 'T\r\n' },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 2_400, dataBits: 7, parity: 'even' },
};

/** The many that took the format over and send it by themselves: T-Scale, Dini Argeo, Triner, Kern KFB. */
export const stGs: ScaleProtocol = {
  ...aAndD,
  title: 'ST,GS',
  askWeight: null,
  orders: { zero: null, tare: null },
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/**
 * Stability, then gross or net or the verdict of a check-weigher, then the weight. Commas and spaces part them
 * as each maker likes, so they are told apart by what they are and not by their column.
 */
const WEIGHT =
  /^(?:\d\d)?(ST|US|OL|UL|QT)[, ] *(?:(?:GS|NT|G|N|OK|LO|HI)[, ])? *([+-]?) *([\d.]*) *,? *([A-Za-z]*) *$/;
const ERROR = /^EC,E\d+$/;

/** EK-L p. 28, EK-AEP p. 28, GC p. 51; the under-load as OL with a minus is not confirmed by a manual. */
function readStGs(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  const line = afterNoise(raw);
  const [, stability, sign = '', digits = '', unit = ''] = WEIGHT.exec(line) ?? [];
  switch (stability) {
    case 'ST':
      return toWeight('stable', [sign, digits, toUnit(unit)], { raw, at });
    case 'US':
      return toWeight('moving', [sign, digits, toUnit(unit)], { raw, at });
    case 'OL':
      return noWeight(sign === '-' ? 'under' : 'over', { raw, at });
    case 'UL':
      return noWeight('under', { raw, at });
    // A number of pieces.
    case 'QT':
      return { kind: 'other' };
    default:
      return ERROR.test(line) ? unknownCommand(line) : { kind: 'not-understood' };
  }
}

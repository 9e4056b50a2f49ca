import { betweenMarks } from '../framing/framing.ts';
import {
  noWeight,
  type ScaleAnswer,
  type ScaleProtocol,
  textOf,
  toUnit,
  toWeight,
  unknownCommand,
} from './protocol.ts';

const LF = 0x0a;
const CR = 0x0d;
const MAX_MESSAGE_BYTES = 128;

/** The Scale Manufacturers Association's standard SCP-0499. */
export const sma: ScaleProtocol = {
  title: 'SMA',
  framing: () => betweenMarks({ start: LF, end: CR, limitBytes: MAX_MESSAGE_BYTES }),
  read: readSma,
  askWeight: '\nW\r',
  orders: { zero: '\nZ\r', tare: '\nT\r' },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/** Status, range, kind of weight, motion, reserved, ten characters of weight, three of unit. */
const WEIGHT = /^([ ZOUEIT])\d([GNTgnt])([ M]). *([+-]?) *([\d.]*|-+)([A-Za-z]{1,3})[_ ]*$/;
const LINE_CHARACTERS = 18;
const ABOUT = /^[A-Z]{3}:/;

function readSma(message: Uint8Array, at: number): ScaleAnswer {
  const text = textOf(message);
  if (text === '?') return unknownCommand('?');
  if (text === '!') {
    return {
      kind: 'error',
      code: 'noise',
      detail: 'The scale did not receive the command cleanly (!). Check plug, baud rate and parity.',
    };
  }
  const received = { raw: text, at };
  const [, status = '', kind = '', motion, sign = '', digits = '', unit = ''] = WEIGHT.exec(text) ?? [];
  if (status === '' || text.length !== LINE_CHARACTERS) {
    return { kind: ABOUT.test(text) ? 'other' : 'not-understood' };
  }
  switch (status) {
    case 'O':
      return noWeight('over', received);
    case 'U':
      return noWeight('under', received);
    // Errors of the zero point, at power-up too, and of the tare.
    case 'E':
    case 'I':
    case 'T':
      return noWeight('fault', received);
    default:
      break;
  }
  // A tare is no load.
  if (kind.toUpperCase() === 'T') return { kind: 'other' };
  const verdict = motion === 'M' ? 'moving' : status === 'Z' ? 'zero' : 'stable';
  return toWeight(verdict, [sign, digits, toUnit(unit)], received);
}

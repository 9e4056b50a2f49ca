import type { Received } from '../../../../shared/weight/index.ts';
import { createFraming } from '../framing/framing.ts';
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

/** Longer than any line of the command set. */
const MAX_LINE_BYTES = 256;

/** Mettler Toledo's Standard Interface Command Set; also Kern KCP. */
export const mtSics: ScaleProtocol = {
  title: 'MT-SICS',
  framing: () => createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES }),
  read: readMtSics,
  askWeight: 'SI\r\n',
  orders: { zero: 'Z\r\n', tare: 'T\r\n' },
  answersOrders: true,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

const WEIGHT = /^(?:S|SI|SIR|SU|SIU|SIRU) ([SD]) +([+-]?) *([\d.]+) +(\S+) *$/;
const NO_WEIGHT = /^(?:S|SI|SIR|SU|SIU|SIRU) ([I+-]) *$/;
/** `ZI` and `TI` are answered as `Z` and `T` by some scales, so both mean the same order. */
const ORDER = /^([ZT])I? ([ASDI+-])(?: .*)?$/;
const RESTARTED = /^I4 A ".*" *$/;
const OTHER = /^(?!S)[A-Z]+\d* [A-Z](?: .*)?$/;

/**
 * What a line means: `ID status [value unit]`, fields parted by spaces (AT balance manual p. 87, GA42 p. 31).
 * Bytes up to the last one that is no text are noise; the line is what follows them.
 */
function readMtSics(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  const line = afterNoise(raw);
  const weight = readWeight(line, { raw, at });
  if (weight) return weight;

  const [, order, result] = ORDER.exec(line) ?? [];
  if (order && result) return { kind: 'order', order: order === 'Z' ? 'zero' : 'tare', result: done(result) };
  if (RESTARTED.test(line)) return { kind: 'restarted' };
  return readError(line.trimEnd()) ?? { kind: OTHER.test(line) ? 'other' : 'not-understood' };
}

function readWeight(line: string, received: Received): ScaleAnswer | null {
  const [, status, sign = '', digits = '', unit = ''] = WEIGHT.exec(line) ?? [];
  if (status) {
    return toWeight(status === 'S' ? 'stable' : 'moving', [sign, digits, toUnit(unit)], received);
  }
  switch (NO_WEIGHT.exec(line)?.[1]) {
    case '+':
      return noWeight('over', received);
    case '-':
      return noWeight('under', received);
    // Busy, or the load did not rest in time: nothing is known of the weight.
    case 'I':
      return noWeight('unknown', received);
    default:
      return null;
  }
}

function done(status: string): 'done' | 'not-now' | 'over' | 'under' {
  if (status === '+') return 'over';
  if (status === '-') return 'under';
  return status === 'I' ? 'not-now' : 'done';
}

function readError(line: string): ScaleAnswer | null {
  switch (line) {
    case 'ES':
    case 'EL':
      return unknownCommand(line);
    case 'ET':
      return {
        kind: 'error',
        code: 'noise',
        detail: 'The scale did not receive the command cleanly (ET). Check plug, baud rate and parity.',
      };
    case 'EI':
      return { kind: 'error', code: 'refused', detail: 'The scale can not answer just now (EI).' };
    default:
      return null;
  }
}

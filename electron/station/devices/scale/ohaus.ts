import { createFraming } from '../framing/framing.ts';
import {
  afterNoise,
  type ScaleAnswer,
  type ScaleProtocol,
  signAndDigits,
  textOf,
  toUnit,
  toWeight,
  unknownCommand,
} from './protocol.ts';

const MAX_LINE_BYTES = 128;

export const ohaus: ScaleProtocol = {
  title: 'OHAUS',
  framing: () => createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES }),
  read: readOhaus,
  askWeight: 'IP\r\n',
  orders: { zero: 'Z\r\n', tare: 'T\r\n' },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/**
 * Nothing marks where a line begins, and its sign and first digits stand there; so a line counts only in its full
 * width. Defender 3000: sign, seven characters, unit, `?` while unstable, G or N, sixteen in all. Balances (RS232
 * interface manual p. 5): eleven characters, unit, `?`, and perhaps the time.
 */
const LAYOUTS = [
  /^(?=.{16}$)([ +-][ \d.]{7}) ([a-z]{1,2}) +?(\?)?[GNT]$/,
  /^([ +\d.-]{11}) ([a-z]{1,2})(?: (\?)| {2})?(?: \d\d:\d\d:\d\d)?$/,
];

function readOhaus(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  const line = afterNoise(raw);
  for (const layout of LAYOUTS) {
    const [, number, unit = '', unstable] = layout.exec(line) ?? [];
    if (number === undefined) continue;
    const weight = [...signAndDigits(number), toUnit(unit)] as const;
    return toWeight(unstable ? 'moving' : 'stable', weight, { raw, at });
  }
  return line.trim() === 'ES' ? unknownCommand('ES') : { kind: 'not-understood' };
}

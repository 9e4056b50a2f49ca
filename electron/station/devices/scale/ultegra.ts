import { untilByte } from '../framing/framing.ts';
import {
  noWeight,
  type ScaleAnswer,
  type ScaleProtocol,
  signAndDigits,
  textOf,
  toUnit,
  toWeight,
} from './protocol.ts';

const EOT = 0x04;
const MAX_MESSAGE_BYTES = 64;

/** Fairbanks Ultegra (manual p. 9). */
export const ultegra: ScaleProtocol = {
  title: 'Fairbanks Ultegra',
  framing: () => untilByte(EOT, MAX_MESSAGE_BYTES),
  read: readUltegra,
  askWeight: '\r',
  orders: { zero: null, tare: null },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/** A minus in the first of seven characters, the unit, and gross in small letters while the load moves. */
const WEIGHT = /^([ \d-][ \d.]{6}) (lb|kg) (GR|gr) {2}\r\n$/;

function readUltegra(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  // Just switched on, not zeroed, or over its range: it does not say which.
  if (raw === '') return noWeight('unknown', { raw, at });
  const [, number = '', unit = '', gross] = WEIGHT.exec(raw) ?? [];
  if (!gross) return { kind: 'not-understood' };
  return toWeight(gross === 'GR' ? 'stable' : 'moving', [...signAndDigits(number), toUnit(unit)], {
    raw,
    at,
  });
}

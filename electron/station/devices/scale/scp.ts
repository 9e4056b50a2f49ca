import type { Received } from '../../../../shared/weight/index.ts';
import { sevenBits, untilByte } from '../framing/framing.ts';
import {
  noWeight,
  type ScaleAnswer,
  type ScaleProtocol,
  textOf,
  toUnit,
  toWeight,
  unknownCommand,
} from './protocol.ts';

const ETX = 0x03;
const MAX_MESSAGE_BYTES = 64;

/** NCI, Weigh-Tronix, Avery Weigh-Tronix 7820, Brecknell 67xx, Magellan in NCI mode. */
export const scp01: ScaleProtocol = {
  title: 'NCI SCP-01',
  framing: () => sevenBits(untilByte(ETX, MAX_MESSAGE_BYTES)),
  read: readScp,
  askWeight: 'W\r',
  orders: { zero: 'Z\r', tare: null },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 7, parity: 'even' },
};

/** The "ECR" variant: a status that begins with S comes instead of a weight that may not be used. */
export const scp02: ScaleProtocol = { ...scp01, title: 'NCI SCP-02' };

/** `LF weight unit CR LF status CR`; what does not fit the range is filled with `^`, `_` or `-`. */
const WEIGHT = /\n *([+-]?) *([\d.]+|[\^_-]+) *([A-Za-z]{1,2}) *\r\nS?([\x30-\x7f]{2,4})\r$/;
const STATUS = /\nS?([\x30-\x3f]{2}[\x30-\x7f]{0,2})\r$/;
const UNKNOWN_COMMAND = /\n\?\r$/;

function readScp(message: Uint8Array, at: number): ScaleAnswer {
  const text = textOf(message);
  const received = { raw: text, at };
  const [, sign = '', digits = '', unit = '', status] = WEIGHT.exec(text) ?? [];
  if (status) {
    const verdict = verdictOf(status);
    if (verdict === 'stable' || verdict === 'moving' || verdict === 'zero') {
      return toWeight(verdict, [sign, digits, toUnit(unit)], received);
    }
    return noWeight(verdict, received);
  }
  if (UNKNOWN_COMMAND.test(text)) return unknownCommand('?');
  return readStatus(text, received);
}

/** A status alone: why there is no weight; a good one says nothing of it. */
function readStatus(text: string, received: Received): ScaleAnswer {
  const status = STATUS.exec(text)?.[1];
  if (!status) return { kind: 'not-understood' };
  const verdict = verdictOf(status);
  return noWeight(verdict === 'stable' || verdict === 'zero' ? 'unknown' : verdict, received);
}

/** The status bytes' bits, from the Diva manual pp. 35-37 and the NCI 7800 manual p. 32; the gravest first. */
function verdictOf(status: string) {
  const [first = 0, second = 0, third = 0] = Buffer.from(status, 'latin1');
  const { memory, rom, initialZero, calibration } = FAULTS;
  if (first & memory || second & rom || third & initialZero) return 'fault';
  if (second & calibration) return 'uncalibrated';
  if (second & 0b0010) return 'over';
  if (second & 0b0001) return 'under';
  if (first & 0b0001) return 'moving';
  return first & 0b0010 ? 'zero' : 'stable';
}

const FAULTS = { memory: 0b1100, rom: 0b0100, calibration: 0b1000, initialZero: 0b1000 };

import type { Received } from '../../../../shared/weight/index.ts';
import { createFraming, type Frame, type Framing } from '../framing/framing.ts';
import {
  noWeight,
  type ScaleAnswer,
  type ScaleProtocol,
  signAndDigits,
  textOf,
  toUnit,
  toWeight,
} from './protocol.ts';

const SOH = 0x01;
const STX = 0x02;
const ENQ = '\u0005';
const ACK = 0x06;
const DC1 = '\u0011';
const NAK = 0x15;
const MAX_LINE_BYTES = 64;

/** CAS scales with the "ECR" interface, which are asked, and CAS indicators, which send lines by themselves. */
export const cas: ScaleProtocol = {
  title: 'CAS',
  framing: createCasFraming,
  read: readCas,
  // The scale answers ACK, and with its weight to what that prompts.
  askWeight: ENQ,
  orders: { zero: null, tare: null },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/** SOH, STX, stability, sign, six characters of weight, two of unit, check byte, ETX, EOT. */
const RECORD_BYTES = 15;
const RECORD_START = '\u0001\u0002';
const RECORD_END = '\u0003\u0004';
const CHECKED = { from: 2, to: 12 };
const WEIGHT = /^([SU])([ F-])([\d.]{6})([A-Za-z]{2})$/;
/** Stability, gross or net, number of the indicator and its lamps, weight, unit (CI-600D p. 74). */
const LINE = /^(ST|US|OL),(?:GS|NT),[\s\S]([\s\S]),([ \d.-]{8}) ([A-Za-z]{2})$/;
const STABLE_LAMP = 0b0100_0000;

function readCas(message: Uint8Array, at: number): ScaleAnswer {
  const received = { raw: textOf(message), at };
  if (message.length === 1 && message[0] === ACK) return { kind: 'prompt', send: DC1, reading: null };
  if (message.length === 1 && message[0] === NAK) {
    return { kind: 'error', code: 'refused', detail: 'The scale can not answer just now (NAK).' };
  }
  return message[0] === SOH ? readRecord(message, received) : readLine(received);
}

function readRecord(message: Uint8Array, received: Received): ScaleAnswer {
  const { raw } = received;
  const check = message.slice(CHECKED.from, CHECKED.to).reduce((sum, byte) => sum ^ byte, 0);
  const isWhole = raw.startsWith(RECORD_START) && raw.endsWith(RECORD_END) && message[CHECKED.to] === check;
  const [, stability, sign = '', digits = '', unit = ''] =
    WEIGHT.exec(raw.slice(CHECKED.from, CHECKED.to)) ?? [];
  if (!isWhole || !stability) return { kind: 'not-understood' };
  if (sign === 'F') return noWeight('over', received);
  return toWeight(stability === 'S' ? 'stable' : 'moving', [sign, digits, toUnit(unit)], received);
}

function readLine(received: Received): ScaleAnswer {
  const [, stability, lamps = '', weight = '', unit = ''] = LINE.exec(received.raw) ?? [];
  if (!stability) return { kind: 'not-understood' };
  if (stability === 'OL') return noWeight('over', received);
  const rests = stability === 'ST' && (lamps.charCodeAt(0) & STABLE_LAMP) !== 0;
  return toWeight(rests ? 'stable' : 'moving', [...signAndDigits(weight), toUnit(unit)], received);
}

/**
 * Records by their length, because their check byte may look like any mark; a lone ACK or NAK; else lines. SOH and
 * STX together are in no record but at its start, so they begin one wherever they come.
 */
function createCasFraming(): Framing {
  const lines = createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES });
  let record: number[] = [];

  function giveUp(): Frame[] {
    const half: Frame[] = record.length > 0 ? [{ kind: 'dropped', why: 'half' }] : [];
    record = [];
    return [...half, ...lines.abandon()];
  }

  function add(byte: number): Frame[] {
    if (record.length === 0 && byte === SOH) {
      const before = lines.abandon();
      record = [byte];
      return before;
    }
    if (record.length > 0) return addToRecord(byte);
    const isAlone = (byte === ACK || byte === NAK) && !lines.begun();
    return isAlone ? [{ kind: 'message', bytes: Uint8Array.of(byte) }] : lines.push(Uint8Array.of(byte));
  }

  function addToRecord(byte: number): Frame[] {
    if (byte === STX && record.length > 1 && record.at(-1) === SOH) {
      const before = giveUp();
      record = [SOH, STX];
      return before;
    }
    record.push(byte);
    if (record.length < RECORD_BYTES) return [];
    const bytes = Uint8Array.from(record);
    record = [];
    return [{ kind: 'message', bytes }];
  }

  return {
    push: (chunk) => Array.from(chunk).flatMap(add),
    begun: () => record.length > 0 || lines.begun(),
    abandon: giveUp,
  };
}

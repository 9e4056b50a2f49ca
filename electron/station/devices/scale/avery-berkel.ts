import type { WeightUnit } from '../../../../shared/weight/index.ts';
import { type Frame, type Framing, sevenBits } from '../framing/framing.ts';
import { byLength } from '../framing/packets.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toWeight } from './protocol.ts';

const NUL = 0x00;
const STX = 0x02;
const ETX = 0x03;
const ENQ = '\u0005';
const ACK = 0x06;
const CR = 0x0d;
const DC1 = '\u0011';
const NAK = 0x15;

/**
 * Avery Berkel, and Magellan in Berkel mode (Aviator 7000 manual p. 37): asked by ENQ, told to send by DC1; the
 * weight is sent back as it came, and is one only when the scale confirms that by CR.
 */
export const averyBerkel: ScaleProtocol = {
  title: 'Avery Berkel',
  framing: () => sevenBits(createBerkelFraming()),
  read: readBerkel,
  askWeight: ENQ,
  orders: { zero: null, tare: null },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 2_400, dataBits: 7, parity: 'even' },
};

/** STX, id, five digits, check byte, ETX; then CR once it is confirmed. */
const RECORD_BYTES = 9;
const ID_AT = 1;
const DIGITS = { from: 2, to: 7 };
const CHECK_AT = 7;
const OUT_OF_RANGE = 0b1_0000;

/** What the id's lowest bits say of the scale: 15 kg by 5 g, 30 lb by 0.01 lb, 6 kg by 2 g. */
const CAPACITIES: Readonly<Record<number, { readonly unit: WeightUnit; readonly decimals: number }>> = {
  1: { unit: 'kg', decimals: 3 },
  2: { unit: 'lb', decimals: 2 },
  3: { unit: 'kg', decimals: 3 },
};

function readBerkel(message: Uint8Array, at: number): ScaleAnswer {
  const [first] = message;
  if (first === STX) return readRecord(message, at);
  // After an echo it says that the echo was another one: the weight is asked for again.
  if (first === ACK) return { kind: 'prompt', send: DC1, reading: null };
  if (first === NAK || first === NUL) {
    return { kind: 'error', code: 'refused', detail: 'The scale has no weight to send just now.' };
  }
  return { kind: 'other' };
}

function readRecord(message: Uint8Array, at: number): ScaleAnswer {
  const record = message.subarray(0, RECORD_BYTES);
  const answer = weightOf(record, at);
  if (answer.kind !== 'weight') return answer;
  return message.length > RECORD_BYTES
    ? { ...answer, confirms: true }
    : { kind: 'prompt', send: textOf(record), reading: answer.reading };
}

function weightOf(record: Uint8Array, at: number): ScaleAnswer {
  const received = { raw: textOf(record), at };
  const id = record[ID_AT] ?? 0;
  const digits = textOf(record.subarray(DIGITS.from, DIGITS.to));
  const capacity = CAPACITIES[id & 0b111];
  if (!/^\d{5}$/.test(digits)) return { kind: 'not-understood' };
  // It does not say which end of its range.
  if (id & OUT_OF_RANGE || !capacity) return noWeight('unknown', received);
  const { unit, decimals } = capacity;
  return toWeight('stable', ['', `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`, unit], received);
}

/** Records by their length, each given once as it came and once more with the CR that confirms it. */
function createBerkelFraming(): Framing {
  const packets = byLength({
    length: ([first = 0]) => (first === STX ? RECORD_BYTES : [NUL, ACK, CR, NAK].includes(first) ? 1 : 0),
    isSound: (packet) => packet.length < RECORD_BYTES || isWhole(packet),
  });
  let record: Uint8Array | null = null;

  function paired(frame: Frame): Frame {
    if (frame.kind !== 'message') return frame;
    const { bytes } = frame;
    const confirmed = record;
    record = bytes.length === RECORD_BYTES ? bytes : null;
    const isConfirmed = bytes[0] === CR && confirmed !== null;
    return isConfirmed ? { kind: 'message', bytes: Uint8Array.of(...confirmed, CR) } : frame;
  }

  return {
    push: (chunk) => packets.push(chunk).map(paired),
    begun: packets.begun,
    abandon: () => {
      record = null;
      return packets.abandon();
    },
  };
}

/** Its check byte is all between STX and itself. */
function isWhole(record: Uint8Array): boolean {
  const check = record.subarray(ID_AT, CHECK_AT).reduce((sum, byte) => sum ^ byte, 0);
  return record[CHECK_AT] === check && record[RECORD_BYTES - 1] === ETX;
}

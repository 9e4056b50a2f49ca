import type { Received, WeightUnit } from '../../../../shared/weight/index.ts';
import { betweenMarks, type Frame, type Framing, sevenBits } from '../framing/framing.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toWeight } from './protocol.ts';

const STX = 0x02;
const LF = 0x0a;
const CR = 0x0d;
const MAX_MESSAGE_BYTES = 32;

/** Mettler Toledo's continuous output; also Cardinal 225, Kern FTC, Fairbanks, Liden. */
export const mettlerContinuous: ScaleProtocol = {
  title: 'Mettler Toledo continuous output',
  framing: () => sevenBits(createContinuousFraming()),
  read: readContinuous,
  askWeight: null,
  orders: { zero: 'Z', tare: 'T' },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/** Three status words, six digits of weight and, but for the short form, six of tare (Wildcat manual p. 6-4). */
const MESSAGE = /^([\s\S])([\s\S])([\s\S])([ \d]{6})(?:[ \d]{6})?$/;
const WORD_B = {
  negative: 0b0000010,
  outOfRange: 0b0000100,
  moving: 0b0001000,
  kg: 0b0010000,
  notZeroed: 0b1000000,
};
/** Units of word C; 0 is kg or lb by word B. The others are not confirmed by a manual. */
const UNITS: readonly WeightUnit[] = ['kg', 'g', 't'];

function readContinuous(message: Uint8Array, at: number): ScaleAnswer {
  const received = { raw: textOf(message), at };
  const [, a = '', b = '', c = '', digits = ''] = MESSAGE.exec(received.raw) ?? [];
  if (digits === '') return { kind: 'not-understood' };
  return readWords(a.charCodeAt(0), b.charCodeAt(0), c.charCodeAt(0), digits.trim(), received);
}

/** Bits that makers set to a constant each in their own way are not looked at. */
function readWords(a: number, b: number, c: number, digits: string, received: Received): ScaleAnswer {
  const isNegative = (b & WORD_B.negative) !== 0;
  if (b & WORD_B.outOfRange) return noWeight(isNegative ? 'under' : 'over', received);
  // Its zero point was not found after it was switched on, so its number means nothing.
  if (b & WORD_B.notZeroed) return noWeight('unknown', received);
  const byWordC = c & 0b111;
  const unit = byWordC === 0 && (b & WORD_B.kg) === 0 ? 'lb' : (UNITS[byWordC] ?? 'none');
  const verdict = b & WORD_B.moving ? 'moving' : 'stable';
  return toWeight(verdict, [isNegative ? '-' : '', withPoint(digits, a & 0b111), unit], received);
}

/** Word A's place of the decimal point: 0 stands for two zeros more, 2 for none, 7 for five decimals. */
function withPoint(digits: string, place: number): string {
  if (digits === '') return '';
  if (place <= 2) return digits + '0'.repeat(2 - place);
  const decimals = place - 2;
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/**
 * Messages between STX and CR. A check byte may follow, which only the byte after the CR shows: so the first message
 * waits for it. Once none came, messages are given at their CR; once one came, none counts without a right one.
 */
function createContinuousFraming(): Framing {
  const marks = betweenMarks({ start: STX, end: CR, limitBytes: MAX_MESSAGE_BYTES });
  let checks: 'unknown' | 'none' | 'sent' = 'unknown';
  let held: Uint8Array | null = null;
  let hasEnded = false;

  function add(byte: number): Frame[] {
    if (held !== null && byte !== LF) return addAfter(held, byte);
    // The first of a scale that began to send check bytes after all.
    const isCheck = hasEnded && byte !== STX && byte !== LF;
    hasEnded = false;
    if (!isCheck) return marks.push(Uint8Array.of(byte)).flatMap(ended);
    checks = 'sent';
    return [];
  }

  function addAfter(message: Uint8Array, byte: number): Frame[] {
    held = null;
    const isRight = byte === checkOf(message);
    if (!isRight && byte === STX && checks === 'unknown') {
      checks = 'none';
      return [{ kind: 'message', bytes: message }, ...add(byte)];
    }
    checks = 'sent';
    if (isRight) return [{ kind: 'message', bytes: message }];
    const spoilt: Frame = { kind: 'dropped', why: 'spoilt' };
    return byte === STX ? [spoilt, ...add(byte)] : [spoilt];
  }

  function ended(frame: Frame): Frame[] {
    if (frame.kind !== 'message') return [frame];
    hasEnded = checks === 'none';
    if (!hasEnded) held = frame.bytes;
    return hasEnded ? [frame] : [];
  }

  function takeHeld(): Frame[] {
    const message = held;
    held = null;
    return message !== null && checks === 'unknown' ? [{ kind: 'message', bytes: message }] : [];
  }

  return {
    push: (chunk) => Array.from(chunk).flatMap(add),
    begun: () => held !== null || marks.begun(),
    paused: takeHeld,
    abandon: () => {
      held = null;
      hasEnded = false;
      checks = 'unknown';
      return marks.abandon();
    },
  };
}

/** The low seven bits of the two's complement of the sum of all bytes, STX and CR included. */
function checkOf(message: Uint8Array): number {
  return -message.reduce((sum, byte) => sum + byte, STX + CR) & 0x7f;
}

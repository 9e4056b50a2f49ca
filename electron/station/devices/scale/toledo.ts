import type { Received, WeightUnit } from '../../../../shared/weight/index.ts';
import { betweenMarks, sevenBits } from '../framing/framing.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toWeight } from './protocol.ts';

const STX = 0x02;
const CR = 0x0d;
/** Begins a status; the status byte behind it may look like a mark. */
const QUESTION_MARK = 0x3f;
const MAX_MESSAGE_BYTES = 64;

/** Checkout scales: Mettler Viva, Ariva, Diva; Datalogic Magellan. */
export const toledo8217: ScaleProtocol = {
  title: 'Toledo 8217',
  framing: () =>
    sevenBits(betweenMarks({ start: STX, end: CR, limitBytes: MAX_MESSAGE_BYTES, before: QUESTION_MARK })),
  read: readToledo,
  askWeight: 'W',
  orders: { zero: 'Z', tare: 'T' },
  answersOrders: false,
  sendsUnit: false,
  serial: { baudRate: 9_600, dataBits: 7, parity: 'even' },
};

/** The older one without tare (Transcell PC-150 p. B-3, Brecknell 3700LP p. 11). */
export const toledo8213: ScaleProtocol = {
  ...toledo8217,
  title: 'Toledo 8213',
  orders: { zero: 'Z', tare: null },
};

/** `WW.WWW`, with N for a net weight; 8213 in grams sends digits alone. */
const WEIGHT = /^(\d{1,6}(?:\.\d{1,4})?)N?$/;

/** The status byte; above bit 3 manuals disagree about what is always set, and none of it says why there is no weight. */
const STATUS = { moving: 0b0001, over: 0b0010, under: 0b0100 };

/** A weight is sent only when it rests within the range; else a status comes instead (DIVA manual, Magellan 8500). */
function readToledo(message: Uint8Array, at: number, unit: WeightUnit | null): ScaleAnswer {
  const text = textOf(message);
  const received: Received = { raw: text, at };
  const [, digits] = WEIGHT.exec(text) ?? [];
  if (digits) return toWeight('stable', ['', digits, unit], received);
  if (text.length === 2 && text.startsWith('?')) return readStatus(text.charCodeAt(1), received);
  return { kind: CONFIDENCE_OR_ECHO.test(text) ? 'other' : 'not-understood' };
}

const CONFIDENCE_OR_ECHO = /^[@E]$/;

function readStatus(status: number, received: Received): ScaleAnswer {
  if (status & STATUS.over) return noWeight('over', received);
  if (status & STATUS.under) return noWeight('under', received);
  return noWeight(status & STATUS.moving ? 'moving' : 'unknown', received);
}

import {
  isDecimal,
  notWeighed,
  type Received,
  WEIGHT_UNITS,
  type WeightReading,
  type WeightUnit,
} from '../../../../shared/weight/index.ts';
import type { Framing } from '../framing/framing.ts';
import type { DeviceTrouble } from '../types.ts';

/** What one message of a scale means. */
export type ScaleAnswer =
  | { readonly kind: 'weight'; readonly reading: WeightReading }
  /** What became of an order, from a scale that says so. */
  | {
      readonly kind: 'order';
      readonly order: ScaleOrder;
      readonly result: 'done' | 'not-now' | 'over' | 'under';
    }
  /** The scale was switched on or reset. */
  | { readonly kind: 'restarted' }
  /** The scale could not take the question or order. `detail` says why, and what to do. */
  | { readonly kind: 'error'; readonly code: DeviceTrouble; readonly detail: string }
  /** Part of the protocol, and about no weight. */
  | { readonly kind: 'other' }
  | { readonly kind: 'not-understood' };

export type ScaleOrder = 'zero' | 'tare';

/** How scales of one family are asked, and what they answer. */
export type ScaleProtocol = {
  /** As people know it: "MT-SICS". */
  readonly title: string;
  /** Cuts its bytes into messages. */
  readonly framing: () => Framing;
  /**
   * What a message means.
   * @param unit the unit of scales that send none
   */
  readonly read: (message: Uint8Array, at: number, unit: WeightUnit | null) => ScaleAnswer;
  /** Asks for the weight now, resting or not; null for scales that send it by themselves. */
  readonly askWeight: string | null;
  /** What tells the scale to do so; null where it has no command for it. */
  readonly orders: Readonly<Record<ScaleOrder, string | null>>;
  /** Whether it says what became of an order. */
  readonly answersOrders: boolean;
  /** Whether its messages name the unit; else the configuration has to. */
  readonly sendsUnit: boolean;
  /** As the maker sets it, for whoever does not say anything else. */
  readonly serial: {
    readonly baudRate: number;
    readonly dataBits: 7 | 8;
    readonly parity: 'none' | 'even' | 'odd';
  };
};

/** A message as text, one character per byte. */
export function textOf(message: Uint8Array): string {
  return Buffer.from(message).toString('latin1');
}

/** The reading that a message stands for; `unknown` where it is not about a weight or is not understood. */
export function readingOf(answer: ScaleAnswer, received: Received): WeightReading {
  if (answer.kind === 'weight') return answer.reading;
  const isFault = answer.kind === 'error' && answer.code !== 'refused';
  return notWeighed(isFault ? 'fault' : 'unknown', received);
}

/** A number from its sign and digits, which scales may send with spaces between; null when it is none. */
export function toValue(sign: string, digits: string): string | null {
  const value = `${sign === '-' ? '-' : ''}${digits}`;
  return isDecimal(value) ? value : null;
}

export function isUnit(text: string): text is WeightUnit {
  return (WEIGHT_UNITS as readonly string[]).includes(text);
}

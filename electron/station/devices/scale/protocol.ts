import {
  isDecimal,
  notWeighed,
  type Received,
  type VerdictWithValue,
  WEIGHT_UNITS,
  type WeightReading,
  type WeightUnit,
  weighed,
} from '../../../../shared/weight/index.ts';
import type { Framing } from '../framing/framing.ts';
import type { DeviceTrouble } from '../types.ts';

/** What one message of a scale means. */
export type ScaleAnswer =
  /** `confirms`: it is the weight of the message before, which counts only now. */
  | { readonly kind: 'weight'; readonly reading: WeightReading; readonly confirms?: true }
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
  /** The scale wants this before it goes on. A reading that came with it does not count before it is confirmed. */
  | { readonly kind: 'prompt'; readonly send: string; readonly reading: WeightReading | null }
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
  if (answer.kind === 'prompt' && answer.reading !== null) return answer.reading;
  const isFault = answer.kind === 'error' && answer.code !== 'refused';
  return notWeighed(isFault ? 'fault' : 'unknown', received);
}

/** The text after the last byte that is none: a power-up, a loose plug. */
export function afterNoise(text: string): string {
  return AFTER_NOISE.exec(text)?.[1] ?? '';
}

const AFTER_NOISE = /[^\x20-\x7e]*([\x20-\x7e]*)$/;

/** A column with a number, which may have blanks before and after its sign. */
export function signAndDigits(column: string): readonly [string, string] {
  const [, sign = '', digits = ''] = /^ *([+-]?) *(.*?) *$/.exec(column) ?? [];
  return [sign, digits];
}

/** A number from its sign and digits, which may have zeros in front; null when it is none. */
function toValue(sign: string, digits: string): string | null {
  const value = `${sign === '-' ? '-' : ''}${digits.replace(/^0+(?=\d)/, '')}`;
  return isDecimal(value) ? value : null;
}

/** The unit that a scale means: its letters in any case. `none` for all that no carton is weighed with. */
export function toUnit(text: string): WeightUnit | 'none' {
  const letters = text.trim().toLowerCase();
  return WEIGHT_UNITS.find((unit) => unit === letters) ?? 'none';
}

/** A weight as scales send it; `unknown` where its number or unit is none. The unit is null where none is sent. */
export function toWeight(
  verdict: VerdictWithValue,
  [sign, digits, unit]: readonly [string, string, WeightUnit | 'none' | null],
  received: Received,
): ScaleAnswer {
  const value = toValue(sign, digits);
  if (value === null || unit === 'none') return noWeight('unknown', received);
  return { kind: 'weight', reading: weighed(verdict, value, unit, received) };
}

export function noWeight(verdict: Parameters<typeof notWeighed>[0], received: Received): ScaleAnswer {
  return { kind: 'weight', reading: notWeighed(verdict, received) };
}

/** An answer of scales to a command that they do not have. */
export function unknownCommand(said: string): ScaleAnswer {
  return {
    kind: 'error',
    code: 'not-understood',
    detail: `The scale does not know the command (${said}). Is it set to this protocol?`,
  };
}

import {
  isDecimal,
  notWeighed,
  type Received,
  WEIGHT_UNITS,
  type WeightReading,
  type WeightUnit,
  weighed,
} from '../../../../shared/weight/index.ts';

/**
 * One line from a scale that speaks Mettler Toledo's Standard Interface Command Set.
 * Grammar: `ID status [value unit] CR LF`, fields parted by spaces (AT balance manual p. 87, GA42 p. 31).
 */
export type SicsAnswer =
  | { readonly kind: 'weight'; readonly reading: WeightReading }
  /** To `Z` or `T`, also where the scale was asked `ZI` or `TI`. */
  | {
      readonly kind: 'order';
      readonly order: 'zero' | 'tare';
      readonly result: 'done' | 'not-now' | 'over' | 'under';
    }
  /** The scale was switched on or reset: `I4 A "serial number"`. */
  | { readonly kind: 'restarted'; readonly serialNumber: string }
  /** ES: unknown command. EL: wrong parameter. ET: transmission error. EI: not executable now. */
  | { readonly kind: 'error'; readonly code: SicsError }
  /** Answers to questions that this driver does not ask: I0 to I5, D, K and so on. */
  | { readonly kind: 'other' }
  | { readonly kind: 'not-understood' };

const ERRORS = ['ES', 'EL', 'ET', 'EI'] as const;
export type SicsError = (typeof ERRORS)[number];

/** Longer than any line of the command set. */
export const MAX_SICS_LINE_BYTES = 256;

const AFTER_NOISE = /[^\x20-\x7e]*([\x20-\x7e]*)$/;
const WEIGHT = /^(?:S|SI|SIR|SU|SIU|SIRU) ([SD]) +([+-]?) *([\d.]+) +(\S+) *$/;
const NO_WEIGHT = /^(?:S|SI|SIR|SU|SIU|SIRU) ([I+-]) *$/;
const ORDER = /^([ZT])I? ([ASDI+-])(?: .*)?$/;
const SERIAL_NUMBER = /^I4 A "(.*)" *$/;
const OTHER = /^[A-Z]+\d* [A-Z](?: .*)?$/;

/** What a line means. Bytes up to the last one that is no text are noise; the line is what follows them. */
export function readSicsLine(bytes: Uint8Array, at: number): SicsAnswer {
  const raw = Buffer.from(bytes).toString('latin1');
  const line = AFTER_NOISE.exec(raw)?.[1] ?? '';
  const reading = readWeight(line, { raw, at });
  if (reading) return { kind: 'weight', reading };

  const [, order, result] = ORDER.exec(line) ?? [];
  if (order && result) return { kind: 'order', order: order === 'Z' ? 'zero' : 'tare', result: done(result) };
  const serialNumber = SERIAL_NUMBER.exec(line)?.[1];
  if (serialNumber !== undefined) return { kind: 'restarted', serialNumber };
  const error = ERRORS.find((code) => code === line.trimEnd());
  if (error) return { kind: 'error', code: error };
  return { kind: isWeightLike(line) || !OTHER.test(line) ? 'not-understood' : 'other' };
}

/** The reading that a line stands for; `unknown` where it is not about a weight or is not understood. */
export function readMtSics(bytes: Uint8Array, at: number): WeightReading {
  const answer = readSicsLine(bytes, at);
  if (answer.kind === 'weight') return answer.reading;
  const received = { raw: Buffer.from(bytes).toString('latin1'), at };
  return notWeighed(answer.kind === 'error' && answer.code !== 'EI' ? 'fault' : 'unknown', received);
}

function readWeight(line: string, received: Received): WeightReading | null {
  const [, status, sign = '', digits = '', unit = ''] = WEIGHT.exec(line) ?? [];
  if (status) {
    const value = `${sign === '-' ? '-' : ''}${digits}`;
    if (!isDecimal(value) || !isUnit(unit)) return notWeighed('unknown', received);
    return weighed(status === 'S' ? 'stable' : 'moving', value, unit, received);
  }
  switch (NO_WEIGHT.exec(line)?.[1]) {
    case '+':
      return notWeighed('over', received);
    case '-':
      return notWeighed('under', received);
    // Busy, or the load did not rest in time: nothing is known of the weight.
    case 'I':
      return notWeighed('unknown', received);
    default:
      return null;
  }
}

function done(status: string): 'done' | 'not-now' | 'over' | 'under' {
  if (status === '+') return 'over';
  if (status === '-') return 'under';
  return status === 'I' ? 'not-now' : 'done';
}

/** A broken weight line must not pass for an answer to something else. */
function isWeightLike(line: string): boolean {
  return /^S/.test(line);
}

function isUnit(text: string): text is WeightUnit {
  return (WEIGHT_UNITS as readonly string[]).includes(text);
}

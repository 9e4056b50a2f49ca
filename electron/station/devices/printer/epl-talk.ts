import type { Line } from '../transport/line.ts';
import type { PrinterStatus, PrinterVerdict } from '../types.ts';
import { askingOn, type Talk } from './talk.ts';

/** Asks for the last error; answered at once with two digits (EPL2 guide, `^ee`). */
const ASK_ERROR = Buffer.from('\r\n^ee\r\n', 'latin1');

const NO_ERROR = '00';
const OBSTACLES: Readonly<Record<string, readonly [PrinterVerdict, string]>> = {
  '07': ['paper-out', 'Out of labels or ribbon: load a roll.'],
  '11': ['head-open', 'The print head is open: close it.'],
  '12': ['paused', 'Paused: press its pause key.'],
};

/** A printer that speaks EPL2. It says what is wrong; no answer of it tells that a label came out. */
export function eplTalk(line: Line, withinMs: number): Talk {
  const ask = askingOn(line, withinMs);
  return {
    status: () => ask(ASK_ERROR, (heard) => eplStatus(Buffer.from(heard).toString('latin1'))),
    counter: async () => null,
    forget: async () => false,
  };
}

/** Two digits, with or without a `$` before them, and nothing else: what else is there may be part of another number. */
const ANSWER = /^[\s\0]*\$?(\d\d)[\s\0]*$/;

/** Null until the answer is there. */
export function eplStatus(text: string): PrinterStatus | null {
  const [, code] = ANSWER.exec(text) ?? [];
  if (code === undefined) return null;
  const [verdict, detail] =
    code === NO_ERROR
      ? (['ready', 'Ready.'] as const)
      : (OBSTACLES[code] ?? (['fault', `It reports error ${code}.`] as const));
  return { verdict, labelsRemaining: null, formatsInBuffer: null, detail };
}

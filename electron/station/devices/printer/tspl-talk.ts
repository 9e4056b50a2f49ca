import type { Line } from '../transport/line.ts';
import type { PrinterStatus, PrinterVerdict } from '../types.ts';
import { askingOn, type Talk } from './talk.ts';

/** `ESC ! ?`, answered at once with one byte of flags, also while it prints or is stopped (TSPL manual, p. 6). */
const ASK_STATUS = Buffer.from([0x1b, 0x21, 0x3f]);
const PRINTING = 0x20;

const OBSTACLES: readonly (readonly [bits: number, verdict: PrinterVerdict, words: string])[] = [
  [0x41, 'head-open', 'The print head or the cover is open: close it.'],
  [0x02, 'paper-jam', 'Labels are jammed: open it and free them.'],
  [0x04, 'paper-out', 'Out of labels: load a roll.'],
  [0x08, 'ribbon-out', 'Out of ribbon: load one.'],
  [0x80, 'fault', 'Its temperature is out of range: wait a while.'],
  [0x10, 'paused', 'Paused: press its pause key.'],
];

/**
 * A printer that speaks TSPL. It says that it prints, and not how much waits. Its mileage (`~!@`) is not asked:
 * no source confirms how it answers.
 */
export function tsplTalk(line: Line, withinMs: number): Talk {
  const ask = askingOn(line, withinMs);
  return {
    status: async () => {
      const flags = await ask(ASK_STATUS, (heard) => heard.at(-1) ?? null);
      return flags === null ? null : tsplStatus(flags);
    },
    counter: async () => null,
    forget: async () => false,
  };
}

export function tsplStatus(flags: number): PrinterStatus {
  const obstacles = OBSTACLES.filter(([bits]) => (flags & bits) !== 0);
  return {
    verdict: obstacles[0]?.[1] ?? 'ready',
    labelsRemaining: null,
    formatsInBuffer: (flags & PRINTING) === 0 ? 0 : 1,
    detail: obstacles.length > 0 ? obstacles.map(([, , words]) => words).join(' ') : 'Ready.',
  };
}

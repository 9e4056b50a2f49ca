import type { DeviceTrouble, PrinterStatus, PrinterVerdict } from '../types.ts';

/** What a ZPL printer answers to ~HS (ZPL II programming guide, "Host Status Return"). */
export type HostStatus = {
  readonly paperOut: boolean;
  readonly paused: boolean;
  /** Formats received that are not yet being printed. */
  readonly formatsInBuffer: number;
  readonly bufferFull: boolean;
  /** The beginning of a format has come and its end has not. */
  readonly partialFormat: boolean;
  /** Its settings were lost; it prints with its defaults. */
  readonly settingsLost: boolean;
  readonly tooCold: boolean;
  readonly tooHot: boolean;
  readonly headOpen: boolean;
  readonly ribbonOut: boolean;
  readonly labelsRemaining: number;
};

/** Longest of the three strings with room to spare; they are 36 bytes at most by the guide. */
export const MAX_STATUS_STRING_BYTES = 128;

const FIELDS = [12, 11, 2];
const NUMBERS = /^\d{1,8}$/;

/**
 * Reads the three strings of one answer, whatever marks are around them (STX, ETX, CR, LF, quotes) and whether
 * or not the last CR LF is there. Null when the text is anything else.
 */
export function parseHostStatus(text: string): HostStatus | null {
  const strings = text
    .split(MARKS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split(','));
  if (strings.length !== FIELDS.length) return null;
  if (strings.some((fields, index) => fields.length !== FIELDS[index])) return null;

  const [first = [], second = []] = strings;
  if (![...first, ...second].every((field) => NUMBERS.test(field))) return null;
  const flag = (fields: readonly string[], index: number) => Number(fields[index]) !== 0;
  return {
    paperOut: flag(first, 1),
    paused: flag(first, 2),
    formatsInBuffer: Number(first[4]),
    bufferFull: flag(first, 5),
    partialFormat: flag(first, 7),
    settingsLost: flag(first, 9),
    tooCold: flag(first, 10),
    tooHot: flag(first, 11),
    headOpen: flag(second, 2),
    ribbonOut: flag(second, 3),
    labelsRemaining: Number(second[8]),
  };
}

const MARKS = /[\p{Cc}"]+/u;

/** What a ZPL printer answers to ~HQES, as two sets of flags ("Host Query"; the flags as lprint lists them). */
export type HostErrors = { readonly errors: number; readonly warnings: number };

/** Null until both lines are there. Each has a flag that something is set, and 64 bits in two groups. */
export function parseHostErrors(text: string): HostErrors | null {
  const flagsAfter = (name: string) => {
    const [, set, high, low] = new RegExp(`${name}:\\s+([01]) ([0-9A-F]{8}) ([0-9A-F]{8})`).exec(text) ?? [];
    if (set === undefined || high === undefined || low === undefined) return null;
    return set === '0' ? 0 : Number.parseInt(low, 16);
  };
  const errors = flagsAfter('ERRORS');
  const warnings = flagsAfter('WARNINGS');
  return errors === null || warnings === null ? null : { errors, warnings };
}

/** How many labels the printer has printed in its life; 'unknown' when it says that it has no such count. */
export function parseLabelCount(text: string): number | 'unknown' | null {
  const [, said] = /"([^"]*)"/.exec(text) ?? [];
  if (said === undefined) return /^\s*\?\s*$/.test(text) ? 'unknown' : null;
  return /^\d{1,12}$/.test(said) ? Number(said) : 'unknown';
}

type Obstacle = readonly [verdict: PrinterVerdict, words: string];

/** What keeps a printer from printing, the one to put right first in front, with what to do. */
const OBSTACLES: readonly (readonly [keyof HostStatus, ...Obstacle])[] = [
  ['headOpen', 'head-open', 'The print head is open: close it.'],
  ['paperOut', 'paper-out', 'Out of labels: load a roll.'],
  ['ribbonOut', 'ribbon-out', 'Out of ribbon: load one.'],
  ['tooHot', 'fault', 'The print head is too hot: let it cool down.'],
  ['tooCold', 'fault', 'The print head is too cold: let it warm up.'],
  ['bufferFull', 'buffer-full', 'Its memory is full of labels: wait, or cancel them at the printer.'],
  ['paused', 'paused', 'Paused: press its pause key.'],
];

/** Errors that ~HS has no place for. Bit 0x4000 is left out: its meaning differs between printers. */
const ERRORS: readonly (readonly [bits: number, ...Obstacle])[] = [
  [0x1000, 'paper-jam', 'Labels are jammed: open it and free them.'],
  [0x0008, 'fault', 'Its cutter is stuck: switch it off and free it.'],
  [0x8000, 'fault', 'The way of the labels is not clear.'],
  [0x0030, 'fault', 'Its head or motor is too hot: let it cool down.'],
  [0x02c0, 'fault', 'Its print head or a sensor is broken: have it repaired.'],
];
/** Warnings that somebody can act on before labels stop. */
const WARNINGS: readonly (readonly [bits: number, words: string])[] = [
  [0x0002, 'Its print head wants cleaning.'],
  [0x0004, 'Its print head wants replacing.'],
  [0x0008, 'The roll is nearly empty.'],
];

/** The one verdict of an answer, and everything that is wrong in words. */
export function statusOf(host: HostStatus, said: HostErrors | null): PrinterStatus {
  const { errors, warnings } = said ?? { errors: 0, warnings: 0 };
  const obstacles: readonly Obstacle[] = [
    ...OBSTACLES.flatMap(([flag, ...obstacle]) => (host[flag] ? [obstacle] : [])),
    ...ERRORS.flatMap(([bits, ...obstacle]) => ((errors & bits) === 0 ? [] : [obstacle])),
  ];
  const words = [
    ...obstacles.map(([, text]) => text),
    ...WARNINGS.flatMap(([bits, text]) => ((warnings & bits) === 0 ? [] : [text])),
    ...(host.settingsLost ? ['It reports that its settings were lost.'] : []),
  ];
  return {
    verdict: obstacles[0]?.[0] ?? 'ready',
    labelsRemaining: host.labelsRemaining,
    formatsInBuffer: host.formatsInBuffer + (host.partialFormat ? 1 : 0),
    detail: words.length > 0 ? words.join(' ') : 'Ready.',
  };
}

/** No answer in time: blocked or busy, never ready. */
export const SILENT: PrinterStatus = {
  verdict: 'silent',
  labelsRemaining: null,
  formatsInBuffer: null,
  detail: 'It does not answer, so it is blocked or busy: look at the printer.',
};

/** For a printer that the configuration says not to ask. */
export const NOT_ASKED: PrinterStatus = {
  ...SILENT,
  detail: 'Connected. It is not asked, so a missing roll or an open head is not seen here.',
};

/** The trouble that a verdict stands for; null for a ready printer. */
export function troubleOf(verdict: PrinterVerdict): DeviceTrouble | null {
  switch (verdict) {
    case 'ready':
      return null;
    case 'fault':
      return 'device-error';
    case 'silent':
      return 'no-answer';
    default:
      return verdict;
  }
}

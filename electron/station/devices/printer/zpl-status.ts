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

/** What keeps a printer from printing, the one to put right first in front, with what to do. */
const OBSTACLES: readonly (readonly [keyof HostStatus, PrinterVerdict, string])[] = [
  ['headOpen', 'head-open', 'The print head is open: close it.'],
  ['paperOut', 'paper-out', 'Out of labels: load a roll.'],
  ['ribbonOut', 'ribbon-out', 'Out of ribbon: load one.'],
  ['tooHot', 'fault', 'The print head is too hot: let it cool down.'],
  ['tooCold', 'fault', 'The print head is too cold: let it warm up.'],
  ['bufferFull', 'buffer-full', 'Its memory is full of labels: wait, or cancel them at the printer.'],
  ['paused', 'paused', 'Paused: press its pause key.'],
];

/** The one verdict of an answer, and everything that is wrong in words. */
export function statusOf(host: HostStatus): PrinterStatus {
  const obstacles = OBSTACLES.filter(([flag]) => host[flag]);
  const said = obstacles.map(([, , words]) => words);
  if (host.settingsLost) said.push('It reports that its settings were lost.');
  return {
    verdict: obstacles[0]?.[1] ?? 'ready',
    labelsRemaining: host.labelsRemaining,
    formatsInBuffer: host.formatsInBuffer + (host.partialFormat ? 1 : 0),
    detail: said.length > 0 ? said.join(' ') : 'Ready.',
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

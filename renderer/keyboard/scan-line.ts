import { MAX_SCAN_CHARACTERS } from '../../shared/contracts/channel.ts';
import { isWriting, NO_CHARACTER, type Stroke } from './layouts.ts';
import { beatOf, isBrokenScan, isFast, isInBeat, isScan, isWithinRun, type Run } from './pace.ts';
import { cut, GROUP_SEPARATOR, joined, NO_READINGS, type Readings, readingsOf, same } from './readings.ts';
import {
  beginsWithAim,
  isMixed,
  type PageRefusalCode,
  readWedge,
  setUpBy,
  type WedgeProfile,
} from './wedge.ts';

/** A key as the operating system reported it: `at` in milliseconds of the event's own clock. */
export type Key = Stroke & {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly capsLock: boolean;
  readonly at: number;
};

/** What Enter sent. */
export type Entry =
  /** A code, and whether it came too fast or too evenly for fingers. */
  | { readonly kind: 'code'; readonly text: string; readonly byScanner: boolean }
  /** Something that may not be taken for a code. */
  | { readonly kind: 'refused'; readonly refusal: PageRefusalCode }
  /** A scanner's set-up sheet was read: from now on its keys mean this. */
  | { readonly kind: 'setUp'; readonly profile: WedgeProfile; readonly separatorsLost: boolean };

/** The line that keys fall into, wherever the focus is. */
export type ScanLine = {
  /** As the operating system reads the keys. */
  readonly text: string;
  /** The same keys read otherwise, character by character. */
  readonly readings: Readings;
  readonly tooLong: boolean;
  readonly capsLock: boolean;
  /** Where the run of characters that came without a pause begins, and the pause before it. */
  readonly runStart: number;
  readonly pauseBeforeRunMs: number;
  /** The shortest and the longest gap within the run. */
  readonly shortestMs: number;
  readonly longestMs: number;
  /** What earlier runs on this line were. */
  readonly scannedBefore: boolean;
  readonly typedBefore: boolean;
  /** It began so soon after an Enter that it may be the rest of a scan that another one cut in two. */
  readonly isRest: boolean;
  readonly lastAt: number;
  readonly enteredAt: number;
  /** How far apart the keys of the last scan were, at most. */
  readonly beatMs: number;
  /** Digits typed on the keypad while Alt is held, a character by its number; and when the last one came. */
  readonly altDigits: string;
  readonly altAt: number;
};

export const EMPTY_LINE: ScanLine = {
  text: '',
  readings: NO_READINGS,
  tooLong: false,
  capsLock: false,
  runStart: 0,
  pauseBeforeRunMs: Number.POSITIVE_INFINITY,
  shortestMs: Number.POSITIVE_INFINITY,
  longestMs: 0,
  scannedBefore: false,
  typedBefore: false,
  isRest: false,
  lastAt: Number.NEGATIVE_INFINITY,
  enteredAt: Number.NEGATIVE_INFINITY,
  beatMs: 0,
  altDigits: '',
  altAt: 0,
};

/** A pause that tells a scan from what a hand typed before it; shorter ones are the computer's own hiccups. */
const HAND_PAUSE_MS = 250;
/** Scanners set to CR LF send Enter twice; the second must not press the button that has the focus. */
const DOUBLE_ENTER_MS = 100;
const HIGHEST_ASCII = 127;

/** What a key did: `taken` keys belong to the line and to nothing else on the page. */
export type Pressed = { readonly line: ScanLine; readonly entry: Entry | null; readonly taken: boolean };

/**
 * Puts one key into the line. A code typed by hand and a code from a scanner that follows it are never glued:
 * the scan goes alone and what the hand typed stays. Two fast runs without Enter between them cannot be told
 * from one scan with a hiccup, so they go as one code, which the station refuses unless it is one. Two scanners
 * that type at once can not be told apart at all; what shows that they did is refused.
 *
 * @param profile what is known of the bench's keyboard-mode scanner
 */
export function press(before: ScanLine, key: Key, profile: WedgeProfile): Pressed {
  if (key.alt && !isWriting(key.code)) return holdAlt(before, key);
  const line = before.altDigits === '' ? before : typeByNumber(before);
  const character = characterOf(line, key);
  if (character !== null) return typeCharacter(line, readingsOf(character, key), key);
  const pressed = { line, entry: null, taken: false };
  if (key.ctrl) return pressed;
  switch (key.key) {
    case 'Enter':
      if (line.text !== '') return enter(line, key.at, profile);
      return { ...pressed, taken: key.at - line.enteredAt <= DOUBLE_ENTER_MS };
    case 'Tab':
      return isScan(runOf(line), key.at - line.lastAt) ? enter(line, key.at, profile) : pressed;
    case 'Backspace':
      return line.text === '' ? pressed : { line: backspace(line), entry: null, taken: true };
    case 'Escape':
      return line.text === '' ? pressed : { line: cleared(line), entry: null, taken: true };
    default:
      return pressed;
  }
}

/** The same line without its text. */
export function cleared(line: ScanLine): ScanLine {
  return { ...EMPTY_LINE, enteredAt: line.enteredAt, beatMs: line.beatMs };
}

function characterOf(line: ScanLine, { key, code, ctrl, alt, altGraph, at }: Key): string | null {
  if (ctrl && !altGraph) {
    // Keyboard-mode scanners send GS, which separates GS1 elements, as Ctrl+] of a US keyboard.
    const isSeparator = key === ']' || key === GROUP_SEPARATOR || code === 'BracketRight';
    return isSeparator ? GROUP_SEPARATOR : null;
  }
  // Waits for another key to be a character with. A hand gives it one; a scanner's next key has nothing to do with it.
  if (key === 'Dead') return isFast(at - line.lastAt) ? NO_CHARACTER : null;
  // A scanner's AltGr is Alt on a system whose layout has none.
  if (alt) return NO_CHARACTER;
  if ([...key].length === 1) return key;
  return altGraph && isWriting(code) ? NO_CHARACTER : null;
}

/** Alt and three or four digits of the keypad write a character by its number, whatever the layout. */
function holdAlt(line: ScanLine, { key, code, at }: Key): Pressed {
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit === undefined) {
    const isNext = key === 'Alt' && line.altDigits !== '';
    return { line: isNext ? typeByNumber(line) : line, entry: null, taken: false };
  }
  return { line: { ...line, altDigits: line.altDigits + digit, altAt: at }, entry: null, taken: true };
}

function typeByNumber(line: ScanLine): ScanLine {
  const number = Number(line.altDigits);
  const character = number > 0 && number <= HIGHEST_ASCII ? String.fromCharCode(number) : NO_CHARACTER;
  const key = { at: line.altAt, capsLock: false };
  return typeCharacter({ ...line, altDigits: '' }, same(character), key).line;
}

function typeCharacter(
  line: ScanLine,
  readings: Readings,
  { at, capsLock }: Pick<Key, 'at' | 'capsLock'>,
): Pressed {
  const character = readings.key;
  // A space alone presses the focused button; no code begins with one.
  if (line.text === '' && character === ' ') return { line, entry: null, taken: false };
  if (line.text.length + character.length > MAX_SCAN_CHARACTERS) {
    return { line: { ...line, tooLong: true, lastAt: at }, entry: null, taken: true };
  }
  const gap = at - line.lastAt;
  const next = {
    ...line,
    text: line.text + character,
    readings: joined(line.readings, readings),
    capsLock: line.capsLock || capsLock,
    lastAt: at,
  };
  if (line.text === '') {
    const isRest = isInBeat(at - line.enteredAt, line.beatMs);
    return { line: { ...next, isRest }, entry: null, taken: true };
  }
  if (isWithinRun(gap)) {
    const gaps = {
      shortestMs: Math.min(line.shortestMs, gap),
      longestMs: Math.max(line.longestMs, gap),
    };
    return { line: { ...next, ...gaps }, entry: null, taken: true };
  }
  const wasScanned = isBrokenScan(runOf(line));
  const run = {
    runStart: line.text.length,
    pauseBeforeRunMs: gap,
    shortestMs: Number.POSITIVE_INFINITY,
    longestMs: 0,
    scannedBefore: line.scannedBefore || wasScanned,
    typedBefore: line.typedBefore || !wasScanned,
  };
  return { line: { ...next, ...run }, entry: null, taken: true };
}

function enter(line: ScanLine, at: number, profile: WedgeProfile): Pressed {
  const empty = { ...EMPTY_LINE, enteredAt: at, beatMs: beatOf(runOf(line)) };
  const sent = (entry: Entry, left: ScanLine = empty): Pressed => ({ line: left, entry, taken: true });
  if (line.tooLong) return sent({ kind: 'refused', refusal: 'SCAN_TOO_LONG' });
  const hasAim = Object.values(line.readings).some(beginsWithAim);
  if (line.isRest && !hasAim) return sent({ kind: 'refused', refusal: 'SCANS_OVERLAP' });
  // Slow scanners that type at once are as uneven as a hand, which types no identifiers.
  if (isMixed(line.text)) return sent({ kind: 'refused', refusal: 'SCANS_OVERLAP' });
  if (!isScan(runOf(line), at - line.lastAt))
    return sent({ kind: 'code', text: line.text, byScanner: false });

  if (line.runStart === 0) return sent(scanOf(line, 0, profile, true));
  // Every run was a scanner's, or it began as one: one scan, in the middle of which the computer stood still.
  if (!line.typedBefore || hasAim) return sent(scanOf(line, 0, profile, false));
  if (line.scannedBefore || line.pauseBeforeRunMs < HAND_PAUSE_MS) {
    return sent({ kind: 'code', text: line.text, byScanner: false });
  }
  const left = {
    text: line.text.slice(0, line.runStart),
    readings: cut(line.readings, 0, line.runStart),
    runStart: line.runStart,
    typedBefore: true,
    lastAt: at,
  };
  return sent(scanOf(line, line.runStart, profile, true), { ...empty, ...left });
}

/** What a scanner typed from this place of the line on. */
function scanOf(line: ScanLine, from: number, profile: WedgeProfile, byScanner: boolean): Entry {
  const readings = cut(line.readings, from);
  const setUp = setUpBy(readings, line.capsLock, profile);
  if (setUp?.ok) {
    return { kind: 'setUp', profile: setUp.profile, separatorsLost: setUp.separatorsLost };
  }
  if (setUp) return { kind: 'refused', refusal: setUp.refusal };
  const scan = readWedge(readings, line.capsLock, profile);
  return scan.ok ? { kind: 'code', text: scan.text, byScanner } : { kind: 'refused', refusal: scan.refusal };
}

function runOf({ text, runStart, shortestMs, longestMs }: ScanLine): Run {
  return { text: text.slice(runStart), shortestMs, longestMs };
}

function backspace(line: ScanLine): ScanLine {
  const text = [...line.text].slice(0, -1).join('');
  // Whoever corrects is a hand: what stays is no scan.
  return {
    ...line,
    text,
    readings: cut(line.readings, 0, text.length),
    tooLong: false,
    runStart: text.length,
    shortestMs: Number.POSITIVE_INFINITY,
    longestMs: 0,
    scannedBefore: false,
    typedBefore: true,
  };
}

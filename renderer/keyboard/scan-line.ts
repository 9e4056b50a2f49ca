import { MAX_SCAN_CHARACTERS } from '../../shared/contracts/channel.ts';

/** A key as the operating system reported it: `at` in milliseconds of the event's own clock. */
export type Key = { readonly key: string; readonly ctrl: boolean; readonly at: number };

/** What Enter sent: a code, and whether it came too fast for fingers; or nothing, because it was too long. */
export type Entry =
  | { readonly kind: 'code'; readonly text: string; readonly byScanner: boolean }
  | { readonly kind: 'tooLong' };

/** The line that keys fall into, wherever the focus is. */
export type ScanLine = {
  readonly text: string;
  readonly tooLong: boolean;
  /** Where the run of characters that came without a pause begins, and the pause before it. */
  readonly runStart: number;
  readonly pauseBeforeRunMs: number;
  /** An earlier run on this line was too fast for fingers as well. */
  readonly fastBefore: boolean;
  readonly lastAt: number;
  readonly enteredAt: number;
};

export const EMPTY_LINE: ScanLine = {
  text: '',
  tooLong: false,
  runStart: 0,
  pauseBeforeRunMs: Number.POSITIVE_INFINITY,
  fastBefore: false,
  lastAt: Number.NEGATIVE_INFINITY,
  enteredAt: Number.NEGATIVE_INFINITY,
};

/** Keyboard-mode scanners send a character each 1 to 30 ms; fingers rarely two within 50 ms, never six. */
const SCANNER_GAP_MS = 50;
const SCANNER_RUN = 6;
const FAST_RUN = 3;
/** A pause that tells a scan from what a hand typed before it; shorter ones are the computer's own hiccups. */
const HAND_PAUSE_MS = 250;
/** Scanners set to CR LF send Enter twice; the second must not press the button that has the focus. */
const DOUBLE_ENTER_MS = 100;
const GROUP_SEPARATOR = '\u001d';

/** What a key did: `taken` keys belong to the line and to nothing else on the page. */
export type Pressed = { readonly line: ScanLine; readonly entry: Entry | null; readonly taken: boolean };

/**
 * Puts one key into the line. A code typed by hand and a code from a scanner that follows it are never glued:
 * the scan goes alone and what the hand typed stays. Two fast runs without Enter between them cannot be told
 * from one scan with a hiccup, so they go as one code, which the station refuses.
 */
export function press(line: ScanLine, key: Key): Pressed {
  const character = characterOf(key);
  if (character !== null) return typeCharacter(line, character, key.at);
  const pressed = { line, entry: null, taken: false };
  if (key.ctrl) return pressed;
  switch (key.key) {
    case 'Enter':
      if (line.text !== '') return enter(line, key.at);
      return { ...pressed, taken: key.at - line.enteredAt <= DOUBLE_ENTER_MS };
    case 'Tab':
      return isScan(line, key.at) ? enter(line, key.at) : pressed;
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
  return { ...EMPTY_LINE, enteredAt: line.enteredAt };
}

function characterOf(key: Key): string | null {
  // Keyboard-mode scanners send GS, which separates GS1 elements, as Ctrl+].
  if (key.ctrl) return key.key === ']' || key.key === GROUP_SEPARATOR ? GROUP_SEPARATOR : null;
  return [...key.key].length === 1 ? key.key : null;
}

function typeCharacter(line: ScanLine, character: string, at: number): Pressed {
  // A space alone presses the focused button; no code begins with one.
  if (line.text === '' && character === ' ') return { line, entry: null, taken: false };
  if (line.text.length + character.length > MAX_SCAN_CHARACTERS) {
    return { line: { ...line, tooLong: true, lastAt: at }, entry: null, taken: true };
  }
  const pause = at - line.lastAt;
  const next = { ...line, text: line.text + character, lastAt: at };
  if (line.text === '' || pause <= SCANNER_GAP_MS) return { line: next, entry: null, taken: true };
  const run = {
    runStart: line.text.length,
    pauseBeforeRunMs: pause,
    fastBefore: line.fastBefore || line.text.length - line.runStart >= FAST_RUN,
  };
  return { line: { ...next, ...run }, entry: null, taken: true };
}

function enter(line: ScanLine, at: number): Pressed {
  const empty = { ...EMPTY_LINE, enteredAt: at };
  if (line.tooLong) return { line: empty, entry: { kind: 'tooLong' }, taken: true };
  const byScanner = isScan(line, at);
  const byHand = line.text.slice(0, line.runStart);
  if (byHand === '') return { line: empty, entry: { kind: 'code', text: line.text, byScanner }, taken: true };
  if (byScanner && !line.fastBefore && line.pauseBeforeRunMs >= HAND_PAUSE_MS) {
    const entry: Entry = { kind: 'code', text: line.text.slice(line.runStart), byScanner };
    return { line: { ...empty, text: byHand, lastAt: at }, entry, taken: true };
  }
  return { line: empty, entry: { kind: 'code', text: line.text, byScanner: false }, taken: true };
}

function isScan(line: ScanLine, at: number): boolean {
  return line.text.length - line.runStart >= SCANNER_RUN && at - line.lastAt <= SCANNER_GAP_MS;
}

function backspace(line: ScanLine): ScanLine {
  const text = [...line.text].slice(0, -1).join('');
  // Whoever corrects is a hand: what stays is no scan.
  return { ...line, text, tooLong: false, runStart: text.length, fastBefore: false };
}

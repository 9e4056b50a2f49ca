import { characterOn, type Layout, NO_CHARACTER, strokeFor } from '../../renderer/keyboard/layouts.ts';
import { EMPTY_LINE, type Entry, type Key, press } from '../../renderer/keyboard/scan-line.ts';
import { NO_PROFILE, type WedgeProfile } from '../../renderer/keyboard/wedge.ts';

/** A key, and when the page gets to it: later than it was pressed where the page stands still. */
export type TracedKey = Key & { readonly handledAt: number };
export type Trace = readonly TracedKey[];

export type Typist = {
  readonly text: string;
  readonly gapMs: number;
  readonly startAt?: number;
  /** What a hand presses takes so much longer or shorter, in turn. */
  readonly unevenMs?: number;
  /** The layout that the scanner is set to, and the one of the operating system. */
  readonly scanner?: Layout;
  readonly system?: Layout;
  readonly capsLock?: boolean;
  /** How GS is typed: Ctrl+], a number with Alt held, some character, or not at all. */
  readonly separator?: 'ctrl' | 'alt' | 'lost' | '|';
  /** Null for none. */
  readonly end?: 'Enter' | 'Tab' | null;
};

const GROUP_SEPARATOR = '\u001d';
const PLAIN = { shift: false, ctrl: false, alt: false, altGraph: false, capsLock: false };
const DEAD = /[\^`´¨]/;

/** The keys of one text, as a scanner of a layout sends them and as a system of a layout reports them. */
export function typed(typist: Typist): Trace {
  const { gapMs, unevenMs = 0, end = 'Enter' } = typist;
  const keys = [...typist.text].flatMap((character) => keysOf(character, typist));
  const all = end === null ? keys : [...keys, { ...PLAIN, key: end, code: end }];
  let at = typist.startAt ?? 1_000;
  return all.map((key, index) => {
    if (index > 0) at += gapMs + (index % 2 === 0 ? unevenMs : -unevenMs);
    return { ...key, at, handledAt: at };
  });
}

type Pressed = Omit<Key, 'at'>;

function keysOf(character: string, typist: Typist): readonly Pressed[] {
  const { scanner = 'us', system = scanner, capsLock = false, separator = 'ctrl' } = typist;
  if (character === GROUP_SEPARATOR) {
    switch (separator) {
      case 'ctrl': {
        const key = characterOn(system, { code: 'BracketRight', shift: false, altGraph: false });
        return [{ ...PLAIN, key, code: 'BracketRight', ctrl: true, capsLock }];
      }
      case 'alt':
        return [
          { ...PLAIN, key: 'Alt', code: 'AltLeft', alt: true },
          ...[...'029'].map((digit) => ({ ...PLAIN, key: digit, code: `Numpad${digit}`, alt: true })),
        ];
      case 'lost':
        return [];
      default:
        return keysOf(separator, typist);
    }
  }
  const stroke = strokeFor(scanner, character);
  if (stroke === null) throw new Error(`A ${scanner} scanner can not type ${character}`);
  if (stroke.altGraph && system === 'us') {
    const key = characterOn(system, { ...stroke, altGraph: false });
    return [{ ...PLAIN, ...stroke, key, alt: true, altGraph: false, capsLock }];
  }
  const written = characterOn(system, stroke);
  const isDead = DEAD.test(written) && system !== 'us' && !stroke.altGraph;
  const key = written === NO_CHARACTER ? 'Unidentified' : isDead ? 'Dead' : written;
  const shown = capsLock && /^\p{L}$/u.test(key) ? swapCase(key) : key;
  return [{ ...PLAIN, ...stroke, key: shown, capsLock }];
}

function swapCase(letter: string): string {
  return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
}

/** Several traces at one keyboard's window, each key at its time. */
export function together(...traces: readonly Trace[]): Trace {
  return traces.flat().toSorted((one, other) => one.handledAt - other.handledAt || one.at - other.at);
}

/** The page stands still: what is pressed meanwhile is handled at once afterwards. */
export function stalled(trace: Trace, fromMs: number, forMs: number): Trace {
  const end = fromMs + forMs;
  return trace.map((key) =>
    key.handledAt >= fromMs && key.handledAt < end ? { ...key, handledAt: end } : key,
  );
}

/** From the key with this index on, everything comes later: the computer itself stood still. */
export function held(trace: Trace, from: number, forMs: number): Trace {
  return trace.map((key, index) =>
    index < from ? key : { ...key, at: key.at + forMs, handledAt: key.handledAt + forMs },
  );
}

/** What the page makes of a trace, and what stays in its line. */
export function entered(trace: Trace, profile: WedgeProfile = NO_PROFILE) {
  const entries: Entry[] = [];
  let known = profile;
  let line = EMPTY_LINE;
  for (const key of trace) {
    const pressed = press(line, key, known);
    line = pressed.line;
    if (pressed.entry?.kind === 'setUp') known = pressed.entry.profile;
    if (pressed.entry) entries.push(pressed.entry);
  }
  return { entries, left: line.text, profile: known };
}

/** Entries in short: the text of a scan, "typed: …", or the refusal. */
export function said(entries: readonly Entry[]): string[] {
  return entries.map((entry) => {
    if (entry.kind === 'refused') return entry.refusal;
    if (entry.kind === 'setUp') return 'setUp';
    return entry.byScanner ? entry.text : `typed: ${entry.text}`;
  });
}

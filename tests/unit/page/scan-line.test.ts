import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_LINE,
  type Entry,
  press as pressWith,
  type ScanLine,
} from '../../../renderer/keyboard/scan-line.ts';
import { NO_PROFILE } from '../../../renderer/keyboard/wedge.ts';
import { MAX_SCAN_CHARACTERS } from '../../../shared/contracts/channel.ts';
import { INPUTS } from '../../support/fuzzing.ts';

const SCANNER_MS = 8;
const FINGER_MS = 180;
const ALONE = { code: '', shift: false, alt: false, altGraph: false, capsLock: false };

function press(line: ScanLine, key: { readonly key: string; readonly ctrl: boolean; readonly at: number }) {
  return pressWith(line, { ...ALONE, ...key }, NO_PROFILE);
}

/** Presses the keys of `text` and Enter, `gapMs` apart, from `line` on. */
function typed(text: string, gapMs: number, line: ScanLine = EMPTY_LINE, pauseMs = 1000) {
  let now = Math.max(line.lastAt, 0) + pauseMs;
  let current = line;
  let entry: Entry | null = null;
  for (const key of [...text.replaceAll('\u001d', ']'), 'Enter']) {
    const pressed = press(current, { key, ctrl: key === ']', at: now });
    current = pressed.line;
    entry = pressed.entry ?? entry;
    now += gapMs;
  }
  return { line: current, entry, at: now - gapMs };
}

/** Presses without Enter. */
function begun(text: string, gapMs: number): ScanLine {
  let line = EMPTY_LINE;
  [...text].forEach((key, index) => {
    line = press(line, { key, ctrl: false, at: 1000 + index * gapMs }).line;
  });
  return line;
}

describe('a keyboard-mode scanner', () => {
  test('sends one code, known as a scan', () => {
    expect(typed('4012345678901', SCANNER_MS).entry).toEqual({
      kind: 'code',
      text: '4012345678901',
      byScanner: true,
    });
  });

  test('sends the GS1 separator as Ctrl+]', () => {
    const { entry } = typed('0104012345678901\u001d10L1', SCANNER_MS);
    expect(entry).toMatchObject({ text: '0104012345678901\u001d10L1', byScanner: true });
  });

  test('may end its code with Tab, which no hand may', () => {
    const scanned = begun('4012345678901', SCANNER_MS);
    const tab = { key: 'Tab', ctrl: false, at: scanned.lastAt + SCANNER_MS };
    expect(press(scanned, tab).entry).toMatchObject({ text: '4012345678901', byScanner: true });
    const byHand = begun('4012345678901', FINGER_MS);
    expect(press(byHand, { ...tab, at: byHand.lastAt + FINGER_MS })).toMatchObject({
      entry: null,
      taken: false,
    });
  });

  test('that sends Enter twice presses no button with the second', () => {
    const { line, at } = typed('4012345678901', SCANNER_MS);
    expect(press(line, { key: 'Enter', ctrl: false, at: at + SCANNER_MS }).taken).toBe(true);
    expect(press(line, { key: 'Enter', ctrl: false, at: at + 1000 }).taken).toBe(false);
  });

  test('is not glued to what a hand typed before it, which stays in the line', () => {
    const { line, entry } = typed('4012345678901', SCANNER_MS, begun('41', FINGER_MS));
    expect(entry).toEqual({ kind: 'code', text: '4012345678901', byScanner: true });
    expect(line.text).toBe('41');
  });

  test('that hiccups between two fast runs sends one code, not known as a scan', () => {
    const { entry } = typed('678901', SCANNER_MS, begun('4012345', SCANNER_MS), 400);
    expect(entry).toEqual({ kind: 'code', text: '4012345678901', byScanner: false });
  });

  test('sends nothing when its code is too long to be one', () => {
    const { entry, line } = typed('9'.repeat(MAX_SCAN_CHARACTERS + 1), 1);
    expect(entry).toEqual({ kind: 'refused', refusal: 'SCAN_TOO_LONG' });
    expect(line.text).toBe('');
  });
});

describe('a hand', () => {
  test('types a code that is not known as a scan', () => {
    expect(typed('417203', FINGER_MS).entry).toEqual({ kind: 'code', text: '417203', byScanner: false });
  });

  test('corrects with Backspace, and what stays is no scan', () => {
    const scanned = begun('4012345678901', SCANNER_MS);
    const corrected = press(scanned, { key: 'Backspace', ctrl: false, at: scanned.lastAt + SCANNER_MS });
    expect(corrected.line.text).toBe('401234567890');
    const sent = press(corrected.line, { key: 'Enter', ctrl: false, at: scanned.lastAt + 2 * SCANNER_MS });
    expect(sent.entry).toMatchObject({ byScanner: false });
  });

  test('clears with Escape, and Escape in an empty line is free for the screen', () => {
    const cleared = press(begun('41', FINGER_MS), { key: 'Escape', ctrl: false, at: 5000 });
    expect(cleared).toMatchObject({ line: { text: '' }, taken: true });
    expect(press(cleared.line, { key: 'Escape', ctrl: false, at: 5500 }).taken).toBe(false);
  });

  test('presses buttons with Enter and Space while the line is empty', () => {
    expect(press(EMPTY_LINE, { key: 'Enter', ctrl: false, at: 5000 }).taken).toBe(false);
    expect(press(EMPTY_LINE, { key: ' ', ctrl: false, at: 5000 }).taken).toBe(false);
  });

  test.each(['F2', 'Shift', 'ArrowDown'])('%s writes nothing into the line', (key) => {
    expect(press(EMPTY_LINE, { key, ctrl: false, at: 5000 })).toMatchObject({
      line: { text: '' },
      taken: false,
    });
  });
});

test('any input: keys in any order and rhythm never throw nor pass the limit, and a scan after a pause is whole', () => {
  const key = fc.record({
    key: fc.constantFrom(
      '4',
      'A',
      'é',
      ']',
      '\u001d',
      ' ',
      'Dead',
      'Enter',
      'Tab',
      'Backspace',
      'Escape',
      'Alt',
      'F2',
    ),
    code: fc.constantFrom('', 'Digit4', 'KeyA', 'Numpad2', 'Numpad9', 'BracketRight'),
    shift: fc.boolean(),
    ctrl: fc.boolean(),
    alt: fc.boolean(),
    altGraph: fc.boolean(),
    capsLock: fc.boolean(),
    after: fc.constantFrom(0, 1, 8, 19, 80, 100, 300, 2_000),
  });
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.array(key, { maxLength: 24 }), (keys) => {
      let line = EMPTY_LINE;
      let at = 1_000;
      for (const { after, ...stroke } of keys) {
        at += after;
        const pressed = pressWith(line, { ...stroke, at }, NO_PROFILE);
        line = pressed.line;
        if (pressed.entry) kinds.add(pressed.entry.kind);
        if (line.text.length > MAX_SCAN_CHARACTERS) expect.fail(`${line.text.length} characters`);
      }
      const cleared = pressWith(line, { ...ALONE, key: 'Escape', ctrl: false, at: at + 1_000 }, NO_PROFILE);
      const { entry } = typed('4012345678901', SCANNER_MS, cleared.line, at + 2_000);
      if (entry?.kind !== 'code' || entry.text !== '4012345678901' || !entry.byScanner)
        expect.fail(JSON.stringify(entry));
    }),
    { numRuns: INPUTS },
  );
  expect(kinds).toContain('code');
});

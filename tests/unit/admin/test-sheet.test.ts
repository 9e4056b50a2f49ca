import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { troubleOf } from '../../../electron/station/admin/reading.ts';
import { testSheet } from '../../../electron/station/admin/sheet-paper.ts';
import { sheetWords } from '../../../electron/station/admin/sheet-words.ts';
import { type SheetEntry, sheetFor } from '../../../electron/station/admin/test-sheet.ts';
import { characterOn, strokeFor } from '../../../renderer/keyboard/layouts.ts';
import { GS, parseScan, SET_UP } from '../../../shared/barcode/index.ts';
import { SHEET_CODES, type SheetCode } from '../../../shared/contracts/acceptance.ts';
import { codesOnPicture } from '../../support/label-reader.ts';
import { pictureOfPaper } from '../../support/paper-picture.ts';

const SHEET = sheetFor('full');
const DIGITS = '99004217730012';

describe('the printed sheet', () => {
  test.each(['en', 'de'] as const)(
    'in %s is one page whose codes a reader that is not ours reads',
    async (language) => {
      const pdf = await testSheet(sheetWords(language), 'Bench 1', DIGITS, new Date('2026-11-24T08:00:00Z'));
      const found = await codesOnPicture(pictureOfPaper(pdf));
      const texts = found.map(({ text }) => text);
      for (const { code, drawn } of SHEET) expect(texts, code).toContain(drawn);
      expect(texts.some((text) => text.startsWith(SET_UP.before) && text.endsWith(SET_UP.after))).toBe(true);
      expect(found).toContainEqual({ symbologyIdentifier: ']C1', text: '(99)004217730012' });
      expect(found).toHaveLength(SHEET.length + 2);
      for (const { symbologyIdentifier, text } of found) {
        const entry = SHEET.find(({ drawn }) => drawn === text);
        if (entry) expect(entry.aim, entry.code).toContain(symbologyIdentifier);
      }
    },
  );

  test('has its own code above the foot', async () => {
    const pdf = await testSheet(sheetWords('en'), 'Bench 1', DIGITS, new Date('2026-11-24T08:00:00Z'));
    expect(placeOf('(99)004217730012', pdf).bottom).toBeLessThan(placeOf('Page', pdf).top);
  });

  test('has every code once, those of a shift start first', () => {
    expect(SHEET.map(({ code }) => code)).toEqual([...SHEET_CODES]);
    const shift = sheetFor('shift').map(({ code }) => code);
    expect(shift).toEqual(SHEET_CODES.slice(0, shift.length));
    expect(new Set(SHEET.map(({ text }) => text)).size).toBe(SHEET.length);
  });

  test('what a right scanner sends is read by the station, and is never goods', () => {
    for (const { code, text, aim } of SHEET) {
      const parsed = parseScan(`${aim[0]}${text}`, '2026-11-24');
      expect(parsed.ok, code).toBe(true);
      if (parsed.ok && parsed.kind === 'gs1') expect(parsed.facts.gtin ?? null, code).toBeNull();
    }
  });
});

describe('a code that was read', () => {
  const read = (code: SheetCode, change: (text: string) => string, aim?: string): string | null => {
    const entry = entryOf(code);
    const scanned = change(entry.text);
    return troubleOf(
      entry,
      `${aim ?? ''}${scanned}`,
      SHEET.filter((other) => other !== entry),
    );
  };
  const asItIs = (text: string) => text;

  test.each(SHEET_CODES)('%s is right with its AIM identifier and without one', (code) => {
    expect(read(code, asItIs)).toBeNull();
    for (const aim of entryOf(code).aim) expect(read(code, asItIs, aim)).toBeNull();
  });

  test.each([
    ['de', 'us'],
    ['us', 'de'],
    ['fr', 'us'],
    ['us', 'fr'],
  ] as const)(
    'by a scanner set to a %s keyboard at a computer with a %s one shows the layout',
    (scanner, computer) => {
      const typed = (text: string) =>
        [...text].map((character) => {
          const stroke = strokeFor(scanner, character);
          if (stroke === null) throw new Error(`No key writes ${character}`);
          return characterOn(computer, stroke);
        });
      const trouble = read('layout', (text) => typed(text).join(''));
      expect(['KEYBOARD_LAYOUT', 'DIFFERENT']).toContain(trouble);
      if (computer !== 'fr' && scanner !== 'fr') expect(trouble).toBe('KEYBOARD_LAYOUT');
    },
  );

  test('says what is wrong with it', () => {
    const swapped = (text: string) =>
      [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
    expect(read('capsLock', swapped)).toBe('CAPS_LOCK');
    expect(read('capsLock', (text) => text.toUpperCase())).toBe('CAPS_LOCK');
    expect(read('gs1-128', (text) => text.replaceAll(GS, ''))).toBe('SEPARATOR_LOST');
    expect(read('gs1-128', (text) => text.replaceAll(GS, '|'), ']C1')).toBe('SEPARATOR_CHANGED');
    expect(read('gs1-128', (text) => `${GS}${text}`)).toBeNull();
    expect(read('gs1-128', asItIs, ']C0')).toBe('OTHER_SYMBOLOGY');
    expect(read('long', (text) => text.slice(0, 20))).toBe('CUT_SHORT');
    expect(read('ean-13', (text) => text.slice(1))).toBe('CUT_SHORT');
    expect(read('ean-13', (text) => `S${text}`)).toBe('MORE_AROUND_IT');
    expect(read('ean-13', () => entryOf('code-39').text)).toBe('OTHER_CODE');
    expect(read('gs1-128', () => entryOf('gs1-datamatrix').text, ']d2')).toBe('OTHER_CODE');
    expect(read('qr', () => 'something else')).toBe('DIFFERENT');
  });
});

function entryOf(code: SheetCode): SheetEntry {
  const found = SHEET.find((entry) => entry.code === code);
  if (!found) throw new Error(`${code} is not on the sheet`);
  return found;
}

/** Where a word stands on the page, in points from its top. */
function placeOf(word: string, pdf: Buffer): { readonly top: number; readonly bottom: number } {
  const words = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8' });
  const line = words.split('\n').find((one) => one.includes(`>${word}<`)) ?? '';
  const [, top, bottom] = /yMin="([\d.]+)" .*yMax="([\d.]+)"/.exec(line) ?? [];
  return { top: Number(top), bottom: Number(bottom) };
}

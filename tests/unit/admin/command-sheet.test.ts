import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandSheet } from '../../../electron/station/admin/command-sheet.ts';
import { commandWords } from '../../../electron/station/admin/command-words.ts';
import { commandPaper } from '../../../electron/station/admin/sheet-paper.ts';
import { parseScan } from '../../../shared/barcode/index.ts';
import { codesOnPicture } from '../../support/label-reader.ts';

const PACKAGINGS = [
  { code: 'M', name: 'Carton M' },
  { code: 'small', name: 'No code can hold small letters' },
];
const AT = new Date('2026-11-24T08:00:00Z');

describe('the sheet of command codes', () => {
  test('has every command of the packer’s guide, and what can be chosen', () => {
    const texts = commandSheet(commandWords('en'), PACKAGINGS).flatMap(({ codes }) =>
      codes.map(({ text }) => text),
    );
    const guide = readFileSync(new URL('../../../docs/guides/packer.md', import.meta.url), 'utf8');
    const inGuide = [...guide.matchAll(/`(PW1C\.[^`]+)`/g)].map(([, text]) => text);
    expect(inGuide.length).toBeGreaterThan(0);
    expect(texts.slice(0, inGuide.length)).toEqual(inGuide);
    const chosen = texts.slice(inGuide.length).map((text) => parseScan(text, '2026-11-24'));
    expect(chosen[0]).toMatchObject({ ok: true, kind: 'command', command: 'PACKAGING', argument: 'M' });
    expect(chosen.slice(1).map((one) => one.ok && one.kind === 'command' && one.command)).toEqual(
      chosen.slice(1).map(() => 'QUANTITY'),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('has no part for packagings where the station has none', () => {
    const words = commandWords('de');
    expect(commandSheet(words, []).map(({ title }) => title)).toEqual([words.buttons, words.quantities]);
  });

  test.each(['en', 'de'] as const)(
    'in %s is read on paper by a reader that is not ours',
    async (language) => {
      const words = commandWords(language);
      const sections = commandSheet(words, PACKAGINGS);
      const pages = picturesOf(await commandPaper(words, 'Bench 1', sections, AT));
      const found = (await Promise.all(pages.map(codesOnPicture))).flat();
      const expected = sections.flatMap(({ codes }) => codes.map(({ text }) => text));
      expect(found.map(({ text }) => text).toSorted()).toEqual(expected.toSorted());
      for (const { symbologyIdentifier } of found) expect(symbologyIdentifier).toBe(']C0');
    },
  );
});

function picturesOf(pdf: Buffer): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'pw-commands-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '200', '-png', '-gray', join(folder, 'paper.pdf'), join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

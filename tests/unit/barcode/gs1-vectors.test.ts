import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dictionaryModule } from '../../../scripts/generate-gs1.ts';
import { DICTIONARY } from '../../../shared/barcode/gs1/dictionary.ts';
import { digitalLinkOf } from '../../../shared/barcode/gs1/digital-link.ts';
import { GS, readBracketed, readElementString } from '../../../shared/barcode/gs1/element-string.ts';
import { companyPrefixAt } from '../../../shared/barcode/gs1/linters/check-characters.ts';
import { LINTERS } from '../../../shared/barcode/gs1/linters/index.ts';
import type { Linter, LintFault } from '../../../shared/barcode/gs1/linters/linter.ts';
import type { ScanElement } from '../../../shared/barcode/gs1/rules.ts';
import { parseScan } from '../../../shared/barcode/index.ts';
import { vectors } from './cases.ts';

const TODAY = '2026-11-24';

type LinterCase = { linter: string; ok: boolean; data: string; line: number; err?: string; mark?: string };

describe('the official GS1 Syntax Dictionary', () => {
  const resource = (name: string): string =>
    readFileSync(new URL(`../../../resources/gs1/${name}`, import.meta.url), 'utf8');

  test('the table is what the generator makes of it', () => {
    const table = readFileSync(new URL('../../../shared/barcode/gs1/dictionary.ts', import.meta.url), 'utf8');
    expect(table).toBe(dictionaryModule(resource('gs1-syntax-dictionary.txt')));
    expect(DICTIONARY).toHaveLength(224);
  });

  test('it is the release of the vectors, with its licence', () => {
    const vector = new URL('../../vectors/gs1/gs1-syntax-dictionary-2026-01-27.txt', import.meta.url);
    expect(resource('gs1-syntax-dictionary.txt')).toBe(readFileSync(vector, 'utf8'));
    expect(resource('LICENSE.txt')).toContain('Apache License');
  });

  test('AIs that begin with the same two digits are of one length, which is how they are found', () => {
    for (const one of DICTIONARY) {
      for (const other of DICTIONARY) {
        if (one.first.slice(0, 2) === other.first.slice(0, 2))
          expect(one.first.length).toBe(other.first.length);
      }
    }
  });
});

describe('official linter cases', () => {
  const cases = vectors<LinterCase>('linters.jsonl');

  test('are all there, for every linter that the dictionary names', () => {
    expect(cases).toHaveLength(5203);
    const tried = new Set(cases.map((one) => one.linter));
    // The official cases have none for coupons: gs1-oracle.test.ts compares those with another implementation.
    const untried = Object.keys(LINTERS).filter((name) => !tried.has(name));
    expect(untried).toEqual(['couponcode', 'couponposoffer']);
  });

  for (const [name, ofLinter] of Map.groupBy(cases, (one) => one.linter)) {
    test(`${name}, ${ofLinter.length} cases`, () => {
      for (const one of ofLinter) {
        const found = linterOf(one)(one.data);
        const context = `linters.jsonl, source line ${one.line}, "${one.data}"`;
        expect(found?.error ?? null, context).toBe(one.ok ? null : one.err);
        if (found !== null && one.mark !== undefined) expect(marked(one.data, found), context).toBe(one.mark);
      }
    });
  }
});

/** The cases of company prefixes ask a register that does not know the prefix, or cannot be reached. */
function linterOf({ linter, err }: LinterCase): Linter {
  if (linter.startsWith('gcppos')) {
    return companyPrefixAt(linter === 'gcppos1' ? 0 : 1, () =>
      err === 'GCP_DATASOURCE_OFFLINE' ? 'offline' : 'unknown',
    );
  }
  const known: Readonly<Record<string, Linter>> = LINTERS;
  const found = known[linter];
  if (found === undefined) throw new Error(`No linter ${linter}`);
  return found;
}

/** The wrong characters between asterisks, as the official cases show them. */
function marked(data: string, { at, length }: LintFault): string {
  return `${data.slice(0, at)}*${data.slice(at, at + length)}*${data.slice(at + length)}`;
}

describe('official element strings', () => {
  const cases = vectors<{ line: number; ok: boolean; dataStr: string }>('processAIdata.jsonl');

  test(`${cases.length} cases, written with ^ for FNC1`, () => {
    expect(cases).toHaveLength(79);
    for (const { line, ok, dataStr } of cases) {
      const startsWithFnc1 = dataStr.startsWith('^');
      const read = readElementString(dataStr.slice(1).replaceAll('^', GS));
      expect(startsWithFnc1 && read.ok, `processAIdata.jsonl, source line ${line}, ${dataStr}`).toBe(ok);
      const scan = parseScan(dataStr.replaceAll('^', GS), TODAY);
      expect(scan.ok && scan.kind === 'gs1', `the same as a scan: ${dataStr}`).toBe(ok);
    }
  });
});

describe('official Digital Links', () => {
  const cases = vectors<{
    line: number;
    ok: boolean;
    stem: string | null;
    bracketed: string;
    expect: string;
  }>('generateDLuri.jsonl');

  test(`${cases.length} cases`, () => {
    expect(cases).toHaveLength(22);
    for (const { line, ok, stem, bracketed, expect: uri } of cases) {
      // Source line 2206 is 2203 again, with AIs that the dictionary does not know switched on.
      const unknownAis = line === 2206 ? 'append' : 'refuse';
      const built = digitalLinkOf(
        elementsOf(bracketed),
        stem === null ? { unknownAis } : { stem, unknownAis },
      );
      const context = `generateDLuri.jsonl, source line ${line}, ${bracketed}`;
      expect(built.ok, context).toBe(ok);
      if (built.ok) expect(built.text, context).toBe(uri);
    }
  });

  test('every link that was made is read back to its elements', () => {
    const links = cases.filter(({ ok, line }) => ok && line !== 2206);
    for (const { bracketed, expect: uri } of links) {
      const scan = parseScan(uri, TODAY);
      expect(scan, uri).toMatchObject({ ok: true, kind: 'gs1', via: 'digital-link' });
      if (!scan.ok || scan.kind !== 'gs1') continue;
      const sorted = (elements: readonly ScanElement[]): string[] =>
        [...new Set(elements.map(({ ai, value }) => `(${ai})${value}`))].sort();
      expect(sorted(scan.elements)).toEqual(sorted(elementsOf(bracketed)));
      expect(readBracketed(bracketed)).toMatchObject({ ok: true });
    }
  });
});

/** The bracketed text of a case, unchecked: some are wrong on purpose. */
function elementsOf(bracketed: string): ScanElement[] {
  return [...bracketed.matchAll(/\((\d+)\)([^(]*)/g)].map(([, ai = '', value = '']) => ({ ai, value }));
}

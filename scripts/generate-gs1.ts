// `node scripts/generate-gs1.ts`: writes shared/barcode/gs1/dictionary.ts from the official GS1 Syntax
// Dictionary in resources/gs1, because shared/ reads no files. A test compares what it writes with what is there.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AiPart, AiRule } from '../shared/barcode/gs1/ai-rule.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(root, 'resources/gs1/gs1-syntax-dictionary.txt');
const TARGET = join(root, 'shared/barcode/gs1/dictionary.ts');

if (import.meta.main) writeFileSync(TARGET, dictionaryModule(readFileSync(SOURCE, 'utf8')));

/**
 * @param dictionary the text of the official dictionary
 * @returns the text of the TypeScript module with one rule per row
 */
export function dictionaryModule(dictionary: string): string {
  const release = /^# Release: (\S+)$/m.exec(dictionary)?.[1];
  if (release === undefined) throw new Error('The GS1 Syntax Dictionary names no release');
  const rules = dictionary
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => `  ${source(ruleOf(line))},`);
  return `// biome-ignore-all format: one row of the dictionary is one line here
// Made by scripts/generate-gs1.ts from resources/gs1/gs1-syntax-dictionary.txt: change nothing by hand.
// GS1 Barcode Syntax Dictionary, release ${release}. Copyright (c) 2020-2021 BWIPP project, 2020-2021 Zint Project,
// 2021-2025 GS1 AISBL. Licensed under the Apache License, Version 2.0: resources/gs1/LICENSE.txt.

import type { AiRule } from './ai-rule.ts';

export const DICTIONARY: readonly AiRule[] = [
${rules.join('\n')}
];
`;
}

/** One row: AIs, flags, components and attributes up to the title behind '#'. */
function ruleOf(row: string): AiRule {
  const [, entry = '', title = ''] = /^([^#]*?)\s*(?:#\s*(.*))?$/.exec(row.trim()) ?? [];
  const [ais = '', ...rest] = entry.split(/\s+/);
  const [first = '', last = first] = ais.split('-');
  const flags = /^[*?]+$/.test(rest[0] ?? '') ? (rest.shift() ?? '') : '';
  const isAttribute = (word: string): boolean => /^(req|ex|dlpkey)\b/.test(word);
  const attributes = rest.filter(isAttribute);
  return {
    first,
    last,
    predefinedLength: flags.includes('*'),
    linkAttribute: flags.includes('?'),
    parts: rest.filter((word) => !isAttribute(word)).map(partOf),
    requires: valuesOf(attributes, 'req').map((groups) => groups.split(',').map((group) => group.split('+'))),
    excludes: valuesOf(attributes, 'ex').flatMap((ais) => ais.split(',')),
    linkKey: linkKeyOf(attributes),
    title,
  };
}

/** A component such as `N6,yymmdd`, `X..20`, `[N4],hhmi`. */
function partOf(component: string): AiPart {
  const [shape = '', ...linters] = component.split(',');
  const parsed = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?$/.exec(shape);
  if (parsed === null) throw new Error(`Not a component of the GS1 Syntax Dictionary: ${component}`);
  const [, bracket, set, upTo, digits] = parsed;
  const max = Number(digits);
  // A linter that has no implementation fails the type check of the module that this writes.
  return {
    set: set as AiPart['set'],
    min: upTo ? 1 : max,
    max,
    optional: bracket === '[',
    linters: linters as AiPart['linters'][number][],
  };
}

function linkKeyOf(attributes: readonly string[]): AiRule['linkKey'] {
  if (attributes.includes('dlpkey')) return [[]];
  const [sequences] = valuesOf(attributes, 'dlpkey');
  return sequences?.split('|').map((sequence) => sequence.split(',')) ?? null;
}

function valuesOf(attributes: readonly string[], key: string): string[] {
  return attributes.filter((word) => word.startsWith(`${key}=`)).map((word) => word.slice(key.length + 1));
}

/** A value as TypeScript in the project's quotes. */
function source(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, field]) => `${key}: ${source(field)}`)
    .join(', ')} }`;
}

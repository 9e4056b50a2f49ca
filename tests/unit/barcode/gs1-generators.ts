import fc from 'fast-check';
import type { AiPart, AiRule } from '../../../shared/barcode/gs1/ai-rule.ts';
import { DICTIONARY } from '../../../shared/barcode/gs1/dictionary.ts';
import { checkDigit, type ScanElement } from '../../../shared/barcode/index.ts';
import { vectors } from './cases.ts';

const CHARACTERS: Readonly<Record<AiPart['set'], string>> = {
  N: '0123456789',
  // Of CSET 82 without the opening bracket, which ends a value in bracketed text.
  X: `!"%&')*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`,
  Y: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  Z: '-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
};

/** Values that the official cases call right, by linter. */
const RIGHT_VALUES = Map.groupBy(
  vectors<{ linter: string; ok: boolean; data: string }>('linters.jsonl').filter(({ ok }) => ok),
  ({ linter }) => linter,
);

/** Values behind their AIs, of one to four AIs of the whole dictionary; most of them right one by one. */
export const elements: fc.Arbitrary<ScanElement[]> = fc.array(
  fc.constantFrom(...DICTIONARY).chain((rule) => elementOf(rule)),
  { minLength: 1, maxLength: 4 },
);

/** Elements that mostly may stand together: values of one row of goods, that a packing station meets. */
export const companions: fc.Arbitrary<ScanElement[]> = fc
  .subarray(
    [
      '10',
      '11',
      '15',
      '17',
      '20',
      '21',
      '30',
      '3100',
      '3103',
      '240',
      '241',
      '7003',
      '8008',
      '422',
      '235',
      '37',
    ],
    { minLength: 0, maxLength: 6 },
  )
  .chain((ais) => fc.tuple(...['01', ...ais].map((ai) => elementOf(ruleFrom(ai)))));

function ruleFrom(ai: string): AiRule {
  const rule = DICTIONARY.find(({ first, last }) => first <= ai && ai <= last && first.length === ai.length);
  if (rule === undefined) throw new Error(`No AI ${ai}`);
  return rule;
}

function elementOf(rule: AiRule): fc.Arbitrary<ScanElement> {
  const ais = fc.integer({ min: Number(rule.first), max: Number(rule.last) });
  return fc.record({
    ai: ais.map((ai) => String(ai).padStart(rule.first.length, '0')),
    value: fc
      .nat({ max: rule.parts.filter((part) => part.optional).length })
      .chain((optional) =>
        fc.tuple(
          ...rule.parts
            .slice(0, rule.parts.filter((part) => !part.optional).length + optional)
            .map(component),
        ),
      )
      .map((components) => components.join('')),
  });
}

function component(part: AiPart): fc.Arbitrary<string> {
  const anything = fc.string({
    unit: fc.constantFrom(...CHARACTERS[part.set]),
    minLength: part.min,
    maxLength: part.max,
  });
  if (part.linters[0] === 'csum') {
    return anything.map((digits) => digits.slice(0, -1) + checkDigit(digits.slice(0, -1)));
  }
  const right = part.linters
    .flatMap((linter) => RIGHT_VALUES.get(linter) ?? [])
    .map(({ data }) => data)
    .filter((data) => data.length >= part.min && data.length <= part.max && !data.includes('('));
  return right.length === 0 ? anything : fc.constantFrom(...right);
}

/** A change as misprints, misreadings and wrong settings make them: one character, lost, doubled or another. */
export type Mutation = { kind: 'none' | 'replace' | 'drop' | 'insert'; at: number; character: string };

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('none', 'none', 'replace', 'drop', 'insert'),
  at: fc.nat({ max: 40 }),
  character: fc.constantFrom(...'0123456789AZaz-/.%= #~^'),
});

export function mutated(text: string, { kind, at, character }: Mutation): string {
  if (kind === 'none') return text;
  const place = at % (text.length + 1);
  const behind = kind === 'insert' ? place : place + 1;
  return text.slice(0, place) + (kind === 'drop' ? '' : character) + text.slice(behind);
}

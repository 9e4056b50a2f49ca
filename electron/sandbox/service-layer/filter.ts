import type { EntitySet } from '../company/company.ts';
import { malformed, unknownInFilter } from './refusals.ts';

export type PropertyType = EntitySet['properties'] extends ReadonlyMap<string, infer T> ? T : never;

export type Literal = string | number | boolean | null;
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextTest = 'startswith' | 'endswith' | 'contains';

/** A parsed `$filter`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | {
      readonly kind: 'compare';
      readonly property: string;
      readonly type: PropertyType;
      readonly by: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: 'text'; readonly test: TextTest; readonly property: string; readonly part: string };

export type FilterResult =
  | { readonly ok: true; readonly filter: Filter }
  | { readonly ok: false; readonly error: ReturnType<typeof malformed> };

const MAX_CHARACTERS = 32_000;
const MAX_DEPTH = 100;

/** Ends the reading of a filter that is none; `readFilter` turns it into a value. */
class NoFilter extends Error {
  readonly error: ReturnType<typeof malformed>;
  constructor(error: ReturnType<typeof malformed>) {
    super(error.message);
    this.error = error;
  }
}

type Facts = Pick<EntitySet, 'properties' | 'enums'>;

/**
 * Reads a `$filter` by the Service Layer's rules: comparisons, `and`, `or`, `not`, parentheses, and of the
 * functions only `startswith`, `endswith`, `contains` and v1's `substringof`. Collections cannot be filtered.
 * Members of enumerations may be named by their values in the database (`DocumentStatus eq 'O'`).
 */
export function readFilter(text: string, facts: Facts): FilterResult {
  try {
    if (text.length > MAX_CHARACTERS) throw new NoFilter(malformed('$filter is too long'));
    const reader = { tokens: tokensOf(text), at: 0, facts };
    const filter = readOr(reader, 0);
    if (reader.at < reader.tokens.length) throw unexpected(reader);
    return { ok: true, filter };
  } catch (error) {
    if (error instanceof NoFilter) return { ok: false, error: error.error };
    throw error;
  }
}

type Token =
  | { readonly kind: 'sign'; readonly text: '(' | ')' | ',' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string; readonly value: Literal };

type Reader = { readonly tokens: readonly Token[]; at: number; readonly facts: Facts };

const TOKEN =
  /\s*(?:([(),])|(?:datetime|datetimeoffset)?'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|([A-Za-z_][\w/]*))/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) {
      throw new NoFilter(malformed(`$filter is not understood at '${text.slice(from, from + 20).trim()}'`));
    }
    tokens.push(tokenOf(found));
  }
  return tokens;
}

const NAMED_LITERALS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

function tokenOf([text, sign, quoted, day, number, word]: RegExpExecArray): Token {
  if (sign === '(' || sign === ')' || sign === ',') return { kind: 'sign', text: sign };
  if (quoted !== undefined) return { kind: 'literal', text, value: quoted.replaceAll("''", "'") };
  if (day !== undefined) return { kind: 'literal', text, value: day };
  if (number !== undefined) return { kind: 'literal', text, value: Number(number) };
  const named = NAMED_LITERALS.get(word ?? '');
  return named === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'literal', text, value: named };
}

function readOr(reader: Reader, depth: number): Filter {
  let left = readAnd(reader, depth);
  while (takeWord(reader, 'or')) left = { kind: 'or', left, right: readAnd(reader, depth) };
  return left;
}

function readAnd(reader: Reader, depth: number): Filter {
  let left = readTerm(reader, depth);
  while (takeWord(reader, 'and')) left = { kind: 'and', left, right: readTerm(reader, depth) };
  return left;
}

function readTerm(reader: Reader, depth: number): Filter {
  if (depth > MAX_DEPTH) throw new NoFilter(malformed('$filter is nested too deeply'));
  if (takeWord(reader, 'not')) return { kind: 'not', of: readTerm(reader, depth + 1) };
  if (takeSign(reader, '(')) {
    const inner = readOr(reader, depth + 1);
    expectSign(reader, ')');
    return inner;
  }
  return isSign(reader.tokens[reader.at + 1], '(') ? readTextTest(reader) : readComparison(reader);
}

const COMPARISONS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
/** A literal may stand on the left; then the comparison is turned round. */
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

function readComparison(reader: Reader): Filter {
  const first = next(reader);
  const by = next(reader);
  if (by.kind !== 'word' || !isComparison(by.text)) throw unexpected(reader, -1);
  const second = next(reader);
  if (first.kind === 'word' && second.kind === 'literal') {
    const type = filterable(reader, first.text);
    const value = memberOr(reader, first.text, second.value);
    return { kind: 'compare', property: first.text, type, by: by.text, value };
  }
  if (first.kind === 'literal' && second.kind === 'word') {
    const type = filterable(reader, second.text);
    const value = memberOr(reader, second.text, first.value);
    return { kind: 'compare', property: second.text, type, by: TURNED[by.text], value };
  }
  throw unexpected(reader, -1);
}

/** The name of the member of an enumeration that stands so in the database; any other literal as it is. */
function memberOr({ facts }: Reader, property: string, literal: Literal): Literal {
  const members = facts.enums.get(property) ?? [];
  return [...members].find(([, inDatabase]) => inDatabase === literal)?.[0] ?? literal;
}

function isComparison(text: string): text is Comparison {
  return COMPARISONS.includes(text);
}

/** `contains(Name,'x')`, and v1's `substringof('x',Name)`; a trailing `eq true` says the same again. */
function readTextTest(reader: Reader): Filter {
  const name = next(reader).text;
  if (!isTextTest(name) && name !== 'substringof') throw new NoFilter(unknownInFilter(name));
  expectSign(reader, '(');
  const one = next(reader);
  expectSign(reader, ',');
  const two = next(reader);
  expectSign(reader, ')');
  const [property, part] = name === 'substringof' ? [two, one] : [one, two];
  if (property.kind !== 'word' || part.kind !== 'literal' || typeof part.value !== 'string') {
    throw unexpected(reader, -1);
  }
  filterable(reader, property.text);
  const test = name === 'substringof' ? 'contains' : name;
  const filter: Filter = { kind: 'text', test, property: property.text, part: part.value };
  if (!takeWord(reader, 'eq')) return filter;
  const said = next(reader);
  if (said.kind !== 'literal' || typeof said.value !== 'boolean') throw unexpected(reader, -1);
  return said.value ? filter : { kind: 'not', of: filter };
}

function isTextTest(text: string): text is TextTest {
  return text === 'startswith' || text === 'endswith' || text === 'contains';
}

function filterable({ facts }: Reader, property: string): PropertyType {
  const type = facts.properties.get(property);
  if (type === undefined || type === 'collection' || type === 'complex') {
    throw new NoFilter(unknownInFilter(property));
  }
  return type;
}

function next(reader: Reader): Token {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw new NoFilter(malformed('$filter ends too early'));
  reader.at++;
  return token;
}

function takeWord(reader: Reader, text: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'word' || token.text !== text) return false;
  reader.at++;
  return true;
}

function takeSign(reader: Reader, text: string): boolean {
  if (!isSign(reader.tokens[reader.at], text)) return false;
  reader.at++;
  return true;
}

function expectSign(reader: Reader, text: string): void {
  if (!takeSign(reader, text)) throw unexpected(reader);
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

function unexpected({ tokens, at }: Reader, offset = 0): NoFilter {
  const text = tokens[at + offset]?.text.trim() ?? 'the end';
  return new NoFilter(malformed(`$filter is not understood at '${text}'`));
}

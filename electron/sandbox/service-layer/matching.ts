import type { Entity, Value } from '../company/company.ts';
import type { Comparison, Filter, Literal, PropertyType, TextTest } from './filter.ts';

/**
 * True when the entity passes the filter. As in SQL, a comparison with a missing value is neither true nor
 * false, so that neither `X eq 'a'` nor `not (X eq 'a')` finds rows without X; only `eq null` does.
 *
 * @param ignoreCase as the header `B1S-CaseInsensitive: true` asks
 */
export function matches(filter: Filter, entity: Entity, ignoreCase: boolean): boolean {
  return judge(filter, entity, ignoreCase) === true;
}

/** null: neither true nor false. */
type Judgement = boolean | null;

function judge(filter: Filter, entity: Entity, ignoreCase: boolean): Judgement {
  switch (filter.kind) {
    case 'and': {
      const left = judge(filter.left, entity, ignoreCase);
      return left === false ? false : and(left, judge(filter.right, entity, ignoreCase));
    }
    case 'or': {
      const left = judge(filter.left, entity, ignoreCase);
      return left === true ? true : not(and(not(left), not(judge(filter.right, entity, ignoreCase))));
    }
    case 'not':
      return not(judge(filter.of, entity, ignoreCase));
    case 'compare':
      return compare(entity[filter.property] ?? null, filter.type, filter.by, filter.value, ignoreCase);
    case 'text':
      return testText(entity[filter.property] ?? null, filter.test, filter.part, ignoreCase);
    default:
      return filter satisfies never;
  }
}

function and(left: Judgement, right: Judgement): Judgement {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

function not(judgement: Judgement): Judgement {
  return judgement === null ? null : !judgement;
}

function compare(
  value: Value,
  type: PropertyType,
  by: Comparison,
  literal: Literal,
  ignoreCase: boolean,
): Judgement {
  if (literal === null) return by === 'eq' ? value === null : by === 'ne' ? value !== null : null;
  if (value === null) return null;
  const order = orderOf(value, type, literal, ignoreCase);
  switch (by) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    default:
      return by satisfies never;
  }
}

/** Negative, zero or positive, as the value comes before, with or after the literal; NaN when it is none of them. */
function orderOf(value: Value, type: PropertyType, literal: Literal, ignoreCase: boolean): number {
  if (type === 'number') return Number(value) - Number(literal);
  if (type === 'boolean') return value === literal ? 0 : Number.NaN;
  if (type === 'date') return orderOfTexts(dayOf(String(value)), dayOf(String(literal)));
  const [left, right] = [String(value), String(literal)];
  return ignoreCase ? orderOfTexts(left.toLowerCase(), right.toLowerCase()) : orderOfTexts(left, right);
}

/** Negative, zero or positive as `left` comes before, with or after `right`. */
export function orderOfTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `2026-11-24`, `20261124` and `2026-11-24T09:30:00Z` are one day: SAP ignores the time in a date. */
function dayOf(text: string): string {
  return text.replace(/^(\d{4})-?(\d{2})-?(\d{2}).*$/s, '$1$2$3');
}

function testText(value: Value, test: TextTest, part: string, ignoreCase: boolean): Judgement {
  if (value === null) return null;
  const [text, wanted] = ignoreCase
    ? [String(value).toLowerCase(), part.toLowerCase()]
    : [String(value), part];
  switch (test) {
    case 'startswith':
      return text.startsWith(wanted);
    case 'endswith':
      return text.endsWith(wanted);
    case 'contains':
      return text.includes(wanted);
    default:
      return test satisfies never;
  }
}

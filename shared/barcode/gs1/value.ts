import type { ScanFault, ScanProblem } from '../problems.ts';
import type { AiPart, AiRule } from './ai-rule.ts';
import { LINTERS, type LinterName } from './linters/index.ts';
import type { LintError, LintFault } from './linters/linter.ts';
import { ruleOf, type ScanElement } from './rules.ts';

const CHARACTER_SETS: Readonly<Record<AiPart['set'], LinterName>> = {
  N: 'csetnumeric',
  X: 'cset82',
  Y: 'cset39',
  Z: 'cset64',
};

/** How many characters a value of this AI has at least and at most. */
export function lengthOf({ parts }: AiRule): { readonly min: number; readonly max: number } {
  const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
  return {
    min: sum(parts.map((part) => (part.optional ? 0 : part.min))),
    max: sum(parts.map((part) => part.max)),
  };
}

/**
 * What is wrong with the value of one AI, by the components of its rule; null when nothing is.
 * `at` in the answer counts from the beginning of the value.
 */
export function checkValue({ ai, value }: ScanElement): ScanFault | null {
  const rule = ruleOf(ai);
  if (rule === null) return { reason: 'unknown-ai', detail: `(${ai}) is not a GS1 AI`, at: 0 };
  const title = `(${ai}) ${rule.title} "${value}"`;
  const { min, max } = lengthOf(rule);
  if (value.length < min) {
    return { reason: 'length', detail: `${title} has fewer than ${min} characters`, at: value.length };
  }
  if (value.length > max) {
    return { reason: 'length', detail: `${title} has more than ${max} characters`, at: max };
  }
  let at = 0;
  for (const part of rule.parts) {
    const component = value.slice(at, at + part.max);
    if (component === '' && part.optional) break;
    if (component.length < part.min) {
      return { reason: 'length', detail: `${title} breaks off within a part of ${part.min} characters`, at };
    }
    const wrong = lint(part, component);
    if (wrong !== null) return problemOf(title, component, wrong, at);
    at += component.length;
  }
  return null;
}

function lint(part: AiPart, component: string): LintFault | null {
  for (const name of [CHARACTER_SETS[part.set], ...part.linters]) {
    const wrong = LINTERS[name](component);
    if (wrong !== null) return wrong;
  }
  return null;
}

function problemOf(
  title: string,
  component: string,
  { error, at, length }: LintFault,
  start: number,
): ScanFault {
  const official = error.toLowerCase().replaceAll('_', ' ');
  return {
    reason: PROBLEMS[error] ?? 'bad-value',
    detail: `${title}: ${official} "${component.slice(at, at + length)}"`,
    at: start + at,
  };
}

/** The official errors that are more than a value out of range. */
const PROBLEMS: Readonly<Partial<Record<LintError, ScanProblem>>> = {
  INCORRECT_CHECK_DIGIT: 'check-digit',
  INCORRECT_CHECK_PAIR: 'check-digit',
  INCORRECT_IBAN_CHECKSUM: 'check-digit',
  ILLEGAL_DAY: 'bad-date',
  ILLEGAL_MONTH: 'bad-date',
  ILLEGAL_HOUR: 'bad-date',
  ILLEGAL_MINUTE: 'bad-date',
  ILLEGAL_SECOND: 'bad-date',
  INVALID_CSET39_CHARACTER: 'charset',
  INVALID_CSET64_CHARACTER: 'charset',
  INVALID_CSET82_CHARACTER: 'charset',
  INVALID_IBAN_CHARACTER: 'charset',
  NON_DIGIT_CHARACTER: 'charset',
};

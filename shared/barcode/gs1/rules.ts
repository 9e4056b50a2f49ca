import type { ScanFault } from '../problems.ts';
import type { AiRule } from './ai-rule.ts';
import { DICTIONARY } from './dictionary.ts';

/** One application identifier and its value, exactly as scanned. */
export type ScanElement = { readonly ai: string; readonly value: string };

const RULES: ReadonlyMap<string, AiRule> = new Map(
  DICTIONARY.flatMap((rule) => aisOf(rule).map((ai) => [ai, rule])),
);

/** AIs that begin with the same two digits are of one length. */
const AI_LENGTHS: ReadonlyMap<string, number> = new Map(
  [...RULES.keys()].map((ai) => [ai.slice(0, 2), ai.length]),
);

/** The dictionary's rule for an AI, or null when GS1 has not given it out. */
export function ruleOf(ai: string): AiRule | null {
  return RULES.get(ai) ?? null;
}

/** The AI that a text goes on with at this place, or null. */
export function aiAt(text: string, at: number): string | null {
  const length = AI_LENGTHS.get(text.slice(at, at + 2));
  if (length === undefined) return null;
  const ai = text.slice(at, at + length);
  return RULES.has(ai) ? ai : null;
}

/** The first AI that has two different values; null when there is none. The same value twice is legal. */
export function checkRepetitions(elements: readonly ScanElement[]): ScanFault | null {
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    const earlier = values.get(ai) ?? value;
    if (earlier !== value) {
      return { reason: 'repeated-ai', detail: `(${ai}) is both "${earlier}" and "${value}"`, at: null };
    }
    values.set(ai, value);
  }
  return null;
}

/** The first pair that must not stand together, in one symbol or on one label; null when there is none. */
export function checkExclusions(elements: readonly ScanElement[]): ScanFault | null {
  for (const { ai } of elements) {
    const excluded = ruleOf(ai)?.excludes ?? [];
    const other = elements.find(
      (one) => one.ai !== ai && excluded.some((pattern) => matches(pattern, one.ai)),
    );
    if (other !== undefined) {
      return {
        reason: 'excluded-ai-present',
        detail: `(${ai}) must not stand beside (${other.ai})`,
        at: null,
      };
    }
  }
  return null;
}

/**
 * The first value that lacks a companion, e.g. a lot without a GTIN; null when all have theirs. It asks about
 * everything that marks one item: a logistic label spreads its values over several symbols, so that one scan
 * alone is not asked (note on pairings in the GS1 Syntax Dictionary).
 *
 * @param elements of all symbols of one label together
 */
export function checkRequisites(elements: readonly ScanElement[]): ScanFault | null {
  const isThere = (pattern: string): boolean => elements.some((one) => matches(pattern, one.ai));
  for (const { ai } of elements) {
    const unmet = ruleOf(ai)?.requires.find((groups) => !groups.some((group) => group.every(isThere)));
    if (unmet !== undefined) {
      const choice = unmet.map((group) => group.map((one) => `(${one})`).join(' with ')).join(' or ');
      return { reason: 'required-ai-missing', detail: `(${ai}) needs ${choice} beside it`, at: null };
    }
  }
  return null;
}

/** In a pattern `n` stands for any digit: `310n`. */
function matches(pattern: string, ai: string): boolean {
  return (
    pattern.length === ai.length &&
    [...pattern].every((character, at) => character === 'n' || character === ai.charAt(at))
  );
}

function aisOf({ first, last }: AiRule): string[] {
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(first.length, '0'));
}

import { quantity, sum } from './quantity.ts';
import type { Carton, Content, PackingState } from './state.ts';
import type { Item } from './work.ts';

export type ExpectedWeight = {
  /** Tare and contents; null when an item inside has no known weight. */
  readonly grams: number | null;
  /** How far the scale may be from it; null when the carton is empty or its weight unknown. */
  readonly toleranceGrams: number | null;
};

/**
 * What a carton should weigh, and how exactly.
 *
 * The tolerance is the larger of the rule's grams (what packaging and scale differ by themselves) and its part
 * of the lightest unit inside. Whatever the rules say, it stays below that lightest unit, so that one missing or
 * surplus unit is always seen, unless the unit is so light (MOST_OF_LIGHTEST of it below
 * LEAST_TOLERANCE_GRAMS) that a bench scale cannot tell it: then the rule's grams hold, and what protects against
 * one screw too few is the scan of each unit, not the scale.
 */
export function expectedWeight(state: PackingState, carton: Carton): ExpectedWeight {
  const weights = weighContents(state, carton);
  if (weights === null) return { grams: null, toleranceGrams: null };
  const grams = sum([carton.packaging.tareGrams, ...weights.map(({ total }) => total)]);
  if (weights.length === 0) return { grams, toleranceGrams: null };
  const lightest = Math.min(...new Set(weights.map(({ unit }) => unit)));
  return { grams, toleranceGrams: toleranceAround(lightest, state) };
}

/** The most of the lightest unit that a tolerance may be: what is left of it is for the scale's own error. */
const MOST_OF_LIGHTEST = 0.9;
/** Bench scales for parcels show steps of 1 to 10 g. */
const LEAST_TOLERANCE_GRAMS = 5;

function toleranceAround(lightest: number, { rules }: PackingState): number {
  const { toleranceGrams, toleranceOfLightest } = rules.weight;
  const byRule = Math.max(toleranceGrams, toleranceOfLightest * lightest);
  const most = MOST_OF_LIGHTEST * lightest;
  return quantity(most < LEAST_TOLERANCE_GRAMS ? byRule : Math.min(byRule, most));
}

/** Grams of each content, and of the least that could be missing of it; null when one is unknown. */
function weighContents(
  state: PackingState,
  carton: Carton,
): readonly { readonly total: number; readonly unit: number }[] | null {
  const wanted = new Set(carton.contents.map(({ line }) => line));
  const items = new Map(
    state.work.lines.filter(({ line }) => wanted.has(line)).map(({ line, item }) => [line, item]),
  );
  const weights = [];
  for (const content of carton.contents) {
    const weight = weighContent(content, items.get(content.line));
    if (weight === null) return null;
    weights.push(weight);
  }
  return weights;
}

/** A piece with its own weight can only be missing whole; of everything else one base unit can be. */
function weighContent(content: Content, item: Item | undefined): { total: number; unit: number } | null {
  if (content.weightGrams !== null) return { total: content.weightGrams, unit: content.weightGrams };
  const grams = item?.unitWeightGrams ?? null;
  return grams === null
    ? null
    : { total: content.quantity * grams, unit: grams * Math.min(1, content.quantity) };
}

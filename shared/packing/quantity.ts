/**
 * A quantity in some unit of measure. SAP Business One keeps at most six decimals, so every quantity in
 * this project is a plain number rounded to six decimals; only these functions add, compare and convert.
 */
export type Quantity = number;

const SCALE = 1_000_000;
/** Nothing on a bench or in an SAP document is larger; beyond it six decimals are no longer exact. */
const MAX_QUANTITY: Quantity = 1_000_000_000;

/** The number rounded to six decimals; minus zero becomes zero. */
export function quantity(value: number): Quantity {
  return Math.round(value * SCALE) / SCALE + 0;
}

/** True for a number that may be packed: finite, positive, at most six decimals, at most MAX_QUANTITY. */
export function isPackable(value: number): boolean {
  return Number.isFinite(value) && value > 0 && value <= MAX_QUANTITY && quantity(value) === value;
}

/** The sum, exact to six decimals. */
export function sum(values: Iterable<Quantity>): Quantity {
  let total = 0;
  for (const value of values) total += Math.round(value * SCALE);
  return total / SCALE;
}

/** `a - b`, exact to six decimals. */
export function subtract(a: Quantity, b: Quantity): Quantity {
  return (Math.round(a * SCALE) - Math.round(b * SCALE)) / SCALE;
}

/** `count` units of a unit of measure that holds `factor` base units each, in base units. */
export function toBase(count: Quantity, factor: number): Quantity {
  return quantity(count * factor);
}

import { type Quantity, subtract, sum } from './quantity.ts';
import type { PackingState } from './state.ts';
import type { UnitOfMeasure, Work, WorkLine } from './work.ts';

/**
 * Positions of each item's lines in a work. A work never changes, so that what is worked out once for an order
 * of thousands of lines holds for every scan into it.
 */
const positionsByItem = new WeakMap<Work, ReadonlyMap<string, readonly number[]>>();

/** Positions, in the order of the work, of the lines that want this item. */
export function positionsOfItem(work: Work, itemCode: string): readonly number[] {
  const known = positionsByItem.get(work);
  if (known !== undefined) return known.get(itemCode) ?? [];
  const positions = Map.groupBy(work.lines.keys(), (position) => lineAt(work, position).item.itemCode);
  positionsByItem.set(work, positions);
  return positions.get(itemCode) ?? [];
}

/** The line at a position. @throws when there is none: positions come from the work itself */
export function lineAt(work: Work, position: number): WorkLine {
  const line = work.lines[position];
  if (line === undefined) throw new Error(`Work ${work.key} has no line at position ${position}`);
  return line;
}

/** The position of the line with this number. @throws when the work has no such line */
export function positionOf(work: Work, line: Pick<WorkLine, 'line' | 'item'>): number {
  const found = positionsOfItem(work, line.item.itemCode).find((at) => work.lines[at]?.line === line.line);
  if (found === undefined) throw new Error(`Line ${line.line} is not in work ${work.key}`);
  return found;
}

/** What of a line lies in cartons, in base units. */
export function packedOf(state: PackingState, position: number): Quantity {
  return state.packed[position]?.quantity ?? 0;
}

/** What of a line is still to pack, in base units. */
export function openOf(state: PackingState, position: number): Quantity {
  return subtract(lineAt(state.work, position).quantity, packedOf(state, position));
}

/** What lines together have open, in base units. */
export function openOfLines(state: PackingState, positions: readonly number[]): Quantity {
  return sum(positions.map((position) => openOf(state, position)));
}

/** True when both are the same unit holding the same: SAP's entry alone does not say how much it holds. */
export function sameUnit(a: UnitOfMeasure, b: UnitOfMeasure): boolean {
  return a.entry === b.entry && a.factor === b.factor;
}

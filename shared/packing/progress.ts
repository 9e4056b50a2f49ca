import { lineAt, openOf, packedOf, positionOf } from './lines.ts';
import { type Quantity, quantity, subtract } from './quantity.ts';
import type { PackingState } from './state.ts';
import { binsToTakeFrom, byExpiry, leftOfAllocation, leftOfLot, lotOf, usableLots } from './stock.ts';
import type { IsoDate, WorkLine } from './work.ts';

export type LotToTake = {
  readonly lot: string;
  readonly expiry: IsoDate | null;
  readonly quantity: Quantity;
};

/** How far a line is, and what to take for it next. Quantities are in the line's own unit of measure. */
export type LineProgress = {
  readonly orderedInUom: Quantity;
  readonly packedInUom: Quantity;
  readonly state: 'open' | 'partly' | 'complete';
  /** Codes of the bins to take it from next. */
  readonly bins: readonly string[];
  /** Lots to take, earliest expiry first, with how much of each is left to pack. */
  readonly lots: readonly LotToTake[];
};

/**
 * How far a line of the session's work is. What is proposed to be taken is what the pick list set aside, else
 * what expires first; what had expired on the day the session was opened is not proposed.
 */
export function lineProgress(state: PackingState, line: WorkLine): LineProgress {
  const position = positionOf(state.work, line);
  const packed = packedOf(state, position);
  const inUom = (base: Quantity): Quantity => quantity(base / line.uom.factor);
  return {
    orderedInUom: inUom(line.quantity),
    packedInUom: inUom(packed),
    state: packed >= line.quantity ? 'complete' : packed > 0 ? 'partly' : 'open',
    bins: binsToTakeFrom(state, line, state.openedOn).map(({ code }) => code),
    lots: lotsToTake(state, line).map((lot) => ({ ...lot, quantity: inUom(lot.quantity) })),
  };
}

/** True when nothing is open on any line. */
export function orderIsComplete(state: PackingState): boolean {
  return state.packed.every((packed, position) => packed.quantity >= lineAt(state.work, position).quantity);
}

/** Items of the lines that are not complete, each once. */
export function incompleteItems(state: PackingState): readonly string[] {
  const open = state.work.lines.filter((_line, position) => openOf(state, position) > 0);
  return [...new Set(open.map(({ item }) => item.itemCode))];
}

/** Items of lines of which some is packed and some is not, although the customer takes them whole. */
export function splitItems(state: PackingState): readonly string[] {
  const split = state.work.lines.filter(
    ({ wholeOnly }, position) =>
      wholeOnly === true && openOf(state, position) > 0 && packedOf(state, position) > 0,
  );
  return [...new Set(split.map(({ item }) => item.itemCode))];
}

/** Lots for what is open on the line, in base units, together never more than is open. */
function lotsToTake(state: PackingState, line: WorkLine): readonly LotToTake[] {
  let open = openOf(state, positionOf(state.work, line));
  if (line.item.tracking !== 'lot' || open <= 0) return [];
  const lots: LotToTake[] = [];
  for (const lot of lotsInTurn(state, line)) {
    const share = Math.min(open, lot.quantity);
    if (share <= 0) break;
    lots.push({ ...lot, quantity: share });
    open = subtract(open, share);
  }
  return lots;
}

function lotsInTurn(state: PackingState, line: WorkLine): readonly LotToTake[] {
  return (
    setAside(state, line) ??
    usableLots(state, line, state.openedOn).map((stock) => ({
      lot: stock.lot,
      expiry: stock.expiry,
      quantity: leftOfLot(state, line, stock),
    }))
  );
}

/** What is left of the lots that the pick list set aside for this line; null when it set none aside. */
function setAside(state: PackingState, line: WorkLine): readonly LotToTake[] | null {
  const lots = new Set(line.allocations.flatMap(({ lot }) => lot ?? []));
  if (lots.size === 0 || state.rules.lot !== 'allocated') return null;
  return [...lots]
    .map((lot) => ({
      lot,
      expiry: lotOf(line, lot)?.expiry ?? null,
      quantity: leftOfAllocation(state, line, 'lot', { lot }) ?? 0,
    }))
    .filter(({ quantity: left }) => left > 0)
    .sort(byExpiry);
}

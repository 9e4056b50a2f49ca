import { cartonOnBench, cartonWithLabelDue } from '../cartons.ts';
import { lineAt, positionsOfItem } from '../lines.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { Carton, PackingState, Pending } from '../state.ts';
import { binsToTakeFrom } from '../stock.ts';
import type { Item } from '../work.ts';
import { list, naming } from './decision.ts';

/** The carton that goods go into or come out of, or why there is none now. */
export function openCartonOf(
  state: PackingState,
): { readonly carton: Carton } | { readonly refusal: Refusal } {
  const outstanding = labelOutstanding(state);
  if (outstanding !== null) return { refusal: outstanding };
  const carton = cartonOnBench(state);
  if (carton === undefined) return { refusal: refusal('NO_OPEN_CARTON', {}) };
  return carton.status === 'weighing'
    ? { refusal: refusal('CARTON_CLOSING', { carton: carton.number }) }
    : { carton };
}

/**
 * While a label waits to be scanned back nothing else goes on: a label that lies about is the one that ends up
 * on the next carton.
 */
export function labelOutstanding(state: PackingState): Refusal | null {
  const due = cartonWithLabelDue(state);
  return due === undefined
    ? null
    : refusal('LABEL_OUTSTANDING', { carton: due.number, sscc: due.sscc ?? '' });
}

/** Goods in hand are finished or dropped before anything else is begun. */
export function stillPending(state: PackingState): Refusal | null {
  return state.pending === null ? null : missingOf(state, state.pending);
}

export function missingOf(state: PackingState, { item, awaits }: Pending): Refusal {
  switch (awaits) {
    case 'lot':
      return refusal('LOT_MISSING', naming(item));
    case 'serial':
      return refusal('SERIAL_MISSING', naming(item));
    case 'weight':
      return refusal('CATCH_WEIGHT_MISSING', naming(item));
    case 'location':
      return refusal('LOCATION_MISSING', { ...naming(item), bins: binsOfItem(state, item) });
  }
}

/** Bins in which something lies that the order still needs of the item, as one text. */
export function binsOfItem(state: PackingState, item: Item): string {
  return list(
    positionsOfItem(state.work, item.itemCode).flatMap((position) =>
      binsToTakeFrom(state, lineAt(state.work, position), state.openedOn).map(({ code }) => code),
    ),
  );
}

export function takingOut(state: PackingState): Refusal | null {
  return state.mode === 'takeOut' ? refusal('TAKING_OUT', {}) : null;
}

/** The first that stands in the way, in the order in which they are asked. */
export function firstOf(...refusals: readonly (Refusal | null)[]): Refusal | null {
  return refusals.find((one) => one !== null) ?? null;
}

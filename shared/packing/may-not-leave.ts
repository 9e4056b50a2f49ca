import { list, naming } from './deciding/decision.ts';
import { type LotInVain, lotsInVain } from './packed-in-vain.ts';
import { type Refusal, refusal } from './refusals.ts';
import type { Carton, PackingState } from './state.ts';
import type { IsoDate } from './work.ts';

/** What lies in these cartons and may not be sent any more. */
export function inVainFault(state: PackingState, cartons: readonly Carton[], today: IsoDate): Refusal | null {
  const numbers = new Set(cartons.map(({ number }) => number));
  const found = lotsInVain(state, today).find((lot) => lot.cartons.some(({ number }) => numbers.has(number)));
  return found === undefined ? null : lotRefusal(found);
}

/** A label on a closed carton that does not say any more where SAP sends it. */
export function labelFault(state: PackingState): Refusal | null {
  return outdatedLabels(state)[0] ?? null;
}

/** All packed goods and labels for which the shipment cannot be closed, each as its refusal says it. */
export function whatMayNotLeave(state: PackingState, today: IsoDate): readonly Refusal[] {
  return [...lotsInVain(state, today).map(lotRefusal), ...outdatedLabels(state)];
}

function outdatedLabels({ cartons }: PackingState): readonly Refusal[] {
  return cartons
    .filter(({ labelOutdated }) => labelOutdated)
    .map(({ number }) => refusal('CARTON_LABEL_OUTDATED', { carton: number }));
}

function lotRefusal({ line, lot, why, cartons }: LotInVain): Refusal {
  const params = { ...naming(line.item), lot: lot.lot, cartons: numbersOf(cartons) };
  return why === 'blocked'
    ? refusal('PACKED_LOT_BLOCKED', params)
    : refusal('PACKED_LOT_EXPIRED', { ...params, expiry: lot.expiry ?? '' });
}

/** Numbers of cartons as one text. */
export function numbersOf(cartons: readonly Carton[]): string {
  return list(cartons.map(({ number }) => String(number)));
}

import { differences } from '../difference.ts';
import { lineAt, packedOf, positionsOfItem } from '../lines.ts';
import { numbersOf } from '../may-not-leave.ts';
import { type Surplus, surplusAgainst } from '../packed-in-vain.ts';
import { type Quantity, sum } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState } from '../state.ts';
import type { Item, Work } from '../work.ts';
import { accepted, type Decision, list, naming, refuse, refused } from './decision.ts';

/**
 * Takes over what SAP changed. What is packed and no longer ordered is taken out first; what is in the hand is
 * scanned again.
 */
export function acceptChanges(state: PackingState): Decision {
  const { sapChange, work } = state;
  if (sapChange === null) return refuse('NOTHING_CHANGED', { work: work.key });
  const { now } = sapChange;
  if (now === null) return refuse('ORDER_GONE', { order: work.order.number });
  const [surplus] = surplusAgainst(state, now);
  if (surplus !== undefined) return refused(packedOverOrder(surplus));
  const inHand = state.pending === null ? [] : [{ type: 'PendingDropped' } as const];
  return accepted(...inHand, { type: 'WorkChanged', work: now });
}

/** Why nothing is closed: SAP has the order no more, or otherwise than it is being packed. */
export function orderFault(state: PackingState): Refusal | null {
  const { sapChange } = state;
  if (sapChange === null) return null;
  return sapChange.now === null ? orderGone(state) : orderChanged(state, sapChange.now);
}

/** Why nothing more of a carton or shipment is worth doing: SAP has the order no more. */
export function goneFault(state: PackingState): Refusal | null {
  return state.sapChange !== null && state.sapChange.now === null ? orderGone(state) : null;
}

/**
 * Why goods are not packed before somebody has taken over what SAP changed: the two orders do not agree on
 * whether so much of the item belongs in.
 *
 * @param amount in base units; null while it is not known
 */
export function disagreement(state: PackingState, item: Item, amount: Quantity | null): Refusal | null {
  const { sapChange, work } = state;
  if (sapChange === null) return null;
  if (sapChange.now === null) return orderGone(state);
  const packed = sum(positionsOfItem(work, item.itemCode).map((position) => packedOf(state, position)));
  const fitsInto = (order: Work): boolean => {
    const ordered = orderedOf(order, item);
    return amount === null ? packed < ordered : sum([packed, amount]) <= ordered;
  };
  return fitsInto(work) === fitsInto(sapChange.now) ? null : orderChanged(state, sapChange.now);
}

function packedOverOrder({ line, packed, ordered, surplus, cartons }: Surplus): Refusal {
  const uom = line.item.baseUom.code;
  const params = { packed, ordered, surplus, uom, cartons: numbersOf(cartons) };
  return refusal('PACKED_OVER_ORDER', { ...naming(line.item), ...params });
}

function orderGone({ work }: PackingState): Refusal {
  return refusal('ORDER_GONE', { order: work.order.number });
}

function orderChanged({ work }: PackingState, now: Work): Refusal {
  const found = differences(work, now);
  const items = found.flatMap(({ params }) => ('item' in params ? params.item : []));
  return refusal('SAP_CHANGED_ORDER', {
    order: work.order.number,
    changes: found.length,
    items: list(items),
  });
}

function orderedOf(work: Work, item: Item): Quantity {
  return sum(positionsOfItem(work, item.itemCode).map((position) => lineAt(work, position).quantity));
}

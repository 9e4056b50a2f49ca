import { cartonOnBench } from '../cartons.ts';
import type { CommandContext } from '../commands.ts';
import { inVainFault, labelFault } from '../may-not-leave.ts';
import { incompleteItems, splitItems } from '../progress.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState, Person } from '../state.ts';
import { orderFault } from './changes.ts';
import { accepted, type Decision, lift, list, refuse, refused } from './decision.ts';
import { firstOf, labelOutstanding, stillPending, takingOut } from './readiness.ts';

/**
 * Closes the shipment, if SAP still has the order as it was packed. One that is not complete needs the customer's consent, the rule's or a right, and a
 * reason; the reason of whoever gave their word for it counts too.
 */
export function closeShipment(
  state: PackingState,
  reason: string | null,
  { person, today, override }: CommandContext,
): Decision {
  const inTheWay = firstOf(
    orderFault(state),
    takingOut(state),
    stillPending(state),
    inVainFault(state, state.cartons, today),
    cartonsUnfinished(state),
    labelFault(state),
  );
  if (inTheWay !== null) return refused(inTheWay);
  const missing = list(incompleteItems(state));
  if (missing === '') {
    return accepted({ type: 'ShipmentClosed', partial: false, reason: null, override: null });
  }
  const forbidden = partialFault(state, missing);
  if (forbidden !== null) return refused(forbidden);
  const lifted = lift(partialObjections(state, person, missing), override);
  if ('refusal' in lifted) return refused(lifted.refusal);
  const why = (reason ?? '').trim() === '' ? (lifted.override?.reason ?? null) : reason;
  if (why === null) return refuse('PARTIAL_NEEDS_REASON', { missing });
  return accepted({ type: 'ShipmentClosed', partial: true, reason: why, override: lifted.override });
}

function cartonsUnfinished(state: PackingState): Refusal | null {
  const outstanding = labelOutstanding(state);
  if (outstanding !== null) return outstanding;
  const onBench = cartonOnBench(state);
  if (onBench?.status === 'weighing') return refusal('CARTON_CLOSING', { carton: onBench.number });
  if (onBench !== undefined && onBench.contents.length > 0) {
    return refusal('CARTON_STILL_OPEN', { carton: onBench.number });
  }
  const packed = state.cartons.some(({ contents }) => contents.length > 0);
  return packed ? null : refusal('NOTHING_PACKED', {});
}

function partialFault({ work, rules }: PackingState, missing: string): Refusal | null {
  if (!work.partialAllowed) {
    return refusal('PARTIAL_NOT_BY_CUSTOMER', { customer: work.customer.name, missing });
  }
  return rules.partialShipment === 'never' ? refusal('PARTIAL_NOT_BY_RULE', { missing }) : null;
}

function partialObjections(state: PackingState, person: Person, missing: string): readonly Refusal[] {
  const { work, rules } = state;
  const split = list(splitItems(state));
  const mayShipPartial = rules.partialShipment === 'allowed' || person.rights.includes('shipPartial');
  return [
    ...(split === '' ? [] : [refusal('SPLIT_NOT_BY_CUSTOMER', { customer: work.customer.name, split })]),
    ...(mayShipPartial ? [] : [refusal('PARTIAL_NEEDS_RIGHT', { name: person.name, missing })]),
  ];
}

import type { CommandContext } from '../commands.ts';
import { isPackable, type Quantity } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState, Person } from '../state.ts';
import { amountFault } from './amounts.ts';
import { accepted, type Decision, lift, refuse, refused } from './decision.ts';
import { openCartonOf } from './readiness.ts';

/** A quantity typed for the goods in hand, else for the next scan. It is judged with the goods. */
export function typeQuantity(
  state: PackingState,
  count: Quantity,
  { person, override }: CommandContext,
): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  if (!isPackable(count)) return refuse('QUANTITY_INVALID', { count });
  const { pending } = state;
  const fault = pending === null ? null : amountFault({ ...pending, count });
  if (fault !== null) return refused(fault);
  const lifted = lift(typingObjections(state, person), override);
  return 'refusal' in lifted
    ? refused(lifted.refusal)
    : accepted({ type: 'QuantityTyped', count, override: lifted.override });
}

function typingObjections({ rules }: PackingState, person: Person): readonly Refusal[] {
  if (rules.quantity === 'each') return [refusal('QUANTITY_BY_SCAN_ONLY', {})];
  return person.rights.includes('typeQuantity')
    ? []
    : [refusal('QUANTITY_NEEDS_RIGHT', { name: person.name })];
}

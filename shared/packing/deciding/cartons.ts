import { cartonNumbered, cartonOnBench } from '../cartons.ts';
import type { CommandContext, SessionCommand } from '../commands.ts';
import { refusal } from '../refusals.ts';
import type { Packaging } from '../rules.ts';
import type { PackingState } from '../state.ts';
import { accepted, type Decision, lift, list, refuse, refused } from './decision.ts';
import { firstOf, labelOutstanding, openCartonOf, stillPending, takingOut } from './readiness.ts';

/** More cartons for one shipment are a mistake at the bench, not a shipment. */
const MAX_CARTONS = 999;

/** Opens the next carton, in the packaging of the one before where none is named. */
export function openCarton(
  state: PackingState,
  { packaging }: Extract<SessionCommand, { type: 'openCarton' }>,
): Decision {
  const inTheWay = firstOf(labelOutstanding(state), stillPending(state));
  if (inTheWay !== null) return refused(inTheWay);
  const onBench = cartonOnBench(state);
  if (onBench !== undefined) {
    const code = onBench.status === 'weighing' ? 'CARTON_CLOSING' : 'CARTON_ALREADY_OPEN';
    return refuse(code, { carton: onBench.number });
  }
  if (state.cartons.length >= MAX_CARTONS) return refuse('TOO_MANY_CARTONS', { limit: MAX_CARTONS });
  const chosen = packaging === null ? packagingBefore(state) : packagingOf(state, packaging);
  if (chosen === undefined) return refuse('PACKAGING_UNKNOWN', unknownPackaging(state, packaging));
  const number = Math.max(0, ...state.cartons.map((carton) => carton.number)) + 1;
  return accepted({ type: 'CartonOpened', number, packaging: chosen });
}

/** The carton on the bench is of another kind than was thought. */
export function choosePackaging(state: PackingState, code: string): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const packaging = packagingOf(state, code);
  return packaging === undefined
    ? refuse('PACKAGING_UNKNOWN', unknownPackaging(state, code))
    : accepted({ type: 'PackagingChosen', carton: ready.carton.number, packaging });
}

/**
 * Opens a closed carton again: its SSCC is dead from then on. With a reason, and by right or on the word of
 * somebody with the right.
 */
export function reopenCarton(
  state: PackingState,
  { number, reason }: Extract<SessionCommand, { type: 'reopenCarton' }>,
  { person, override }: CommandContext,
): Decision {
  const inTheWay = firstOf(takingOut(state), stillPending(state));
  if (inTheWay !== null) return refused(inTheWay);
  const carton = cartonNumbered(state, number);
  if (carton === undefined) return refuse('CARTON_UNKNOWN', { carton: number });
  if (carton.sscc === null) return refuse('CARTON_NOT_CLOSED', { carton: number });
  const outstanding = carton.status === 'closed' ? null : labelOutstanding(state);
  if (outstanding !== null) return refused(outstanding);
  const onBench = cartonOnBench(state);
  if (onBench?.status === 'weighing') return refuse('CARTON_CLOSING', { carton: onBench.number });
  if (onBench !== undefined && onBench.contents.length > 0) {
    return refuse('CARTON_ALREADY_OPEN', { carton: onBench.number });
  }
  const mayReopen = person.rights.includes('reopenCarton');
  const lifted = lift(
    mayReopen ? [] : [refusal('REOPEN_NEEDS_RIGHT', { carton: number, name: person.name })],
    override,
  );
  if ('refusal' in lifted) return refused(lifted.refusal);
  const why = reason.trim() === '' ? (lifted.override?.reason ?? '') : reason;
  if (why.trim() === '') return refuse('REASON_MISSING', {});
  return accepted({
    type: 'CartonReopened',
    carton: number,
    deadSscc: carton.sscc,
    reason: why,
    override: lifted.override,
  });
}

function packagingOf({ rules }: PackingState, code: string): Packaging | undefined {
  return rules.packagings.find((packaging) => packaging.code === code);
}

function packagingBefore({ cartons, rules }: PackingState): Packaging | undefined {
  return cartons.at(-1)?.packaging ?? rules.packagings[0];
}

function unknownPackaging({ rules }: PackingState, packaging: string | null) {
  return { packaging: packaging ?? '', known: list(rules.packagings.map(({ code }) => code)) };
}

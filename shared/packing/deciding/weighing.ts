import { checkDigit } from '../../barcode/index.ts';
import { cartonOnBench } from '../cartons.ts';
import type { CommandContext, SessionCommand, StableWeight } from '../commands.ts';
import { inVainFault } from '../may-not-leave.ts';
import { subtract } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { Carton, Override, PackingState, Weighing } from '../state.ts';
import { expectedWeight } from '../weight.ts';
import { goneFault } from './changes.ts';
import { accepted, type Decision, lift, refuse, refused } from './decision.ts';
import { firstOf, openCartonOf, stillPending, takingOut } from './readiness.ts';

/** Puts the carton up for weighing; where the rules ask for no weight it is closed at once. */
export function startClosing(state: PackingState, sscc: string, { today }: CommandContext): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const { carton } = ready;
  const inTheWay = firstOf(
    goneFault(state),
    takingOut(state),
    stillPending(state),
    inVainFault(state, [carton], today),
  );
  if (inTheWay !== null) return refused(inTheWay);
  if (carton.contents.length === 0) return refuse('CARTON_EMPTY', { carton: carton.number });
  if (state.rules.weight.required) return accepted({ type: 'ClosingStarted', carton: carton.number });
  return closed(state, carton, sscc, null, null);
}

export function cancelClosing(state: PackingState): Decision {
  const carton = cartonOnBench(state);
  return carton?.status === 'weighing'
    ? accepted({ type: 'ClosingCancelled', carton: carton.number })
    : refuse('NOT_CLOSING', {});
}

/** Closes the carton under its SSCC when the scale says what was expected, or somebody answers for it. */
export function weigh(
  state: PackingState,
  { weight, sscc }: Extract<SessionCommand, { type: 'weigh' }>,
  { override }: CommandContext,
): Decision {
  const carton = cartonOnBench(state);
  if (carton?.status !== 'weighing') return refuse('NOT_CLOSING', {});
  const { number, packaging } = carton;
  const { grams: actual } = weight;
  if (actual <= 0) return refuse('SCALE_EMPTY', {});
  if (actual < packaging.tareGrams) {
    return refuse('WEIGHT_BELOW_TARE', { carton: number, actual, tare: packaging.tareGrams });
  }
  const lifted = lift(weightObjections(state, carton, actual), override);
  if ('refusal' in lifted) return refused(lifted.refusal);
  return closed(state, carton, sscc, weighingOf(state, carton, weight, lifted.override), lifted.override);
}

function weightObjections(state: PackingState, carton: Carton, actual: number): readonly Refusal[] {
  const { grams: expected, toleranceGrams } = expectedWeight(state, carton);
  if (expected === null) return [];
  const tolerance = toleranceGrams ?? 0;
  const params = { carton: carton.number, actual, expected, tolerance };
  const off = subtract(actual, expected);
  if (off < -tolerance) return [refusal('WEIGHT_UNDER', params)];
  return off > tolerance ? [refusal('WEIGHT_OVER', params)] : [];
}

function weighingOf(
  state: PackingState,
  carton: Carton,
  { grams, scale }: StableWeight,
  override: Override | null,
): Weighing {
  const expected = expectedWeight(state, carton);
  return {
    grossGrams: grams,
    expectedGrams: expected.grams,
    toleranceGrams: expected.toleranceGrams,
    verdict: expected.grams === null ? 'unknown' : override === null ? 'within' : 'overridden',
    scale,
  };
}

function closed(
  state: PackingState,
  carton: Carton,
  sscc: string,
  weighing: Weighing | null,
  override: Override | null,
): Decision {
  if (!isValidSscc(sscc)) return refuse('SSCC_INVALID', { sscc });
  const used = state.deadSsccs.includes(sscc) || state.cartons.some((one) => one.sscc === sscc);
  return used
    ? refuse('SSCC_USED', { sscc })
    : accepted({ type: 'CartonClosed', carton: carton.number, sscc, weighing, override });
}

/** True for 18 digits of which the last is the check digit of the others. */
function isValidSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1);
}

import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import type { Message, ScaleCheckReason, StationView } from '../../../shared/contracts/station-view.ts';
import { subtract } from '../../../shared/packing/quantity.ts';
import type { ScaleDuty } from '../devices/kept.ts';
import { lastScaleCheck, type ScaleCheck } from '../journal/scale-checks.ts';
import { type Desk, type DeskPorts, entry, type Origin } from './desk.ts';
import { ACCEPTED, refuse, tell } from './perform.ts';

const MS_PER_HOUR = 3_600_000;

/** Why the scale has to weigh its test weight before it weighs a carton; null when it need not. */
export function scaleCheckDue(
  ports: Pick<DeskPorts, 'journal' | 'clock' | 'scaleDuty'>,
): { readonly duty: ScaleDuty; readonly why: ScaleCheckReason } | null {
  const duty = ports.scaleDuty();
  if (duty === null) return null;
  const why = whyDue(duty, lastScaleCheck(ports.journal.db, duty.scale), ports.clock.now());
  return why && { duty, why };
}

/** The test weight of the scale as the page shows it; null where it has none. */
export function scaleCheckView(
  ports: Pick<DeskPorts, 'journal' | 'clock' | 'scaleDuty'>,
): StationView['scaleCheck'] {
  const duty = ports.scaleDuty();
  if (duty === null) return null;
  const { grams, toleranceGrams } = duty.testWeight;
  const last = lastScaleCheck(ports.journal.db, duty.scale);
  return {
    ...{ grams, toleranceGrams, why: whyDue(duty, last, ports.clock.now()) },
    last: last && { at: last.at, passed: last.passed },
  };
}

/** What weighing a carton says while the check is due. Nobody's right lifts it. */
export function refuseUnchecked(
  desk: Desk,
  ports: DeskPorts,
  { duty, why }: NonNullable<ReturnType<typeof scaleCheckDue>>,
  origin: Origin,
): StationAnswer {
  return refuse(desk, ports, { code: 'SCALE_CHECK_DUE', params: { why, ...limits(duty) } }, origin);
}

/**
 * Weighs the test weight, which lies on the scale now, and puts on record what came of it. After a check that
 * failed no carton is weighed until one has passed.
 */
export function checkScale(desk: Desk, ports: DeskPorts, origin: Origin): StationAnswer {
  const duty = ports.scaleDuty();
  if (duty === null) return refuse(desk, ports, { code: 'NO_TEST_WEIGHT', params: {} }, origin);
  const reading = ports.weight()?.reading;
  if (!reading) return refuse(desk, ports, { code: 'SCALE_AWAY', params: {} }, origin);
  const { verdict, grams } = reading;
  if (grams === null || (verdict !== 'stable' && verdict !== 'zero')) {
    return refuse(desk, ports, { code: 'SCALE_NOT_STABLE', params: { verdict } }, origin);
  }
  // That somebody pressed before the weight was on the scale is no failure of the scale.
  if (Math.abs(grams) <= duty.testWeight.toleranceGrams) {
    return refuse(desk, ports, { code: 'TEST_WEIGHT_NOT_ON_SCALE', params: limits(duty) }, origin);
  }
  return recordScaleCheck(desk, ports, duty, grams, origin);
}

/** Puts on record that the test weight lies on this scale, and what it showed. */
export function recordScaleCheck(
  desk: Desk,
  ports: DeskPorts,
  duty: ScaleDuty,
  grams: number,
  by: Origin,
): StationAnswer {
  const { scale, identity, testWeight } = duty;
  const origin: Origin = { ...by, device: scale };
  const ok = Math.abs(subtract(grams, testWeight.grams)) <= testWeight.toleranceGrams;
  const body = {
    ...{ scale, identity, grams },
    ...{ expectedGrams: testWeight.grams, toleranceGrams: testWeight.toleranceGrams },
  };
  // It belongs to the scale, whatever order lies on the bench.
  const checked = { ...entry(desk, origin, ok ? 'ScaleChecked' : 'ScaleCheckFailed', body), session: null };
  const seq = ports.journal.append([checked])[0]?.seq ?? 0;
  // A weight that was refused before may not be let pass on the word of a scale that failed since.
  desk.liftable = null;
  const said: Message = {
    code: ok ? 'ScaleChecked' : 'SCALE_CHECK_FAILED',
    params: { actual: grams, ...limits(duty) },
  };
  tell(desk, ports, { seq, ok, tone: ok ? 'right' : 'weight', message: said }, origin);
  return ok ? ACCEPTED : { ok, refusal: said };
}

function whyDue(
  { identity, testWeight }: ScaleDuty,
  last: ScaleCheck | null,
  now: Date,
): ScaleCheckReason | null {
  if (last === null) return 'never';
  if (!last.passed) return 'failed';
  if (identity !== null && last.identity !== null && identity !== last.identity) return 'otherScale';
  const ageMs = now.getTime() - Date.parse(last.at);
  // A check of tomorrow was made by a clock that was wrong: nobody knows how old it is.
  return ageMs >= 0 && ageMs < testWeight.everyHours * MS_PER_HOUR ? null : 'old';
}

function limits({ testWeight }: ScaleDuty): { readonly expected: number; readonly tolerance: number } {
  return { expected: testWeight.grams, tolerance: testWeight.toleranceGrams };
}

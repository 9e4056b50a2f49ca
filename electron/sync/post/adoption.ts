import type { Outcome } from '../service-layer/outcome.ts';
import type { Shipment, Verdict } from '../store/store.ts';
import { DECIDED_REPEAT_MS } from './approval.ts';
import type { Sighting } from './look-up.ts';
import { after, type Circumstances, inWords, landedNotFound, quietly } from './verdict.ts';

/** True while it is open whether a delivery that was booked by hand was adopted for the shipment. */
export function isBeingAdopted({ state, adoption }: Shipment): boolean {
  return state === 'unknown' && adoption !== null;
}

/**
 * What becomes of a shipment whose adoption does not show in SAP. Other than after a post, nothing is sent again by
 * itself: there is a delivery in SAP for the same goods, and a person has to say what is meant.
 *
 * @param outcome of the adoption, or null when the shipment is looked up later
 */
export function notSeenAdopted(
  outcome: Outcome<unknown> | null,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict {
  if (outcome?.kind === 'done' || shipment.adoption === 'taken') {
    return landedNotFound(shipment, circumstances);
  }
  const mayLand = outcome === null || (outcome.kind === 'unknown' && outcome.mayLand);
  const waits = mayLand ? quietly(shipment, circumstances) : null;
  return waits ?? notAdopted(outcome === null ? null : inWords(outcome), shipment, circumstances);
}

export function notAdopted(
  sap: string | null,
  { document }: Shipment,
  circumstances: Circumstances,
): Verdict {
  return {
    state: 'refused',
    document,
    reason: { code: 'NOT_ADOPTED', sap },
    dueAt: document === null ? null : after(circumstances, DECIDED_REPEAT_MS),
  };
}

/**
 * True when SAP has no delivery of the shipment, and none comes of what it took of it. What it took as a draft, and
 * has no more, was removed there; what it took otherwise has to be found.
 */
export function isSurelyNotInSap(
  sighting: Sighting,
  { document, landed, saved, adoption }: Shipment,
): boolean {
  if (adoption === 'taken' || (sighting.kind !== 'rowOnly' && sighting.kind !== 'absent')) return false;
  const wasDraft = document !== null && !saved;
  return wasDraft || (sighting.kind === 'absent' && !landed);
}

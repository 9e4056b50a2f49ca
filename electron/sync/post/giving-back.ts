import type { Shipment, Verdict } from '../store/store.ts';
import { isSurelyNotInSap } from './adoption.ts';
import { DECIDED_REPEAT_MS } from './approval.ts';
import { afterLookUp } from './judging.ts';
import type { Sighting } from './look-up.ts';
import { after, type Circumstances, LONGEST_REPEAT_MS, repeatIn } from './verdict.ts';

/**
 * What becomes of a shipment that was given back, once SAP was asked for it. Null when SAP surely has no delivery of
 * it and none can land any more: its goods may be offered again. A delivery that is there after all makes it posted.
 *
 * @param mayLandUntil when an attempt that this service knows nothing of can no longer land
 */
export function afterGivingBack(
  sighting: Sighting,
  shipment: Shipment,
  mayLandUntil: number,
  circumstances: Circumstances,
): Verdict | null {
  const givenBack = (reason: Verdict['reason'], ms: number): Verdict => ({
    state: 'givenBack',
    document: shipment.document,
    reason,
    dueAt: after(circumstances, ms),
  });
  switch (sighting.kind) {
    case 'delivered':
      return afterLookUp(sighting, null, shipment, circumstances);
    case 'draft':
      // It may still be approved: as long as it is there, a delivery can come of it.
      return {
        ...givenBack({ code: 'GIVEN_BACK_DRAFT', sap: null }, DECIDED_REPEAT_MS),
        document: sighting.document,
      };
    case 'unsure':
      return givenBack({ code: 'GIVEN_BACK', sap: null }, repeatIn(shipment, circumstances));
    case 'rowOnly':
    case 'absent': {
      const quietUntil = Date.parse(shipment.lastAttemptAt ?? '') + circumstances.quietPeriodMs;
      const left = Math.max(mayLandUntil, Number.isNaN(quietUntil) ? 0 : quietUntil) - circumstances.now;
      if (left > 0)
        return givenBack({ code: 'GIVEN_BACK_QUIET', sap: null }, Math.min(left, LONGEST_REPEAT_MS));
      return isSurelyNotInSap(sighting, shipment)
        ? null
        : givenBack({ code: 'GIVEN_BACK_NOT_FOUND', sap: null }, DECIDED_REPEAT_MS);
    }
    default:
      return sighting satisfies never;
  }
}

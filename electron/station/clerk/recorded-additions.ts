import type { RecordedAddition } from '../../../shared/contracts/shipment-record.ts';
import type { Db } from '../../service/sqlite.ts';
import { additionsOf } from '../additions/additions.ts';

/** Everything that was ever given for the shipment's delivery, the newest first. */
export function recordedAdditions(
  db: Db,
  shipmentId: string,
  nameOf: (id: string | null) => string,
): RecordedAddition[] {
  return additionsOf(db, shipmentId)
    .map(({ seq, kind, at, person, numbers, state, since, inSap, reasonCode, sapSaid }) => ({
      seq,
      kind,
      at,
      by: nameOf(person),
      numbers: [...numbers],
      state,
      since,
      inSap,
      reason: reasonCode === null ? null : { code: reasonCode, params: {} },
      sapSaid,
    }))
    .reverse();
}

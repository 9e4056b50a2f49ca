import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';

/** True while a shipment is on its way into SAP or has to be looked at: everything else waits for it. */
export function isBusyWithShipments(db: Db, at: string): boolean {
  const one = prepared(db, `SELECT 1 FROM shipment WHERE due_at <= ? OR state = 'posting' LIMIT 1`).get(at);
  return one !== undefined;
}

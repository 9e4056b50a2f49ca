import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';

/** Nothing waits longer (approval.ts: ten minutes); what is due later still was so written before the clock was set back. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** The two values of `DUE`: now, and when nothing can be due yet. */
export function dueBetween(at: string): [at: string, beyond: string] {
  return [at, new Date(Date.parse(at) + LONGEST_WAIT_MS).toISOString()];
}

/**
 * Which shipments `s` may be acted on. An attempt whose fate is open may still land, so another shipment of the same
 * order is not posted before it is settled; the open one itself is only looked up.
 */
export const DUE = `s.due_at IS NOT NULL AND NOT (s.due_at > ? AND s.due_at <= ?)
  AND s.state <> 'posting' AND (s.state = 'unknown' OR NOT EXISTS
    (SELECT 1 FROM shipment o WHERE o.order_key = s.order_key AND o.state IN ('posting', 'unknown')))
  AND (s.state <> 'waiting' OR NOT EXISTS
    (SELECT 1 FROM shipment e WHERE e.order_key = s.order_key AND e.state = 'waiting'
       AND e.due_at IS NOT NULL AND e.rowid < s.rowid))`;

/**
 * True while a shipment is on its way into SAP or has to be looked at: everything else waits for it. One that waits
 * for another of its order keeps nothing else waiting: that other one may be open for as long as nobody decides.
 */
export function isBusyWithShipments(db: Db, at: string): boolean {
  const posting = prepared(db, "SELECT 1 FROM shipment WHERE state = 'posting' LIMIT 1").get();
  if (posting !== undefined) return true;
  return prepared(db, `SELECT 1 FROM shipment s WHERE ${DUE} LIMIT 1`).get(...dueBetween(at)) !== undefined;
}

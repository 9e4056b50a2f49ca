import { STATES_FOR } from '../../../../shared/contracts/shipment-actions.ts';
import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { NewAdoption, NewAttempt } from '../store.ts';
import { nextRevision } from './revision.ts';
import { statusOf } from './shipment-rows.ts';

/**
 * Null when the shipment was put aside, or is not one to post any more, since it was found due. Within the caller's
 * transaction.
 */
export function beginAttempt(db: Db, attempt: NewAttempt, now: Date, deadlineMs: number): number | null {
  const { state } = statusOf(db, attempt.id);
  const isMeant = attempt.kind === 'post' ? state === 'waiting' : state !== 'held' && state !== 'givenBack';
  return isMeant ? writeAttempt(db, { ...attempt, delivery: null }, now, deadlineMs) : null;
}

/**
 * A held shipment is let go with it: what becomes of the adoption has to be followed. Null when it may not begin: see
 * the store's port. Within the caller's transaction.
 */
export function beginAdoption(db: Db, adoption: NewAdoption, now: Date, deadlineMs: number): number | null {
  const { id, number, person } = adoption;
  if (!STATES_FOR.bookedByHand.includes(statusOf(db, id).state) || mayStillLand(db, adoption)) return null;
  prepared(
    db,
    "INSERT INTO shipment_decision (shipment_id, at, what, person, reason) VALUES (?, ?, 'bookedByHand', ?, ?)",
  ).run(id, now.toISOString(), person, String(number));
  prepared(db, 'UPDATE shipment SET put_aside = NULL WHERE id = ?').run(id);
  return writeAttempt(db, { ...adoption, kind: 'adopt' }, now, deadlineMs);
}

type Begun = {
  readonly id: string;
  readonly kind: NewAttempt['kind'] | 'adopt';
  readonly requestSha256: string;
  readonly delivery: number | null;
};

function writeAttempt(
  db: Db,
  { id, kind, requestSha256, delivery }: Begun,
  now: Date,
  deadlineMs: number,
): number {
  const n =
    Number(prepared(db, 'SELECT count(*) FROM attempt WHERE shipment_id = ?').pluck().get(id) ?? 0) + 1;
  const beganAt = now.toISOString();
  const deadline = new Date(now.getTime() + deadlineMs).toISOString();
  prepared(
    db,
    `INSERT INTO attempt (shipment_id, n, kind, request_sha256, began_at, deadline_at, delivery)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, n, kind, requestSha256, beganAt, deadline, delivery);
  prepared(
    db,
    `UPDATE shipment SET state = 'posting', tries = 0, reason_code = NULL, reason_sap = NULL, due_at = NULL,
       since = ?, revision = ? WHERE id = ?`,
  ).run(beganAt, nextRevision(db, 'shipmentRevision'), id);
  return n;
}

/** Of the order's shipments any, or of another shipment the adoption of the same delivery. */
function mayStillLand(db: Db, { id, delivery }: NewAdoption): boolean {
  const found = prepared<[string, number]>(
    db,
    `SELECT 1 FROM shipment o WHERE o.state IN ('posting', 'unknown')
       AND (o.order_key = (SELECT order_key FROM shipment WHERE id = ?)
         OR EXISTS (SELECT 1 FROM attempt a WHERE a.shipment_id = o.id AND a.delivery = ?))`,
  ).get(id, delivery);
  return found !== undefined;
}

import { STATES_FOR } from '../../../../shared/contracts/shipment-actions.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { PersonsDecision, PutAside } from '../store.ts';
import { offerOrderAgain } from './catalogue.ts';
import { nextRevision } from './revision.ts';
import { statusOf } from './shipment-rows.ts';

/**
 * A person puts a shipment aside; who and why stays on record. What became of it in SAP so far stays beside it: a
 * held one goes on from there. Within the caller's transaction.
 */
export function putAside(
  db: Db,
  id: string,
  station: string,
  { what, person, reason }: PersonsDecision,
  at: string,
): PutAside {
  if (!isOfStation(db, id, station)) return { kind: 'notKnown' };
  const { state } = statusOf(db, id);
  if (!STATES_FOR[what].includes(state)) return { kind: 'notNow', state };
  db.prepare(
    'INSERT INTO shipment_decision (shipment_id, at, what, person, reason) VALUES (?, ?, ?, ?, ?)',
  ).run(id, at, what, person, reason);
  // What is given back is looked for in SAP at once; what is held is let be.
  const [next, dueAt] = what === 'hold' ? (['held', null] as const) : (['givenBack', at] as const);
  db.prepare(
    'UPDATE shipment SET put_aside = ?, tries = 0, since = ?, due_at = ?, revision = ? WHERE id = ?',
  ).run(next, at, dueAt, nextRevision(db, 'shipmentRevision'), id);
  return { kind: 'done', status: statusOf(db, id) };
}

/** The goods of a shipment that was given back are nobody's any more. Within the caller's transaction. */
export function freeGoods(db: Db, id: string, at: string): void {
  const order = db
    .prepare<[string, number, string], number>(
      `UPDATE shipment SET state = 'refused', freed_at = ?, due_at = NULL, revision = ?
       WHERE id = ? AND put_aside = 'givenBack' RETURNING order_entry`,
    )
    .pluck()
    .get(at, nextRevision(db, 'shipmentRevision'), id);
  if (order !== undefined) offerOrderAgain(db, order);
}

export function isOfStation(db: Db, id: string, station: string): boolean {
  return db.prepare('SELECT 1 FROM shipment WHERE id = ? AND station = ?').get(id, station) !== undefined;
}

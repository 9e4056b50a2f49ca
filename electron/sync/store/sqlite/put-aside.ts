import { STATES_FOR } from '../../../../shared/contracts/shipment-actions.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { PersonsDecision, PutAside } from '../store.ts';
import { offerOrderAgain } from './catalogue.ts';
import { nextRevision } from './revision.ts';
import { statusOf } from './shipment-rows.ts';

/**
 * A person puts a shipment aside; who and why stays on record. Why it is not in SAP stays beside a held one, which
 * goes on from there. Within the caller's transaction.
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
  const aside = [at, nextRevision(db, 'shipmentRevision'), id];
  if (what === 'hold') {
    // Whatever a waiting one waited for, it does so no more.
    db.prepare(
      `UPDATE shipment SET put_aside = 'held', tries = 0, due_at = NULL, since = ?, revision = ?,
         reason_code = CASE state WHEN 'waiting' THEN NULL ELSE reason_code END WHERE id = ?`,
    ).run(...aside);
  } else {
    // It is looked for in SAP at once.
    db.prepare(
      `UPDATE shipment SET put_aside = 'givenBack', tries = 0, reason_code = 'GIVEN_BACK', reason_sap = NULL,
         due_at = ?, since = ?, revision = ? WHERE id = ?`,
    ).run(at, ...aside);
  }
  return { kind: 'done', status: statusOf(db, id) };
}

/** The goods of a shipment that was given back are nobody's any more. Within the caller's transaction. */
export function freeGoods(db: Db, id: string, at: string): void {
  const order = db
    .prepare<[string, number, string], string>(
      `UPDATE shipment SET state = 'refused', reason_code = 'GIVEN_BACK_FREE', reason_sap = NULL, freed_at = ?,
         due_at = NULL, revision = ?
       WHERE id = ? AND put_aside = 'givenBack' RETURNING order_key`,
    )
    .pluck()
    .get(at, nextRevision(db, 'shipmentRevision'), id);
  if (order !== undefined) offerOrderAgain(db, order);
}

export function isOfStation(db: Db, id: string, station: string): boolean {
  return db.prepare('SELECT 1 FROM shipment WHERE id = ? AND station = ?').get(id, station) !== undefined;
}

import type { ShipmentStatus } from '../../../../shared/contracts/confirmation.ts';
import { keyOfItsOrder } from '../../../../shared/packing/order-key.ts';
import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { NewAttempt, Shipment, ShipmentStore, Submission, Verdict } from '../store.ts';
import { beginAdoption, beginAttempt } from './attempts.ts';
import { DUE, dueBetween } from './busy.ts';
import { offerOrderAgain } from './catalogue.ts';
import { freeGoods, isOfStation, putAside } from './put-aside.ts';
import { newestRevision, nextRevision } from './revision.ts';
import {
  SELECT_STATUS,
  type ShipmentRow,
  STATE,
  type StatusRow,
  statusOf,
  toShipment,
  toStatus,
} from './shipment-rows.ts';

/** The shipment part of the store, over tables `shipment` and `attempt`. */
export function openShipments(db: Db, now: () => Date, changed: () => void): ShipmentStore {
  const inOne = <T>(work: () => T): T => {
    const result = db.transaction(work).immediate();
    changed();
    return result;
  };
  const at = () => now().toISOString();
  return {
    accept: async (submission) => {
      const known = knownSha256(db, submission.confirmation.shipmentId);
      if (known === undefined) return inOne(() => accept(db, submission, at()));
      if (known === submission.sha256 && submission.known === 'giveBack') {
        // A copy from before it was given back is all that this store is; nobody takes that back.
        inOne(() => takeAsBefore(db, submission, at()));
      }
      return compare(db, submission, known);
    },
    due: async (limit, underWay) => due(db, at(), limit, underWay),
    beginAttempt: async (attempt, deadlineMs) => inOne(() => beginAttempt(db, attempt, now(), deadlineMs)),
    beginAdoption: async (adoption, deadlineMs) =>
      inOne(() => beginAdoption(db, adoption, now(), deadlineMs)),
    ofStation: async (id, station) => (isOfStation(db, id, station) ? shipmentOf(db, id) : null),
    noteAnswer: async (id, answer) => noteAnswer(db, id, answer, at()),
    settle: async (id, verdict) => inOne(() => settle(db, id, verdict, at())),
    retry: async (id, station) => inOne(() => retry(db, id, station, at())),
    putAside: async (id, station, decision) => inOne(() => putAside(db, id, station, decision, at())),
    freeGoods: async (id) => inOne(() => freeGoods(db, id, at())),
    recover: async () => inOne(() => recover(db, at())),
    newestRevision: async () => newestRevision(db, 'shipmentRevision'),
    statusesAfter: async (station, revision, limit) =>
      prepared<[string, number, number], StatusRow>(
        db,
        `${SELECT_STATUS} WHERE station = ? AND revision > ? ORDER BY revision LIMIT ?`,
      )
        .all(station, revision, limit)
        .map(toStatus),
  };
}

function knownSha256(db: Db, id: string): string | undefined {
  return db.prepare<[string], string>('SELECT sha256 FROM shipment WHERE id = ?').pluck().get(id);
}

function compare(
  db: Db,
  submission: Submission,
  known: string,
): Awaited<ReturnType<ShipmentStore['accept']>> {
  if (known !== submission.sha256) return { kind: 'different' };
  return { kind: 'stored', status: statusOf(db, submission.confirmation.shipmentId) };
}

/** Who decided and why, or when SAP took it, is in the journal of the station, which told that it was. */
const BEFORE = 'before this store knew of it';

/** Stores the shipment and takes it off the open work in the same commit, so that nobody is offered it again. */
function accept(db: Db, submission: Submission, at: string) {
  const { shipmentId } = submission.confirmation;
  const orderKey = keyOfItsOrder(submission.confirmation);
  prepared(
    db,
    `INSERT INTO shipment (id, station, order_key, document, sha256, state, since, due_at, revision)
     VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?)`,
  ).run(
    shipmentId,
    submission.station,
    orderKey,
    Buffer.from(submission.document),
    submission.sha256,
    at,
    at,
    nextRevision(db, 'shipmentRevision'),
  );
  offerOrderAgain(db, orderKey);
  takeAsBefore(db, submission, at);
  return { kind: 'stored' as const, status: statusOf(db, shipmentId) };
}

function takeAsBefore(db: Db, { confirmation, station, known }: Submission, at: string): void {
  const { shipmentId } = confirmation;
  if (known === 'landed') landedBefore(db, shipmentId, at);
  else if (known) putAside(db, shipmentId, station, { what: known, person: station, reason: BEFORE }, at);
}

/** An attempt of an earlier store, to which SAP answered that it took it: looked for from now on, never posted. */
function landedBefore(db: Db, id: string, at: string): void {
  db.prepare(
    `INSERT INTO attempt (shipment_id, n, kind, request_sha256, began_at, deadline_at, ended_at, answer, landed)
     VALUES (?, 1, 'post', '', ?, ?, ?, ?, 1)`,
  ).run(id, at, at, at, BEFORE);
  const reason = { code: 'LANDED_NOT_FOUND', sap: null } as const;
  settle(db, id, { state: 'unknown', document: null, reason, dueAt: at }, at);
}

const LANDED = (kind: NewAttempt['kind']): string =>
  `EXISTS (SELECT 1 FROM attempt a WHERE a.shipment_id = s.id AND a.kind = '${kind}' AND a.landed = 1)`;

/** The search reads the indexes alone, however much waits. */
function due(
  db: Db,
  at: string,
  limit: number,
  underWay: ReadonlySet<string> = new Set(),
): Awaited<ReturnType<ShipmentStore['due']>> {
  const range = dueBetween(at);
  const rows = prepared<[string, string], { id: string; order_key: string }>(
    db,
    `SELECT s.id, s.order_key FROM shipment s WHERE ${DUE} ORDER BY s.due_at, s.revision`,
  );
  const first = new Map<string, string>();
  if (limit > 0) {
    for (const { id, order_key } of rows.iterate(...range)) {
      if (!underWay.has(order_key) && !first.has(order_key)) first.set(order_key, id);
      if (first.size === limit) break;
    }
  }
  const nextDueAt = prepared<[string, string], { due_at: string | null }>(
    db,
    'SELECT min(due_at) AS due_at FROM shipment WHERE due_at > ? AND due_at <= ?',
  ).get(...range);
  return {
    shipments: [...first.values()].map((id) => shipmentOf(db, id)),
    nextDueAt: nextDueAt?.due_at ?? null,
  };
}

function shipmentOf(db: Db, id: string): Shipment {
  const row = prepared<[string], ShipmentRow>(
    db,
    `SELECT s.id, s.station, s.document, s.sha256, ${STATE} AS state, s.tries, s.document_entry, s.document_number,
            (SELECT count(*) FROM attempt a WHERE a.shipment_id = s.id) AS attempts,
            (SELECT max(began_at) FROM attempt a WHERE a.shipment_id = s.id) AS lastAttemptAt,
            ${LANDED('post')} AS landed, ${LANDED('save')} AS saved,
            (SELECT CASE a.kind WHEN 'adopt' THEN a.landed END FROM attempt a
             WHERE a.shipment_id = s.id ORDER BY a.n DESC LIMIT 1) AS adopted
     FROM shipment s WHERE s.id = ?`,
  ).get(id);
  if (row === undefined) throw new Error(`There is no shipment ${id}.`);
  return toShipment(row);
}

function noteAnswer(db: Db, id: string, answer: { landed: boolean; text: string }, at: string): void {
  prepared(
    db,
    'UPDATE attempt SET ended_at = ?, answer = ?, landed = ? WHERE shipment_id = ? AND ended_at IS NULL',
  ).run(at, answer.text, answer.landed ? 1 : 0, id);
}

function settle(db: Db, id: string, verdict: Verdict, at: string): ShipmentStatus {
  const before = statusOf(db, id);
  const aside = verdict.state === 'posted' ? null : putAsideOf(db, id);
  const same = before.state === (aside ?? verdict.state);
  const told =
    same && before.reason?.code === verdict.reason?.code && before.reason?.sap === verdict.reason?.sap;
  const revision = told ? before.revision : nextRevision(db, 'shipmentRevision');
  prepared(
    db,
    `UPDATE shipment SET state = coalesce(?, state), put_aside = ?, tries = ?, document_entry = ?,
       document_number = ?, reason_code = ?, reason_sap = ?, since = ?, posted_at = ?, posted_revision = ?,
       due_at = ?, revision = ?
     WHERE id = ?`,
  ).run(
    verdict.state === 'held' || verdict.state === 'givenBack' ? null : verdict.state,
    aside,
    same ? triesOf(db, id) + 1 : 0,
    verdict.document?.entry ?? null,
    verdict.document?.number ?? null,
    verdict.reason?.code ?? null,
    verdict.reason?.sap ?? null,
    same ? before.since : at,
    verdict.state === 'posted' ? at : null,
    verdict.state === 'posted' ? revision : null,
    dueAtOf(verdict, aside, at),
    revision,
    id,
  );
  return statusOf(db, id);
}

/** What is held is let be; what was given back while SAP was asked for something else is looked for from now on. */
function dueAtOf({ state, dueAt }: Verdict, aside: ReturnType<typeof putAsideOf>, at: string): string | null {
  if (aside === 'held') return null;
  return aside === 'givenBack' && state !== 'givenBack' ? at : dueAt;
}

function putAsideOf(db: Db, id: string): 'held' | 'givenBack' | null {
  return (
    db
      .prepare<[string], 'held' | 'givenBack' | null>('SELECT put_aside FROM shipment WHERE id = ?')
      .pluck()
      .get(id) ?? null
  );
}

function retry(db: Db, id: string, station: string, at: string): ShipmentStatus | null {
  if (!isOfStation(db, id, station)) return null;
  prepared(
    db,
    `UPDATE shipment SET due_at = ? WHERE id = ? AND ${STATE} IN ('waiting', 'unknown', 'awaitingApproval')`,
  ).run(at, id);
  const status = statusOf(db, id);
  if (status.state !== 'refused' && status.state !== 'held') return status;
  db.prepare('UPDATE shipment SET put_aside = NULL, revision = ? WHERE id = ?').run(
    nextRevision(db, 'shipmentRevision'),
    id,
  );
  const { document } = status;
  const state = document === null ? 'waiting' : 'awaitingApproval';
  return settle(db, id, { state, document, reason: null, dueAt: at }, at);
}

function recover(db: Db, at: string): number {
  const ids = db
    .prepare<[], string>(`SELECT id FROM shipment WHERE state = 'posting' ORDER BY rowid`)
    .pluck()
    .all();
  for (const id of ids) {
    noteAnswer(db, id, { landed: false, text: 'the service ended before the answer' }, at);
    const { document } = statusOf(db, id);
    settle(db, id, { state: 'unknown', document, reason: { code: 'ANSWER_LOST', sap: null }, dueAt: at }, at);
  }
  return ids.length;
}

function triesOf(db: Db, id: string): number {
  return Number(db.prepare('SELECT tries FROM shipment WHERE id = ?').pluck().get(id));
}

import {
  confirmation,
  type ShipmentState,
  type ShipmentStatus,
  shipmentStatus,
} from '../../../../shared/contracts/confirmation.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { NewAttempt, Shipment, ShipmentStore, Submission, Verdict } from '../store.ts';
import { offerOrderAgain } from './catalogue.ts';
import { nextRevision } from './revision.ts';

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
      if (known !== undefined) return compare(db, submission, known);
      return inOne(() => accept(db, submission, at()));
    },
    due: async (limit) => due(db, at(), limit),
    beginAttempt: async (attempt, deadlineMs) => inOne(() => beginAttempt(db, attempt, now(), deadlineMs)),
    noteAnswer: async (id, answer) => noteAnswer(db, id, answer, at()),
    settle: async (id, verdict) => inOne(() => settle(db, id, verdict, at())),
    retry: async (id, station) => inOne(() => retry(db, id, station, at())),
    recover: async () => inOne(() => recover(db, at())),
    statusesAfter: async (station, revision, limit) =>
      db
        .prepare<[string, number, number], StatusRow>(
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

/** Stores the shipment and takes it off the open work in the same commit, so that nobody is offered it again. */
function accept(db: Db, submission: Submission, at: string) {
  const { shipmentId, orderEntry } = submission.confirmation;
  db.prepare(
    `INSERT INTO shipment (id, station, order_entry, document, sha256, state, since, due_at, revision)
     VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?)`,
  ).run(
    shipmentId,
    submission.station,
    orderEntry,
    Buffer.from(submission.document),
    submission.sha256,
    at,
    at,
    nextRevision(db, 'shipmentRevision'),
  );
  offerOrderAgain(db, orderEntry);
  return { kind: 'stored' as const, status: statusOf(db, shipmentId) };
}

const LANDED = (kind: NewAttempt['kind']): string =>
  `EXISTS (SELECT 1 FROM attempt a WHERE a.shipment_id = s.id AND a.kind = '${kind}' AND a.landed = 1)`;

/**
 * An attempt whose fate is open may still land, so another shipment of the same order is not posted before it
 * is settled; the open one itself is only looked up.
 */
function due(db: Db, at: string, limit: number): Awaited<ReturnType<ShipmentStore['due']>> {
  const rows = db
    .prepare<[string, number], ShipmentRow>(
      `SELECT s.id, s.station, s.order_entry, s.document, s.sha256, s.state, s.tries,
              s.document_entry, s.document_number,
              (SELECT count(*) FROM attempt a WHERE a.shipment_id = s.id) AS attempts,
              (SELECT max(began_at) FROM attempt a WHERE a.shipment_id = s.id) AS lastAttemptAt,
              ${LANDED('post')} AS landed, ${LANDED('save')} AS saved
       FROM shipment s
       WHERE s.due_at <= ? AND s.state <> 'posting' AND (s.state = 'unknown' OR NOT EXISTS
         (SELECT 1 FROM shipment o WHERE o.order_entry = s.order_entry AND o.state IN ('posting', 'unknown')))
       ORDER BY s.due_at, s.revision LIMIT ?`,
    )
    .all(at, limit);
  const first = new Map<number, ShipmentRow>();
  for (const row of rows) if (!first.has(row.order_entry)) first.set(row.order_entry, row);
  const nextDueAt = db
    .prepare<[string], string | null>('SELECT min(due_at) FROM shipment WHERE due_at > ?')
    .pluck()
    .get(at);
  return { shipments: [...first.values()].map(toShipment), nextDueAt: nextDueAt ?? null };
}

function beginAttempt(
  db: Db,
  { id, kind, requestSha256 }: NewAttempt,
  now: Date,
  deadlineMs: number,
): number {
  const n = attemptsOf(db, id) + 1;
  const deadline = new Date(now.getTime() + deadlineMs).toISOString();
  db.prepare(
    'INSERT INTO attempt (shipment_id, n, kind, request_sha256, began_at, deadline_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, n, kind, requestSha256, now.toISOString(), deadline);
  db.prepare(
    `UPDATE shipment SET state = 'posting', tries = 0, reason_code = NULL, reason_sap = NULL, due_at = NULL,
       since = ?, revision = ? WHERE id = ?`,
  ).run(now.toISOString(), nextRevision(db, 'shipmentRevision'), id);
  return n;
}

function noteAnswer(db: Db, id: string, answer: { landed: boolean; text: string }, at: string): void {
  db.prepare(
    'UPDATE attempt SET ended_at = ?, answer = ?, landed = ? WHERE shipment_id = ? AND ended_at IS NULL',
  ).run(at, answer.text, answer.landed ? 1 : 0, id);
}

function settle(db: Db, id: string, verdict: Verdict, at: string): ShipmentStatus {
  const before = statusOf(db, id);
  const same = before.state === verdict.state;
  const told =
    same && before.reason?.code === verdict.reason?.code && before.reason?.sap === verdict.reason?.sap;
  db.prepare(
    `UPDATE shipment SET state = ?, tries = ?, document_entry = ?, document_number = ?, reason_code = ?,
       reason_sap = ?, since = ?, posted_at = ?, due_at = ?, revision = ? WHERE id = ?`,
  ).run(
    verdict.state,
    same ? triesOf(db, id) + 1 : 0,
    verdict.document?.entry ?? null,
    verdict.document?.number ?? null,
    verdict.reason?.code ?? null,
    verdict.reason?.sap ?? null,
    same ? before.since : at,
    verdict.state === 'posted' ? at : null,
    verdict.dueAt,
    told ? before.revision : nextRevision(db, 'shipmentRevision'),
    id,
  );
  return statusOf(db, id);
}

function retry(db: Db, id: string, station: string, at: string): ShipmentStatus | null {
  const known = db.prepare('SELECT 1 FROM shipment WHERE id = ? AND station = ?').get(id, station);
  if (known === undefined) return null;
  db.prepare(
    `UPDATE shipment SET due_at = ? WHERE id = ? AND state IN ('waiting', 'unknown', 'awaitingApproval')`,
  ).run(at, id);
  const status = statusOf(db, id);
  if (status.state !== 'refused') return status;
  const { document } = status;
  const state = document === null ? 'waiting' : 'awaitingApproval';
  return settle(db, id, { state, document, reason: null, dueAt: at }, at);
}

function recover(db: Db, at: string): number {
  const ids = db.prepare<[], string>(`SELECT id FROM shipment WHERE state = 'posting'`).pluck().all();
  for (const id of ids) {
    noteAnswer(db, id, { landed: false, text: 'the service ended before the answer' }, at);
    const { document } = statusOf(db, id);
    settle(db, id, { state: 'unknown', document, reason: { code: 'ANSWER_LOST', sap: null }, dueAt: at }, at);
  }
  return ids.length;
}

type DocumentColumns = { document_entry: number | null; document_number: number | null };

type ShipmentRow = DocumentColumns & {
  id: string;
  station: string;
  order_entry: number;
  document: Buffer;
  sha256: string;
  state: ShipmentState;
  tries: number;
  attempts: number;
  lastAttemptAt: string | null;
  landed: number;
  saved: number;
};

function toShipment(row: ShipmentRow): Shipment {
  const { id, station, sha256, state, tries, attempts, lastAttemptAt, landed, saved, document } = row;
  return {
    ...{ id, station, sha256, state, tries, attempts, lastAttemptAt },
    document: documentOf(row),
    landed: landed === 1,
    saved: saved === 1,
    confirmation: confirmation.parse(JSON.parse(document.toString('utf8'))),
  };
}

type StatusRow = DocumentColumns & {
  id: string;
  state: string;
  reason_code: string | null;
  reason_sap: string | null;
  attempts: number;
  since: string;
  revision: number;
};

const SELECT_STATUS = `SELECT id, state, document_entry, document_number, reason_code, reason_sap, since, revision,
  (SELECT count(*) FROM attempt a WHERE a.shipment_id = shipment.id) AS attempts FROM shipment`;

function statusOf(db: Db, id: string): ShipmentStatus {
  const row = db.prepare<[string], StatusRow>(`${SELECT_STATUS} WHERE id = ?`).get(id);
  if (row === undefined) throw new Error(`There is no shipment ${id}.`);
  return toStatus(row);
}

function toStatus(row: StatusRow): ShipmentStatus {
  return shipmentStatus.parse({
    shipmentId: row.id,
    state: row.state,
    document: documentOf(row),
    reason: row.reason_code === null ? null : { code: row.reason_code, sap: row.reason_sap },
    attempts: row.attempts,
    since: row.since,
    revision: row.revision,
  });
}

function documentOf({ document_entry: entry, document_number: number }: DocumentColumns) {
  return entry === null || number === null ? null : { entry, number };
}

function attemptsOf(db: Db, id: string): number {
  return Number(db.prepare('SELECT count(*) FROM attempt WHERE shipment_id = ?').pluck().get(id));
}

function triesOf(db: Db, id: string): number {
  return Number(db.prepare('SELECT tries FROM shipment WHERE id = ?').pluck().get(id));
}

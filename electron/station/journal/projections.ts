import { createHash } from 'node:crypto';
import { z } from 'zod';
import { confirmation, SHIPMENT_STATES } from '../../../shared/contracts/confirmation.ts';
import type { Db } from '../../service/sqlite.ts';
import { ADDITION_PROJECTIONS } from './additions.ts';
import type { JournalEvent } from './event.ts';
import { run } from './run.ts';
import { makeSearchable } from './searchable.ts';

/**
 * What the station reads quickly, kept beside the journal in the same transaction. Everything here follows
 * from the event alone, so that it can be built again from the journal.
 */
export function project(db: Db, event: JournalEvent): void {
  if (event.session !== null) touchSession(db, event.session, event.seq);
  PROJECTIONS[event.type]?.(db, event, JSON.parse(event.body));
}

type Projection = (db: Db, event: JournalEvent, body: unknown) => void;

const PROJECTIONS: Readonly<Record<string, Projection>> = {
  ...ADDITION_PROJECTIONS,
  SessionOpened: (db, event, body) => {
    const { sessionId, shipmentId, work } = sessionOpened.parse(body);
    run(db, `INSERT INTO session VALUES (?, ?, ?, ?, 'packing', ?, ?)`, [
      sessionId,
      shipmentId,
      work.key,
      work.revision,
      event.seq,
      event.seq,
    ]);
  },
  StockRefreshed: (db, event, body) => setRevision(db, event, stockRefreshed.parse(body).revision),
  WorkChanged: (db, event, body) => setRevision(db, event, workChanged.parse(body).work.revision),
  SessionSuspended: (db, event) => setPhase(db, event, 'suspended'),
  SessionResumed: (db, event) => setPhase(db, event, 'packing'),
  SessionAbandoned: (db, event) => {
    setPhase(db, event, 'abandoned');
    run(db, 'DELETE FROM packed_serial WHERE session_id = ?', [event.session]);
  },
  UnitPacked: (db, event, body) => {
    const { itemCode, content } = unitPacked.parse(body);
    if (content.serial === null) return;
    run(db, 'INSERT INTO packed_serial VALUES (?, ?, ?)', [itemCode, content.serial, event.session]);
  },
  UnitTakenOut: (db, event, body) => {
    const { itemCode, serial } = unitTakenOut.parse(body);
    if (serial === null) return;
    run(db, 'DELETE FROM packed_serial WHERE item_code = ? AND serial = ? AND session_id = ?', [
      itemCode,
      serial,
      event.session,
    ]);
  },
  CartonClosed: (db, event, body) => {
    const { carton, sscc } = cartonClosed.parse(body);
    run(db, `INSERT INTO sscc VALUES (?, ?, ?, 'live')`, [sscc, event.session, carton]);
  },
  CartonReopened: (db, _event, body) => {
    run(db, `UPDATE sscc SET state = 'dead' WHERE sscc = ?`, [cartonReopened.parse(body).deadSscc]);
  },
  PrintQueued: (db, event, body) => {
    const job = printQueued.parse(body);
    run(db, `INSERT INTO print_job VALUES (?, ?, ?, ?, ?, ?, 'queued', NULL, NULL, ?)`, [
      job.jobId,
      job.kind,
      event.session,
      job.carton,
      job.sscc,
      job.copy,
      event.at,
    ]);
  },
  PrintStarted: (db, _event, body) => {
    const { jobId, printer } = printStarted.parse(body);
    run(db, `UPDATE print_job SET state = 'started', printer = ? WHERE job_id = ?`, [printer, jobId]);
  },
  PrintEnded: (db, _event, body) => {
    const { jobId, state, why } = printEnded.parse(body);
    run(db, 'UPDATE print_job SET state = ?, why = ? WHERE job_id = ?', [state, why, jobId]);
  },
  ShipmentClosed: queueShipment,
  ShipmentSubmitted: (db, _event, body) => {
    const { shipmentId, storeId } = shipmentSubmitted.parse(body);
    run(db, 'UPDATE shipment SET submitted_to = ? WHERE shipment_id = ?', [storeId, shipmentId]);
  },
  ShipmentStateChanged: (db, _event, body) => {
    const { status, revision, storeId } = shipmentStateChanged.parse(body);
    run(
      db,
      `UPDATE shipment SET state = ?, since = ?, document_number = ?, reason_code = ?, sap_said = ?
       WHERE shipment_id = ?`,
      [
        status.state,
        status.since,
        status.document?.number ?? null,
        status.reason?.code ?? null,
        status.reason?.sap ?? null,
        status.shipmentId,
      ],
    );
    if (status.state === 'posted' || status.state === 'givenBack') releaseSerials(db, status.shipmentId);
    setMarker(db, 'shipmentRevision', JSON.stringify({ storeId, revision }));
  },
  SignedIn: (db, _event, body) => setMarker(db, 'signedIn', signedIn.parse(body).badge),
  SignedOut: (db) => setMarker(db, 'signedIn', ''),
  PinRefused: (db, event, body) => {
    run(
      db,
      `INSERT INTO pin_failure VALUES (?, 1, ?)
       ON CONFLICT (badge) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
      [pinEvent.parse(body).badge, event.at],
    );
  },
  ScaleChecked: (db, event, body) => setScaleCheck(db, event, body, true),
  ScaleCheckFailed: (db, event, body) => setScaleCheck(db, event, body, false),
  PinAccepted: (db, _event, body) => {
    run(db, 'DELETE FROM pin_failure WHERE badge = ?', [pinEvent.parse(body).badge]);
  },
};

/** The outbox row: the confirmation as it will be sent, sealed with the event that closed the shipment. */
function queueShipment(db: Db, event: JournalEvent, body: unknown): void {
  const closed = shipmentClosed.parse(body);
  const document = JSON.stringify(
    confirmation.parse({ ...closed.confirmation, journal: { seq: event.seq, hash: event.hash } }),
  );
  setPhase(db, event, 'shipped');
  run(
    db,
    `INSERT INTO shipment (shipment_id, session_id, work_key, order_number, customer_name, cartons, packer,
       closed_at, document, sha256, state, since)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    [
      closed.confirmation.shipmentId,
      event.session,
      closed.confirmation.workKey,
      closed.confirmation.orderNumber,
      closed.customerName,
      closed.confirmation.cartons.length,
      closed.confirmation.packer.name,
      event.at,
      document,
      createHash('sha256').update(document).digest('hex'),
      event.at,
    ],
  );
  makeSearchable(db, event.at, closed.customerName, closed.confirmation);
}

/** Once SAP knows that a serial left, SAP's stock is the guard; it may come back and be sold again. */
function releaseSerials(db: Db, shipmentId: string): void {
  run(
    db,
    `DELETE FROM packed_serial
     WHERE session_id = (SELECT session_id FROM shipment WHERE shipment_id = ?)`,
    [shipmentId],
  );
}

function touchSession(db: Db, session: string, seq: number): void {
  run(db, 'UPDATE session SET last_seq = ? WHERE session_id = ?', [seq, session]);
}

function setPhase(db: Db, event: JournalEvent, phase: string): void {
  run(db, 'UPDATE session SET phase = ? WHERE session_id = ?', [phase, event.session]);
}

/** Which of SAP's revisions the session packs by: one that is still on offer after it is shipped is not new work. */
function setRevision(db: Db, event: JournalEvent, revision: string): void {
  run(db, 'UPDATE session SET work_revision = ? WHERE session_id = ?', [revision, event.session]);
}

function setScaleCheck(db: Db, event: JournalEvent, body: unknown, passed: boolean): void {
  const { scale, identity } = scaleCheck.parse(body);
  run(db, 'INSERT OR REPLACE INTO scale_check VALUES (?, ?, ?, ?, ?)', [
    scale,
    event.seq,
    event.at,
    passed ? 1 : 0,
    identity,
  ]);
}

function setMarker(db: Db, name: string, value: string): void {
  run(db, 'INSERT INTO marker VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
    name,
    value,
  ]);
}

const sessionOpened = z.object({
  sessionId: z.string(),
  shipmentId: z.string(),
  work: z.object({ key: z.string(), revision: z.string() }),
});
const stockRefreshed = z.object({ revision: z.string() });
const workChanged = z.object({ work: z.object({ revision: z.string() }) });
const unitPacked = z.object({ itemCode: z.string(), content: z.object({ serial: z.string().nullable() }) });
const unitTakenOut = z.object({ itemCode: z.string(), serial: z.string().nullable() });
const cartonClosed = z.object({ carton: z.int(), sscc: z.string() });
const cartonReopened = z.object({ deadSscc: z.string() });
const printQueued = z.object({
  jobId: z.string(),
  kind: z.enum(['label', 'slip']),
  carton: z.int().nullable(),
  sscc: z.string().nullable(),
  copy: z.int().positive(),
});
/** Early journals did not say at which printer. */
const printStarted = z.object({ jobId: z.string(), printer: z.string().nullable().default(null) });
const printEnded = z.object({
  jobId: z.string(),
  state: z.enum(['printed', 'sent', 'cancelled', 'notPrinted', 'unknown']),
  why: z.string().nullable(),
});
const shipmentSubmitted = z.object({ shipmentId: z.string(), storeId: z.string() });
const shipmentClosed = z.object({
  customerName: z.string(),
  confirmation: confirmation.unwrap().omit({ journal: true }),
});
const shipmentStateChanged = z.object({
  storeId: z.string(),
  revision: z.int(),
  status: z.object({
    shipmentId: z.string(),
    state: z.enum(SHIPMENT_STATES),
    since: z.string(),
    document: z.object({ entry: z.int(), number: z.int() }).nullable(),
    reason: z.object({ code: z.string(), sap: z.string().nullable() }).nullable(),
  }),
});
const signedIn = z.object({ badge: z.string() });
const scaleCheck = z.object({ scale: z.string(), identity: z.string().nullable() });
const pinEvent = z.object({ badge: z.string() });

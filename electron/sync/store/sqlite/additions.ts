import {
  type Addition,
  type AdditionStatus,
  addition,
  additionStatus,
} from '../../../../shared/contracts/addition.ts';
import type { ShipmentState } from '../../../../shared/contracts/confirmation.ts';
import type { Db } from '../../../service/sqlite.ts';
import type {
  AdditionKey,
  AdditionStore,
  AdditionToMake,
  AdditionVerdict,
  HandedAddition,
} from '../addition-store.ts';
import { isBusyWithShipments } from './busy.ts';
import { newestRevision, nextRevision } from './revision.ts';

/** What is added to deliveries, over table `addition`: of a shipment and kind the one with the highest number stands. */
export function openAdditions(db: Db, now: () => Date, changed: () => void): AdditionStore {
  const inOne = <T>(work: () => T): T => {
    const result = db.transaction(work).immediate();
    changed();
    return result;
  };
  const quietly = <T>(work: () => T): T => db.transaction(work).immediate();
  const at = () => now().toISOString();
  return {
    accept: async (handed) => {
      const known = knownSha256(db, handed.addition);
      if (known === handed.sha256) return { kind: 'stored', status: statusOf(db, handed.addition) };
      if (known !== undefined) return { kind: 'different' };
      return inOne(() => accept(db, handed, at()));
    },
    next: async () => next(db, at()),
    trying: async (key, text) => quietly(() => set(db, key, 'tried = ?', text)),
    uploading: async (key) => quietly(() => countUpload(db, key)),
    uploaded: async (key, entry) => quietly(() => set(db, key, 'uploaded_as = ?', entry)),
    settle: async (key, verdict) => inOne(() => settle(db, key, verdict, at())),
    putOff: async (key, dueAt) => quietly(() => set(db, key, 'tries = tries + 1, due_at = ?', dueAt)),
    newestRevision: async () => newestRevision(db, 'additionRevision'),
    statusesAfter: async (station, revision, limit) =>
      db
        .prepare<[string, number, number], StatusRow>(
          `${SELECT_STATUS} WHERE station = ? AND revision > ? ORDER BY revision LIMIT ?`,
        )
        .all(station, revision, limit)
        .map(toStatus),
  };
}

const KEY = 'shipment_id = ? AND kind = ? AND seq = ?';

function valuesOf({ shipmentId, kind, seq }: AdditionKey): [string, string, number] {
  return [shipmentId, kind, seq];
}

function knownSha256(db: Db, key: AdditionKey): string | undefined {
  return db
    .prepare<[string, string, number], string>(`SELECT sha256 FROM addition WHERE ${KEY}`)
    .pluck()
    .get(...valuesOf(key));
}

/** A shipment that this store does not know is looked for in SAP: an earlier store may have posted it. */
function accept(
  db: Db,
  { addition: added, station, content, sha256 }: HandedAddition,
  at: string,
): Awaited<ReturnType<AdditionStore['accept']>> {
  const { shipmentId, kind, seq } = added;
  const of = db
    .prepare<[string], string>('SELECT station FROM shipment WHERE id = ?')
    .pluck()
    .get(shipmentId);
  if (of !== undefined && of !== station) return { kind: 'notKnown' };
  const newest = db
    .prepare<[string, string], number | null>(
      'SELECT max(seq) FROM addition WHERE shipment_id = ? AND kind = ?',
    )
    .pluck()
    .get(shipmentId, kind);
  const isNewest = seq > (newest ?? 0);
  if (isNewest) replaceOlder(db, added, at);
  db.prepare(
    `INSERT INTO addition (shipment_id, kind, seq, station, document, content, sha256, state, since, due_at, revision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...valuesOf(added),
    station,
    JSON.stringify(added),
    isNewest && content.length > 0 ? Buffer.from(content) : null,
    sha256,
    isNewest ? 'waiting' : 'replaced',
    at,
    isNewest ? at : null,
    nextRevision(db, 'additionRevision'),
  );
  return { kind: 'stored', status: statusOf(db, added) };
}

/** What was tried stays beside them: it tells what of SAP's side is ours. */
function replaceOlder(db: Db, { shipmentId, kind }: Addition, at: string): void {
  const older = db
    .prepare<[string, string], AdditionKey>(
      `SELECT shipment_id AS shipmentId, kind, seq FROM addition
       WHERE shipment_id = ? AND kind = ? AND state <> 'replaced'`,
    )
    .all(shipmentId, kind);
  for (const each of older) become(db, each, { state: 'replaced', inSap: null, reason: null }, at);
}

function become(db: Db, key: AdditionKey, { state, inSap, reason }: AdditionVerdict, at: string): void {
  db.prepare(
    `UPDATE addition SET state = ?, in_sap = ?, reason_code = ?, reason_sap = ?, content = NULL, since = ?,
       due_at = NULL, revision = ? WHERE ${KEY}`,
  ).run(
    state,
    inSap,
    reason?.code ?? null,
    reason?.sap ?? null,
    at,
    nextRevision(db, 'additionRevision'),
    ...valuesOf(key),
  );
}

/** One that was replaced while SAP was asked stays so. */
function settle(db: Db, key: AdditionKey, verdict: AdditionVerdict, at: string): void {
  if (statusOf(db, key).state === 'waiting') become(db, key, verdict, at);
}

function set(db: Db, key: AdditionKey, change: string, value: string | number): void {
  db.prepare(`UPDATE addition SET ${change} WHERE ${KEY}`).run(value, ...valuesOf(key));
}

function countUpload(db: Db, key: AdditionKey): number {
  return Number(
    db
      .prepare(`UPDATE addition SET uploads = uploads + 1 WHERE ${KEY} RETURNING uploads`)
      .pluck()
      .get(...valuesOf(key)),
  );
}

type DueRow = {
  document: string;
  content: Buffer | null;
  tries: number;
  uploadedAs: number | null;
  state: ShipmentState | null;
  documentEntry: number | null;
};

/** Whose shipment is posted, or never will be, or is not known here: what was given back may yet turn out to be in SAP. */
const FROM_WAITING = `FROM addition a LEFT JOIN shipment s ON s.id = a.shipment_id
  WHERE a.state = 'waiting' AND (s.id IS NULL OR s.state = 'posted' OR s.freed_at IS NOT NULL)`;

function next(db: Db, at: string): Awaited<ReturnType<AdditionStore['next']>> {
  if (isBusyWithShipments(db, at)) return { addition: null, nextDueAt: null };
  const row = db
    .prepare<[string], DueRow>(
      `SELECT a.document, a.content, a.tries, a.uploaded_as AS uploadedAs,
              coalesce(s.put_aside, s.state) AS state, s.document_entry AS documentEntry
       ${FROM_WAITING} AND a.due_at <= ? ORDER BY a.due_at LIMIT 1`,
    )
    .get(at);
  if (row !== undefined) return { addition: toMake(db, row), nextDueAt: null };
  const nextDueAt = db.prepare<[], string | null>(`SELECT min(a.due_at) ${FROM_WAITING}`).pluck().get();
  return { addition: null, nextDueAt: nextDueAt ?? null };
}

function toMake(db: Db, row: DueRow): AdditionToMake {
  const added = addition.parse(JSON.parse(row.document));
  return {
    addition: added,
    content: row.content ?? Buffer.alloc(0),
    tries: row.tries,
    uploadedAs: row.uploadedAs,
    shipment:
      row.state === null
        ? 'notKnown'
        : row.state === 'givenBack'
          ? 'givenBack'
          : { delivery: row.documentEntry },
    ownTexts: db
      .prepare<[string], string>(
        'SELECT DISTINCT tried FROM addition WHERE shipment_id = ? AND tried IS NOT NULL',
      )
      .pluck()
      .all(added.shipmentId),
  };
}

type StatusRow = {
  shipmentId: string;
  kind: string;
  seq: number;
  state: string;
  inSap: string | null;
  reasonCode: string | null;
  reasonSap: string | null;
  since: string;
  revision: number;
};

const SELECT_STATUS = `SELECT shipment_id AS shipmentId, kind, seq, state, in_sap AS inSap,
  reason_code AS reasonCode, reason_sap AS reasonSap, since, revision FROM addition`;

function statusOf(db: Db, key: AdditionKey): AdditionStatus {
  const row = db
    .prepare<[string, string, number], StatusRow>(`${SELECT_STATUS} WHERE ${KEY}`)
    .get(...valuesOf(key));
  if (row === undefined) throw new Error(`There is no addition ${valuesOf(key).join(' ')}.`);
  return toStatus(row);
}

function toStatus({ reasonCode, reasonSap, ...row }: StatusRow): AdditionStatus {
  const reason = reasonCode === null ? null : { code: reasonCode, sap: reasonSap };
  return additionStatus.parse({ ...row, reason });
}

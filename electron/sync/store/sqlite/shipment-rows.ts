import {
  confirmation,
  type ShipmentState,
  type ShipmentStatus,
  shipmentStatus,
} from '../../../../shared/contracts/confirmation.ts';
import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { KnownShipment, Shipment } from '../store.ts';

type DocumentColumns = { document_entry: number | null; document_number: number | null };

export type ShipmentRow = DocumentColumns & {
  id: string;
  station: string;
  document: Buffer;
  sha256: string;
  state: ShipmentState;
  tries: number;
  attempts: number;
  lastAttemptAt: string | null;
  landed: number;
  saved: number;
  adopted: number | null;
};

export function toShipment(row: ShipmentRow): Shipment {
  const { id, station, sha256, state, tries, attempts, lastAttemptAt, landed, saved, adopted, document } =
    row;
  return {
    ...{ id, station, sha256, state, tries, attempts, lastAttemptAt },
    document: documentOf(row),
    landed: landed === 1,
    saved: saved === 1,
    adoption: adopted === null ? null : adopted === 1 ? 'taken' : 'tried',
    confirmation: confirmation.parse(JSON.parse(document.toString('utf8'))),
  };
}

export type StatusRow = DocumentColumns & {
  id: string;
  state: string;
  reason_code: string | null;
  reason_sap: string | null;
  attempts: number;
  since: string;
  revision: number;
};

/** What a person decided stands before what became of it in SAP. */
export const STATE = 'coalesce(put_aside, state)';

export const SELECT_STATUS = `SELECT id, ${STATE} AS state, document_entry, document_number, reason_code, reason_sap, since, revision,
  (SELECT count(*) FROM attempt a WHERE a.shipment_id = shipment.id) AS attempts FROM shipment`;

export function statusOf(db: Db, id: string): ShipmentStatus {
  const row = prepared<[string], StatusRow>(db, `${SELECT_STATUS} WHERE id = ?`).get(id);
  if (row === undefined) throw new Error(`There is no shipment ${id}.`);
  return toStatus(row);
}

export function toStatus(row: StatusRow): ShipmentStatus {
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

export function toKnown(
  row: DocumentColumns & {
    readonly station: string;
    readonly state: ShipmentState;
    readonly document: Buffer;
  },
): KnownShipment {
  const { station, state, document } = row;
  return {
    station,
    state,
    document: documentOf(row),
    confirmation: confirmation.parse(JSON.parse(document.toString('utf8'))),
  };
}

function documentOf({ document_entry: entry, document_number: number }: DocumentColumns) {
  return entry === null || number === null ? null : { entry, number };
}

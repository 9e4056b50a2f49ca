import { z } from 'zod';
import type { ShipmentState, ShipmentStatus } from '../../../shared/contracts/confirmation.ts';
import type { Journal } from '../journal/journal.ts';

/** A closed shipment as the journal's outbox keeps it. */
export type OutboxShipment = {
  readonly shipmentId: string;
  readonly workKey: string;
  readonly orderNumber: number;
  readonly customerName: string;
  readonly cartons: number;
  readonly packer: string;
  readonly closedAt: string;
  readonly state: ShipmentState;
  readonly since: string;
  readonly documentNumber: number | null;
  readonly reasonCode: string | null;
  readonly sapSaid: string | null;
};

/** What waits to be handed to the sync service, and what it said of what it has. */
export type Outbox = {
  /**
   * Shipments that this sync store has not taken yet, oldest first: new ones, and those not known to be in SAP
   * that another store took, which is gone; but none that was given back. Handing over twice is safe, losing one is not.
   */
  unsubmitted(storeId: string): readonly {
    readonly shipmentId: string;
    readonly document: string;
    readonly sha256: string;
  }[];
  /** The same, whoever took them: the store that did may have been restored from a copy since. */
  unsettled(): ReturnType<Outbox['unsubmitted']>;
  markSubmitted(shipmentId: string, storeId: string): void;
  /** Notes a state of SAP's side as the stream of states told it; what says nothing new is not written again. */
  note(status: ShipmentStatus, storeId: string): void;
  /** Up to which revision of which sync store the states are known. */
  position(): { readonly storeId: string; readonly revision: number };
  shipments(limit: number): readonly OutboxShipment[];
  shipment(shipmentId: string): OutboxShipment | null;
  /** How many are not in SAP yet, how many of these wait for a person, and since when the oldest waits. */
  waiting(): { readonly count: number; readonly needPerson: number; readonly oldestSince: string | null };
};

/** A row of `shipment` as an `OutboxShipment`. */
export const SHIPMENT_COLUMNS = `shipment_id AS shipmentId, work_key AS workKey, order_number AS orderNumber,
  customer_name AS customerName, cartons, packer, closed_at AS closedAt, state, since,
  document_number AS documentNumber, reason_code AS reasonCode, sap_said AS sapSaid`;

const position = z.object({ storeId: z.string(), revision: z.int() });

/** The outbox of a journal. */
export function openOutbox(journal: Journal): Outbox {
  const { db } = journal;
  const unsubmitted = db.prepare<[string], { shipmentId: string; document: string; sha256: string }>(
    `SELECT shipment_id AS shipmentId, document, sha256 FROM shipment
     WHERE state <> 'posted' AND state <> 'givenBack' AND submitted_to IS NOT ? ORDER BY closed_at`,
  );
  const unsettled = db.prepare<[], { shipmentId: string; document: string; sha256: string }>(
    `SELECT shipment_id AS shipmentId, document, sha256 FROM shipment
     WHERE state <> 'posted' AND state <> 'givenBack' ORDER BY closed_at`,
  );
  const submittedTo = db
    .prepare<[string], string | null>('SELECT submitted_to FROM shipment WHERE shipment_id = ?')
    .pluck();
  const recent = db.prepare<[number], OutboxShipment>(
    `SELECT ${SHIPMENT_COLUMNS} FROM shipment ORDER BY closed_at DESC LIMIT ?`,
  );
  const one = db.prepare<[string], OutboxShipment>(
    `SELECT ${SHIPMENT_COLUMNS} FROM shipment WHERE shipment_id = ?`,
  );
  const waiting = db.prepare<[], { count: number; needPerson: number | null; oldestSince: string | null }>(
    `SELECT count(*) AS count, sum(state = 'refused') AS needPerson, min(closed_at) AS oldestSince
     FROM shipment WHERE state <> 'posted' AND state <> 'givenBack'`,
  );
  const marker = db.prepare<[], { value: string }>(
    `SELECT value FROM marker WHERE name = 'shipmentRevision'`,
  );
  const append = (type: string, body: object): void => {
    journal.append([{ type, body, person: null, device: null, session: null, ruleVersion: null }]);
  };

  return {
    unsubmitted: (storeId) => unsubmitted.all(storeId),
    unsettled: () => unsettled.all(),
    markSubmitted: (shipmentId, storeId) => {
      if (submittedTo.get(shipmentId) !== storeId) append('ShipmentSubmitted', { shipmentId, storeId });
    },
    note: (status, storeId) => {
      const known = one.get(status.shipmentId);
      if (!known || saysTheSame(known, status)) return;
      append('ShipmentStateChanged', { storeId, revision: status.revision, status });
    },
    position: () => {
      const row = marker.get();
      return row ? position.parse(JSON.parse(row.value)) : { storeId: '', revision: 0 };
    },
    shipments: (limit) => recent.all(limit),
    shipment: (shipmentId) => one.get(shipmentId) ?? null,
    waiting: () => {
      const row = waiting.get();
      return {
        count: row?.count ?? 0,
        needPerson: row?.needPerson ?? 0,
        oldestSince: row?.oldestSince ?? null,
      };
    },
  };
}

function saysTheSame(known: OutboxShipment, status: ShipmentStatus): boolean {
  return (
    known.state === status.state &&
    known.documentNumber === (status.document?.number ?? null) &&
    known.reasonCode === (status.reason?.code ?? null) &&
    known.sapSaid === (status.reason?.sap ?? null)
  );
}

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

/** A shipment as the sync service gets it. */
export type SealedDocument = {
  /** The confirmation: JSON text. */
  readonly document: string;
  /** SHA-256 of its UTF-8 in hex. */
  readonly sha256: string;
  /** What goes for a store that knows nothing of it, too. */
  readonly known: 'hold' | 'giveBack' | 'landed' | null;
};

/** What waits to be handed to the sync service, and what it said of what it has. */
export type Outbox = {
  /**
   * Ids of shipments that this sync store has not taken yet, oldest first: new ones, and those not known to be in SAP
   * that another store took, which is gone; but none whose goods are free again. Handing over twice is safe, losing one is not.
   */
  unsubmitted(storeId: string): readonly string[];
  /** The same, whoever took them: the store that did may have been restored from a copy since. */
  unsettled(): readonly string[];
  document(shipmentId: string): SealedDocument;
  /** Notes, in one flushed transaction, that a sync store took these. */
  markSubmitted(shipmentIds: readonly string[], storeId: string): void;
  /**
   * Notes states of SAP's side in the order in which the stream of states told them, in one flushed transaction that
   * moves the position too; what says nothing new is not written again.
   */
  note(statuses: readonly ShipmentStatus[], storeId: string): void;
  /** Up to which revision of which sync store the states are known. */
  position(): { readonly storeId: string; readonly revision: number };
  shipments(limit: number): readonly OutboxShipment[];
  shipment(shipmentId: string): OutboxShipment | null;
  /**
   * How many are still to come into SAP and since when the oldest waits; and how many wait for a person, also of those
   * that were given back.
   */
  waiting(): { readonly count: number; readonly needPerson: number; readonly oldestSince: string | null };
};

/** A row of `shipment` as an `OutboxShipment`. */
export const SHIPMENT_COLUMNS = `shipment_id AS shipmentId, work_key AS workKey, order_number AS orderNumber,
  customer_name AS customerName, cartons, packer, closed_at AS closedAt, state, since,
  document_number AS documentNumber, reason_code AS reasonCode, sap_said AS sapSaid`;

/**
 * Not in SAP, in a state or for a reason that does not end by itself: 1 or 0. Reasons are looked at only where the
 * state leaves it open; they stand behind the whole document of a row.
 */
export const NEEDS_PERSON = `CASE
  WHEN state IN ('refused', 'awaitingApproval', 'held') THEN 1
  WHEN state = 'unknown' THEN coalesce(reason_code IN ('LANDED_NOT_FOUND', 'DELIVERED_TWICE'), 0)
  WHEN state = 'givenBack' THEN coalesce(reason_code IN ('GIVEN_BACK_DRAFT', 'GIVEN_BACK_NOT_FOUND'), 0)
  ELSE 0 END`;

/** Still to be known by a sync store: not in SAP, or given back while it may yet come there. */
const UNSETTLED = `state <> 'posted' AND (state <> 'givenBack' OR reason_code IS NOT 'GIVEN_BACK_FREE')`;

/**
 * What SAP took and does not show is looked for by another store as well, and never posted; of a draft that somebody
 * removed a person decides there, too.
 */
const KNOWN = `CASE
  WHEN state = 'givenBack' THEN 'giveBack'
  WHEN reason_code = 'LANDED_NOT_FOUND' THEN 'landed'
  WHEN state = 'held' OR reason_code = 'DRAFT_REMOVED' THEN 'hold' END`;

const position = z.object({ storeId: z.string(), revision: z.int() });

/** The outbox of a journal. */
export function openOutbox(journal: Journal): Outbox {
  const { db } = journal;
  const unsubmitted = db
    .prepare<[string], string>(
      `SELECT shipment_id FROM shipment WHERE ${UNSETTLED} AND submitted_to IS NOT ? ORDER BY closed_at`,
    )
    .pluck();
  const unsettled = db
    .prepare<[], string>(`SELECT shipment_id FROM shipment WHERE ${UNSETTLED} ORDER BY closed_at`)
    .pluck();
  const document = db.prepare<[string], SealedDocument>(
    `SELECT document, sha256, ${KNOWN} AS known FROM shipment WHERE shipment_id = ?`,
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
  const waiting = db.prepare<
    [],
    { count: number | null; needPerson: number | null; oldestSince: string | null }
  >(
    `SELECT sum(state <> 'givenBack') AS count, sum(${NEEDS_PERSON}) AS needPerson,
       min(CASE WHEN state <> 'givenBack' THEN closed_at END) AS oldestSince
     FROM shipment WHERE state <> 'posted'`,
  );
  const marker = db.prepare<[], { value: string }>(
    `SELECT value FROM marker WHERE name = 'shipmentRevision'`,
  );
  const append = (type: string, bodies: readonly object[]): void => {
    if (bodies.length === 0) return;
    journal.append(
      bodies.map((body) => ({
        type,
        body,
        person: null,
        device: null,
        session: null,
        ruleVersion: null,
      })),
    );
  };

  return {
    unsubmitted: (storeId) => unsubmitted.all(storeId),
    unsettled: () => unsettled.all(),
    document: (shipmentId) => {
      const found = document.get(shipmentId);
      if (found === undefined) throw new Error(`There is no shipment ${shipmentId}.`);
      return found;
    },
    markSubmitted: (shipmentIds, storeId) => {
      const taken = shipmentIds.filter((shipmentId) => submittedTo.get(shipmentId) !== storeId);
      append(
        'ShipmentSubmitted',
        taken.map((shipmentId) => ({ shipmentId, storeId })),
      );
    },
    note: (statuses, storeId) => {
      const known = new Map<string, Told>();
      const news = statuses.filter((status) => {
        const before = known.get(status.shipmentId) ?? one.get(status.shipmentId);
        if (before === undefined) return false;
        const told = toldIn(status);
        if (isTakenBack(before, told)) return false;
        known.set(status.shipmentId, told);
        return !isSame(before, told);
      });
      append(
        'ShipmentStateChanged',
        news.map((status) => ({ storeId, revision: status.revision, status })),
      );
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

/** What a state says of a shipment, as far as the outbox keeps it. */
type Told = Pick<OutboxShipment, 'state' | 'documentNumber' | 'reasonCode' | 'sapSaid'>;

function toldIn({ state, document, reason }: ShipmentStatus): Told {
  return {
    state,
    documentNumber: document?.number ?? null,
    reasonCode: reason?.code ?? null,
    sapSaid: reason?.sap ?? null,
  };
}

/**
 * Nobody takes a giving back back, only a delivery that is there after all ends it: a store that says otherwise is a copy
 * from before, and is handed the shipment as given back.
 */
function isTakenBack(before: Told, told: Told): boolean {
  const mayStillCome = before.state === 'givenBack' && before.reasonCode !== 'GIVEN_BACK_FREE';
  return mayStillCome && told.state !== 'givenBack' && told.state !== 'posted';
}

function isSame(one: Told, other: Told): boolean {
  return (
    one.state === other.state &&
    one.documentNumber === other.documentNumber &&
    one.reasonCode === other.reasonCode &&
    one.sapSaid === other.sapSaid
  );
}

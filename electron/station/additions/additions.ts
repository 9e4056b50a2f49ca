import { z } from 'zod';
import type {
  Addition,
  AdditionKind,
  AdditionReason,
  AdditionState,
  AdditionStatus,
  TrackedCarton,
} from '../../../shared/contracts/addition.ts';
import { trackedCarton } from '../../../shared/contracts/addition.ts';
import type { Db } from '../../service/sqlite.ts';
import { ADDITION_POSITION } from '../journal/additions.ts';
import type { Journal } from '../journal/journal.ts';

/** Something for a delivery as the journal has it. */
export type KnownAddition = {
  /** Number of the journal's event. */
  readonly seq: number;
  readonly shipmentId: string;
  readonly kind: AdditionKind;
  readonly at: string;
  /** Id of the person; null where the station does it by itself. */
  readonly person: string | null;
  readonly numbers: readonly TrackedCarton[];
  /** Id of the sync store that took it; null before. */
  readonly submittedTo: string | null;
  readonly state: AdditionState;
  readonly since: string;
  readonly inSap: string | null;
  readonly reasonCode: AdditionReason | null;
  readonly sapSaid: string | null;
};

/** What waits to be handed to the sync service of what is added to deliveries, and what became of it. */
export type Additions = {
  /** Waiting ones that this sync store has not taken, of shipments that it has, oldest first. */
  unsubmitted(storeId: string): readonly KnownAddition[];
  /** The same, whoever took them: the store that did may have been restored from a copy since. */
  unsettled(storeId: string): readonly KnownAddition[];
  /** Notes that a sync store took these, in one flushed transaction. */
  markSubmitted(seqs: readonly number[], storeId: string): void;
  /** Notes states as the stream of states told them, and that it did. */
  note(statuses: readonly AdditionStatus[], storeId: string): void;
  /** Notes that one cannot be handed over; it stays so. */
  giveUp(known: KnownAddition, at: string): void;
  position(): { readonly storeId: string; readonly revision: number };
  /** Another text after each change. */
  mark(): string;
};

const position = z.object({ storeId: z.string(), revision: z.int() });

export function openAdditions(journal: Journal): Additions {
  const { db } = journal;
  // A shipment comes first: what is added to one that the store does not know would be looked for in SAP.
  const waiting = `${SELECT} JOIN shipment s USING (shipment_id) WHERE a.state = 'waiting'
    AND (s.submitted_to = ? OR s.state IN ('posted', 'givenBack'))`;
  const unsubmitted = db.prepare<[string, string], Row>(
    `${waiting} AND a.submitted_to IS NOT ? ORDER BY a.seq`,
  );
  const unsettled = db.prepare<[string], Row>(`${waiting} ORDER BY a.seq`);
  const marker = db.prepare<[string], string>('SELECT value FROM marker WHERE name = ?').pluck();
  const newest = db.prepare<[], number | null>('SELECT max(seq) FROM addition').pluck();
  let noted = 0;
  const append = (type: string, body: object): void => {
    journal.append([{ type, body, person: null, device: null, session: null, ruleVersion: null }]);
    noted += 1;
  };
  const readPosition = () => {
    const known = marker.get(ADDITION_POSITION);
    return known === undefined ? { storeId: '', revision: 0 } : position.parse(JSON.parse(known));
  };
  return {
    unsubmitted: (storeId) => unsubmitted.all(storeId, storeId).map(toKnown),
    unsettled: (storeId) => unsettled.all(storeId).map(toKnown),
    markSubmitted: (seqs, storeId) => {
      if (seqs.length > 0) append('AdditionsSubmitted', { seqs, storeId });
    },
    note: (statuses, storeId) => {
      const revision = statuses.at(-1)?.revision;
      if (revision === undefined) return;
      append('AdditionsChanged', { storeId, revision, statuses });
    },
    giveUp: ({ kind, seq }, at) => {
      const reason = { code: 'FILE_NOT_MADE', sap: null } as const;
      const status = { kind, seq, state: 'refused', inSap: null, reason, since: at };
      append('AdditionsChanged', { ...readPosition(), statuses: [status] });
    },
    position: readPosition,
    mark: () => `${newest.get() ?? 0} ${noted}`,
  };
}

/** Everything that was ever added to a shipment, oldest first. */
export function additionsOf(db: Db, shipmentId: string): readonly KnownAddition[] {
  return db
    .prepare<[string], Row>(`${SELECT} WHERE a.shipment_id = ? ORDER BY a.seq`)
    .all(shipmentId)
    .map(toKnown);
}

/** The document of it, as the sync service gets it: the same for the same event. */
export function documentOf(
  { seq, shipmentId, kind, at, numbers }: KnownAddition,
  orderNumber: number,
): Addition {
  return kind === 'tracking'
    ? { kind, shipmentId, seq, at, numbers }
    : { kind, shipmentId, seq, at, orderNumber };
}

type Row = Omit<KnownAddition, 'numbers'> & { readonly numbers: string | null };

const SELECT = `SELECT a.seq, a.shipment_id AS shipmentId, a.kind, a.at, a.person, a.numbers, a.submitted_to AS submittedTo, a.state, a.since,
  a.in_sap AS inSap, a.reason_code AS reasonCode, a.sap_said AS sapSaid FROM addition a`;

const storedNumbers = z.array(trackedCarton);

function toKnown(row: Row): KnownAddition {
  return { ...row, numbers: storedNumbers.parse(JSON.parse(row.numbers ?? '[]')) };
}

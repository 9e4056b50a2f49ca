import { z } from 'zod';
import {
  ADDITION_KINDS,
  ADDITION_REASONS,
  ADDITION_STATES,
  trackedCarton,
} from '../../../shared/contracts/addition.ts';
import type { Db } from '../../service/sqlite.ts';
import type { JournalEvent } from './event.ts';
import { run } from './run.ts';

// What is added to a shipment's delivery after it was closed, beside the journal: a row of each that was asked for, of
// which the newest of its kind stands.

const trackingGiven = z.object({
  shipmentId: z.string(),
  numbers: z.array(trackedCarton).readonly(),
});
const slipWanted = z.object({ shipmentId: z.string() });
const additionsSubmitted = z.object({ seqs: z.array(z.int()), storeId: z.string() });
const additionsChanged = z.object({
  storeId: z.string(),
  revision: z.int(),
  statuses: z.array(
    z.object({
      kind: z.enum(ADDITION_KINDS),
      seq: z.int(),
      state: z.enum(ADDITION_STATES),
      inSap: z.string().nullable(),
      reason: z.object({ code: z.enum(ADDITION_REASONS), sap: z.string().nullable() }).nullable(),
      since: z.string(),
    }),
  ),
});

/** Name of the marker that says up to which revision of which store the states are known. */
export const ADDITION_POSITION = 'additionRevision';

type Projection = (db: Db, event: JournalEvent, body: unknown) => void;

export const ADDITION_PROJECTIONS: Readonly<Record<string, Projection>> = {
  TrackingGiven: (db, event, body) => {
    const { shipmentId, numbers } = trackingGiven.parse(body);
    run(
      db,
      `UPDATE addition SET state = 'replaced', since = ? WHERE shipment_id = ? AND kind = 'tracking'
         AND state <> 'replaced'`,
      [event.at, shipmentId],
    );
    insert(db, event, shipmentId, 'tracking', JSON.stringify(numbers));
  },
  SlipWanted: (db, event, body) => insert(db, event, slipWanted.parse(body).shipmentId, 'slip', null),
  AdditionsSubmitted: (db, _event, body) => {
    const { seqs, storeId } = additionsSubmitted.parse(body);
    for (const seq of seqs) run(db, 'UPDATE addition SET submitted_to = ? WHERE seq = ?', [storeId, seq]);
  },
  AdditionsChanged: (db, _event, body) => {
    const { statuses, storeId, revision } = additionsChanged.parse(body);
    for (const { seq, state, inSap, reason, since } of statuses) {
      // What was replaced here meanwhile is heard of late.
      run(
        db,
        `UPDATE addition SET state = ?, in_sap = ?, reason_code = ?, sap_said = ?, since = ?
         WHERE seq = ? AND state <> 'replaced'`,
        [state, inSap, reason?.code ?? null, reason?.sap ?? null, since, seq],
      );
    }
    run(db, 'INSERT OR REPLACE INTO marker VALUES (?, ?)', [
      ADDITION_POSITION,
      JSON.stringify({ storeId, revision }),
    ]);
  },
};

function insert(
  db: Db,
  event: JournalEvent,
  shipmentId: string,
  kind: 'tracking' | 'slip',
  numbers: string | null,
): void {
  run(
    db,
    `INSERT INTO addition (seq, shipment_id, kind, at, person, numbers, state, since)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    [event.seq, shipmentId, kind, event.at, event.person, numbers, event.at],
  );
}

import { z } from 'zod';
import { confirmation } from '../../../shared/contracts/confirmation.ts';
import type { ShipmentRecord } from '../../../shared/contracts/shipment-record.ts';
import type { Message } from '../../../shared/contracts/station-view.ts';
import { message } from '../../../shared/contracts/station-view.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { JournalReader } from '../journal/journal.ts';
import { replaySession } from '../packing/desk.ts';
import { shipmentView } from '../shipment-view.ts';
import { type OutboxShipment, SHIPMENT_COLUMNS } from '../uplink/outbox.ts';
import { recordedAdditions } from './recorded-additions.ts';
import { recordedCartons } from './recorded-cartons.ts';
import { type NameOf, wayOf } from './way.ts';

/** Names of people by their ids, as the station's configuration has them. */
export type Names = Readonly<Record<string, string>>;

/** Everything the journal holds of a shipment; null when it does not know it. */
export function recordOf(journal: JournalReader, names: Names, shipmentId: string): ShipmentRecord | null {
  const row = journal.db
    .prepare<[string], Row>(
      `SELECT ${SHIPMENT_COLUMNS}, session_id AS sessionId, document FROM shipment WHERE shipment_id = ?`,
    )
    .get(shipmentId);
  if (row === undefined) return null;
  const events = journal.eventsOf(row.sessionId);
  const state = replaySession(journal, row.sessionId);
  const closing = events.findLast(({ type }) => type === 'ShipmentClosed');
  if (state === null || closing === undefined) throw new Error(`Shipment ${shipmentId} has no session`);
  const nameOf = (id: string | null): string => names[id ?? ''] ?? id ?? '';
  const { order, customer, shipTo, pickListEntry, tote, shippingType, comments } = state.work;
  return {
    shipment: shipmentView(row),
    order: {
      kind: order.kind,
      number: order.number,
      dueDate: order.dueDate,
      customerReference: order.customerReference,
      pickListEntry,
      tote,
      shippingType,
      comments,
    },
    customer,
    shipTo,
    partial: confirmation.parse(JSON.parse(row.document)).partial,
    reason: shortBecause.parse(JSON.parse(closing.body)).reason,
    openedAt: events[0]?.at ?? closing.at,
    sealed: { seq: closing.seq, hash: closing.hash },
    cartons: recordedCartons(state, events, nameOf),
    deadSsccs: [...state.deadSsccs],
    overrides: overridesIn(events, nameOf),
    prints: printsOf(journal, row.sessionId),
    additions: recordedAdditions(journal.db, shipmentId, nameOf),
    way: [
      { what: 'closed', at: closing.at, by: nameOf(closing.person) },
      ...wayOf(journal.db, shipmentId, nameOf),
    ],
    packedAgainAt: row.state === 'givenBack' ? packedAgainAt(journal, row) : null,
  };
}

type Row = OutboxShipment & { readonly sessionId: string; readonly document: string };

const shortBecause = z.object({ reason: z.string().nullable() });
const lifted = z.object({
  override: z.object({ by: z.object({ name: z.string() }), reason: z.string() }).nullish(),
});
const refused = z.object({ refusal: message });

function packedAgainAt({ db }: JournalReader, { workKey, closedAt }: Row): string | null {
  const next = db
    .prepare<[string, string], string>(
      `SELECT closed_at FROM session JOIN shipment USING (shipment_id)
       WHERE session.work_key = ? AND closed_at > ? ORDER BY closed_at LIMIT 1`,
    )
    .pluck();
  return next.get(workKey, closedAt) ?? null;
}

/** What was let through on somebody's word, each with the refusal that stood before it. */
function overridesIn(events: readonly JournalEvent[], nameOf: NameOf): ShipmentRecord['overrides'] {
  let refusal: Message | null = null;
  return events.flatMap((event) => {
    const body: unknown = JSON.parse(event.body);
    if (event.type === 'ScanRefused' || event.type === 'CommandRefused') {
      const said = refused.parse(body).refusal;
      // A wrong PIN is refused as well, and lifts nothing.
      if (!/^(PIN_|OVERRIDE_|REASON_)/.test(said.code)) refusal = said;
      return [];
    }
    const override = lifted.safeParse(body).data?.override;
    if (!override) return [];
    const { by, reason } = override;
    return [{ at: event.at, event: event.type, refusal, packer: nameOf(event.person), by: by.name, reason }];
  });
}

function printsOf({ db }: JournalReader, sessionId: string): ShipmentRecord['prints'] {
  return db
    .prepare<[string], ShipmentRecord['prints'][number]>(
      `SELECT kind, carton, sscc, copy, state, why, printer, queued_at AS queuedAt
       FROM print_job WHERE session_id = ? ORDER BY queued_at, job_id`,
    )
    .all(sessionId);
}

import { z } from 'zod';
import { shipmentStatus } from '../../../shared/contracts/confirmation.ts';
import { GIVING_BACK, SHIPMENT_ACTION_NAMES } from '../../../shared/contracts/shipment-actions.ts';
import type { WayStep } from '../../../shared/contracts/shipment-record.ts';
import { message } from '../../../shared/contracts/station-view.ts';
import type { Db } from '../../service/sqlite.ts';
import type { JournalEvent } from '../journal/event.ts';

/** A person's name by its id; the id where nobody has it any more. */
export type NameOf = (id: string | null) => string;

type Row = Pick<JournalEvent, 'type' | 'at' | 'person' | 'body'>;

/** What became of a shipment after it was closed, in the order in which the station did it or heard of it. */
export function wayOf(db: Db, shipmentId: string, nameOf: NameOf): readonly WayStep[] {
  return db
    .prepare<[string], Row>(
      `SELECT type, at, person, body FROM event
       WHERE coalesce(body ->> '$.shipmentId', body ->> '$.status.shipmentId') = ?
         AND session IS NULL AND type GLOB 'Shipment*' ORDER BY seq`,
    )
    .all(shipmentId)
    .flatMap((row) => stepOf(row, nameOf) ?? []);
}

function stepOf({ type, at, person, body: text }: Row, nameOf: NameOf): WayStep | null {
  const body: unknown = JSON.parse(text);
  const by = nameOf(person);
  switch (type) {
    case 'ShipmentSubmitted':
      return { what: 'submitted', at };
    case 'ShipmentStateChanged':
      return stateStep(at, body);
    case 'ShipmentRetryAsked':
      return { what: 'decided', at, by, action: 'retry', why: null };
    case 'ShipmentHoldAsked':
      return { what: 'decided', at, by, action: 'hold', why: holdAsked.parse(body).reason };
    case 'ShipmentGiveBackAsked': {
      const { action, reason } = giveBackAsked.parse(body);
      return { what: 'decided', at, by, action, why: reason };
    }
    case 'ShipmentBookedByHandAsked':
      return { what: 'booked', at, by, number: bookedAsked.parse(body).number };
    case 'ShipmentDecisionRefused':
      return { what: 'notDone', at, ...decisionRefused.parse(body) };
    case 'ShipmentDecisionTaken':
      // The state that it led to says so.
      return null;
    default:
      return { what: 'other', at, event: type, by };
  }
}

const stateChanged = z.object({ status: shipmentStatus });
const holdAsked = z.object({ reason: z.string() });
const giveBackAsked = z.object({ action: z.enum(GIVING_BACK), reason: z.string() });
const bookedAsked = z.object({ number: z.int() });
const decisionRefused = z.object({ action: z.enum(SHIPMENT_ACTION_NAMES), refusal: message });

function stateStep(at: string, body: unknown): WayStep {
  const { state, document, reason } = stateChanged.parse(body).status;
  return {
    what: 'state',
    at,
    state,
    documentNumber: document?.number ?? null,
    reason: reason === null ? null : { code: reason.code, params: {} },
    sapSaid: reason?.sap ?? null,
  };
}

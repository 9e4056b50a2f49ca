import type { ShipmentState } from '../../../shared/contracts/confirmation.ts';
import type { SessionProgress } from '../../../shared/contracts/progress.ts';
import { type Quantity, sum } from '../../../shared/packing/quantity.ts';

/** What an order's own fields in SAP say: U_PW_STATE, U_PW_PACKED ('12/40') and U_PW_STATION. */
export type OrderFields = { readonly state: OrderState; readonly packed: string; readonly station: string };

/** 'open': nobody has begun it, or not any more, or part of it was shipped and the rest waits. */
export type OrderState = 'open' | 'claimed' | 'packing' | 'held' | 'packed' | 'shipped';

/** What the fields should say: of an order that SAP has open, and of one that it has closed; null leaves it alone. */
export type Standing = { readonly whileOpen: OrderFields; readonly onceClosed: OrderFields | null };

/** A session of the order as its station told it last, and what became of its shipment. */
export type KnownSession = Omit<SessionProgress, 'picked'> & {
  readonly station: string;
  /** Null until the station has handed its shipment over. */
  readonly shipment: ShipmentState | null;
};

/** Size of U_PW_STATION; of more stations than fit the first are named. */
const MAX_STATION_CHARACTERS = 50;

const NOBODY: OrderFields = { state: 'open', packed: '', station: '' };

/** What several sessions of one order come to: as long as somebody packs it, it is being packed. */
const MOST_TELLING = ['packing', 'claimed', 'held', 'packed'] as const;

/**
 * What an order's fields should say. A session counts by what its station told until its shipment is in SAP; then
 * SAP itself knows whether anything is left of the order.
 *
 * @param shipments states of all shipments of the order, those of sessions that were never told included
 */
export function standingOf(sessions: readonly KnownSession[], shipments: readonly ShipmentState[]): Standing {
  const begun = sessions.filter(({ shipment }) => shipment !== 'posted');
  const state = MOST_TELLING.find((each) => begun.some((session) => stateOf(session) === each));
  const onItsWay = shipments.some((each) => each !== 'posted');
  if (state !== undefined) return { whileOpen: { state, ...countOf(begun) }, onceClosed: null };
  if (onItsWay) return { whileOpen: { ...NOBODY, state: 'packed' }, onceClosed: null };
  const wasShipped = shipments.length > 0;
  return {
    whileOpen: NOBODY,
    onceClosed: wasShipped ? { state: 'shipped', ...countOf(sessions) } : null,
  };
}

function stateOf({ state, shipment }: KnownSession): SessionProgress['state'] {
  return shipment === null ? state : 'packed';
}

function countOf(sessions: readonly KnownSession[]): Pick<OrderFields, 'packed' | 'station'> {
  const stations = [...new Set(sessions.map(({ station }) => station))].sort();
  return {
    packed: sessions.length === 0 ? '' : countInWords(sessions),
    station: stations.join(', ').slice(0, MAX_STATION_CHARACTERS),
  };
}

/** '12/40'; '12' where of one session it is not known how much it was to be. */
function countInWords(sessions: readonly KnownSession[]): string {
  const packed = sum(sessions.map((session) => session.packed));
  const totals = sessions.flatMap(({ total }): Quantity[] => (total === null ? [] : [total]));
  return totals.length < sessions.length ? `${packed}` : `${packed}/${sum(totals)}`;
}

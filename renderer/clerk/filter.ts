import { SHIPMENT_STATES, type ShipmentState } from '../../shared/contracts/confirmation.ts';
import type { StationQuestion } from '../../shared/contracts/questions.ts';

/** Which shipments are listed: all, those that wait for a person, those that are not in SAP, or those in one state. */
export type Filter = 'all' | 'stuck' | StateFilter;
export type StateFilter = 'open' | ShipmentState;

/** As many as a number key has. */
export const STATE_FILTERS: readonly StateFilter[] = ['open', ...SHIPMENT_STATES];

/** A shipment's place in the list. */
export type Place = { readonly closedAt: string; readonly shipmentId: string };

const SHOWN = 50;
const MAX_TEXT = 254;

/** The question for a page of the list, which begins after a place. */
export function questionFor(
  filter: Filter,
  text: string,
  before: Place | null,
): Extract<StationQuestion, { type: 'findShipments' }> {
  return {
    type: 'findShipments',
    text: text.slice(0, MAX_TEXT),
    states: statesOf(filter),
    stuckOnly: filter === 'stuck',
    before,
    limit: SHOWN,
  };
}

function statesOf(filter: Filter): ShipmentState[] {
  if (filter === 'all' || filter === 'stuck') return [];
  return filter === 'open' ? SHIPMENT_STATES.filter((state) => state !== 'posted') : [filter];
}

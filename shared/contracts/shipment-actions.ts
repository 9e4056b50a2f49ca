import type { ShipmentState } from './confirmation.ts';
import type { ShipmentReason } from './sap-messages.ts';

/** What a person can do about a shipment that is not in SAP. */
export type ShipmentAction =
  /** Posts it again, or looks at once how it stands; a held one is released. */
  | 'retry'
  /** Leaves it alone until somebody has it tried again. */
  | 'hold'
  /** Never posts it; its goods are offered again once SAP surely has no delivery. */
  | 'giveBack'
  /** At the bench, once it is given back: the goods are packed anew, from other lots or serials. */
  | 'changeLot'
  /** At the bench, once it is given back: what SAP takes is shipped, the rest is not. */
  | 'split';

const SOMETHING_IN_SAP: readonly ShipmentAction[] = ['retry', 'hold', 'giveBack'];
const THE_NUMBERS: readonly ShipmentAction[] = ['retry', 'changeLot', 'hold', 'giveBack'];
const THE_GOODS: readonly ShipmentAction[] = ['retry', 'split', 'hold', 'giveBack'];

/** What makes sense for each reason, the likeliest first. */
export const SHIPMENT_ACTIONS: Readonly<Record<ShipmentReason, readonly ShipmentAction[]>> = {
  SAP_AWAY: SOMETHING_IN_SAP,
  ANSWER_LOST: ['retry', 'giveBack'],
  QUIET_PERIOD: ['giveBack'],
  LANDED_NOT_FOUND: ['retry', 'giveBack'],
  DELIVERED_TWICE: [],
  APPROVAL_NEEDED: ['retry'],
  APPROVAL_REJECTED: ['retry', 'giveBack'],
  DRAFT_REMOVED: ['giveBack', 'retry'],
  STOCK_SHORT: ['retry', 'changeLot', 'split', 'hold', 'giveBack'],
  LOT_OR_SERIAL_INCOMPLETE: THE_NUMBERS,
  LOT_OR_SERIAL_UNKNOWN: THE_NUMBERS,
  BIN_MISSING: SOMETHING_IN_SAP,
  ITEM_FROZEN: THE_GOODS,
  ITEM_INACTIVE: THE_GOODS,
  CUSTOMER_INACTIVE: SOMETHING_IN_SAP,
  CUSTOMER_UNKNOWN: SOMETHING_IN_SAP,
  CREDIT_LIMIT: ['retry', 'split', 'hold', 'giveBack'],
  ORDER_CLOSED: ['giveBack', 'retry', 'hold'],
  ORDER_GONE: ['giveBack', 'retry', 'hold'],
  ORDER_OF_ANOTHER: ['giveBack', 'retry', 'hold'],
  ITEM_NOT_IN_WAREHOUSE: THE_GOODS,
  WAREHOUSE_UNKNOWN: SOMETHING_IN_SAP,
  SERIES_MISSING: SOMETHING_IN_SAP,
  PERIOD_CLOSED: SOMETHING_IN_SAP,
  FIELD_UNKNOWN: SOMETHING_IN_SAP,
  NOT_PERMITTED: SOMETHING_IN_SAP,
  EXCHANGE_RATE_MISSING: SOMETHING_IN_SAP,
  ACCOUNTING_INCOMPLETE: SOMETHING_IN_SAP,
  ADDRESS_INCOMPLETE: SOMETHING_IN_SAP,
  CHANGED_MEANWHILE: SOMETHING_IN_SAP,
  COMPANY_RULE: SOMETHING_IN_SAP,
  SAP_REFUSED: SOMETHING_IN_SAP,
};

/** The states in which each can be asked for: what is just being posted, or waits for SAP's decision, is let be. */
export const STATES_FOR: Readonly<Record<ShipmentAction, readonly ShipmentState[]>> = {
  retry: ['waiting', 'refused', 'unknown', 'awaitingApproval', 'held'],
  hold: ['waiting', 'refused'],
  giveBack: ['waiting', 'refused', 'unknown', 'held'],
  changeLot: ['refused', 'held'],
  split: ['refused', 'held'],
};

/** The actions to offer for a shipment in this state, for this reason; null where there is none. */
export function shipmentActions(
  state: ShipmentState,
  reason: ShipmentReason | null,
): readonly ShipmentAction[] {
  const sensible = reason === null ? SOMETHING_IN_SAP : SHIPMENT_ACTIONS[reason];
  return sensible.filter((action) => STATES_FOR[action].includes(state));
}

import type { Right } from '../packing/rules.ts';
import type { ShipmentState } from './confirmation.ts';
import type { ShipmentReason } from './sap-messages.ts';

/** What a person can do about a shipment that is not in SAP. */
export const SHIPMENT_ACTION_NAMES = [
  /** Posts it again, or looks at once how it stands; a held one is released. */
  'retry',
  /** Leaves it alone until somebody has it tried again. */
  'hold',
  /** Never posts it; its goods are offered again once SAP surely has no delivery. */
  'giveBack',
  /** Gives it back, so that the goods are packed anew at the bench, from other lots or serials. */
  'changeLot',
  /** Gives it back, so that at the bench what SAP takes is shipped, and the rest is not. */
  'split',
  /** Somebody booked its delivery in SAP by hand: it is taken for the shipment's, if it agrees with what was packed. */
  'bookedByHand',
] as const;
export type ShipmentAction = (typeof SHIPMENT_ACTION_NAMES)[number];

/** The ways to give a shipment back: what is meant to happen with its goods. */
export const GIVING_BACK = ['giveBack', 'changeLot', 'split'] as const satisfies readonly ShipmentAction[];

/** The largest number of a document that SAP's 32 bits hold. */
export const MAX_DOC_NUM = 2_147_483_647;

/** Who may: null is everybody who is signed in. */
export const RIGHT_FOR: Readonly<Record<ShipmentAction, Right | null>> = {
  retry: null,
  hold: 'hold',
  giveBack: 'giveBack',
  changeLot: 'giveBack',
  split: 'giveBack',
  bookedByHand: 'giveBack',
};

const SOMETHING_IN_SAP: readonly ShipmentAction[] = ['retry', 'bookedByHand', 'hold', 'giveBack'];
const THE_NUMBERS: readonly ShipmentAction[] = ['retry', 'changeLot', 'bookedByHand', 'hold', 'giveBack'];
const THE_GOODS: readonly ShipmentAction[] = ['retry', 'split', 'bookedByHand', 'hold', 'giveBack'];
/** The likeliest cause is that somebody delivered the order in SAP. */
const THE_ORDER: readonly ShipmentAction[] = ['bookedByHand', 'giveBack', 'retry', 'hold'];

/** What makes sense for each reason, the likeliest first. */
export const SHIPMENT_ACTIONS: Readonly<Record<ShipmentReason, readonly ShipmentAction[]>> = {
  SAP_AWAY: SOMETHING_IN_SAP,
  ANSWER_LOST: ['retry', 'giveBack'],
  QUIET_PERIOD: ['giveBack'],
  LANDED_NOT_FOUND: ['retry', 'giveBack'],
  DELIVERED_TWICE: [],
  APPROVAL_NEEDED: ['retry'],
  APPROVAL_REJECTED: ['retry', 'giveBack'],
  DRAFT_REMOVED: ['giveBack', 'retry', 'bookedByHand'],
  STOCK_SHORT: ['retry', 'changeLot', 'split', 'bookedByHand', 'hold', 'giveBack'],
  LOT_OR_SERIAL_INCOMPLETE: THE_NUMBERS,
  LOT_OR_SERIAL_UNKNOWN: THE_NUMBERS,
  BIN_MISSING: SOMETHING_IN_SAP,
  ITEM_FROZEN: THE_GOODS,
  ITEM_INACTIVE: THE_GOODS,
  CUSTOMER_INACTIVE: SOMETHING_IN_SAP,
  CUSTOMER_UNKNOWN: SOMETHING_IN_SAP,
  CREDIT_LIMIT: ['retry', 'split', 'bookedByHand', 'hold', 'giveBack'],
  ORDER_CLOSED: THE_ORDER,
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
  NOT_ADOPTED: ['bookedByHand', 'retry', 'hold', 'giveBack'],
  GIVEN_BACK: [],
  GIVEN_BACK_QUIET: [],
  GIVEN_BACK_DRAFT: [],
  GIVEN_BACK_NOT_FOUND: [],
  GIVEN_BACK_FREE: [],
};

/** The states in which each can be asked for: what is just being posted, or waits for SAP's decision, is let be. */
export const STATES_FOR: Readonly<Record<ShipmentAction, readonly ShipmentState[]>> = {
  retry: ['waiting', 'refused', 'unknown', 'awaitingApproval', 'held'],
  hold: ['waiting', 'refused'],
  giveBack: ['waiting', 'refused', 'unknown', 'held'],
  changeLot: ['refused', 'held'],
  split: ['refused', 'held'],
  bookedByHand: ['refused', 'held'],
};

/**
 * The actions to offer for a shipment in this state, the likeliest first.
 *
 * @param reason a ShipmentReason; null where there is none, and one that this version does not know is as none
 */
export function shipmentActions(state: ShipmentState, reason: string | null): readonly ShipmentAction[] {
  const sensible = isKnown(reason) ? SHIPMENT_ACTIONS[reason] : SOMETHING_IN_SAP;
  return sensible.filter((action) => STATES_FOR[action].includes(state));
}

function isKnown(reason: string | null): reason is ShipmentReason {
  return reason !== null && Object.hasOwn(SHIPMENT_ACTIONS, reason);
}

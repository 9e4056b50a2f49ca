import type { Right } from './rules.ts';

/**
 * Every reason for which the packing core says no, with what its message needs to say: what happened, what
 * was expected, what to do next. Quantities are in base units unless a `unit` stands beside them. Lists are
 * texts, parted by commas, so that a message can show them as they are.
 */
export type RefusalParams = {
  // The session
  NO_OPEN_SESSION: None;
  SESSION_ALREADY_OPEN: { readonly work: string };
  SESSION_SUSPENDED: { readonly work: string };
  SESSION_NOT_SUSPENDED: { readonly work: string };
  SESSION_SHIPPED: { readonly work: string };
  SESSION_ABANDONED: { readonly work: string };
  ORDER_WITHOUT_LINES: { readonly work: string };
  /** The rules name no packaging, so that no carton can be opened. */
  PACKAGINGS_MISSING: { readonly rules: string };
  NO_RIGHT_TO_PACK: { readonly name: string };
  REASON_MISSING: None;
  /** The person who gave their word may not lift this. */
  OVERRIDE_NOT_ALLOWED: { readonly right: Right; readonly name: string };

  // What SAP changed meanwhile
  /** SAP has the order no more: cancelled, closed, or moved onto a pick list. */
  ORDER_GONE: { readonly order: number };
  /** Not taken over yet. `items`: those of the lines that changed, or empty. */
  SAP_CHANGED_ORDER: { readonly order: number; readonly changes: number; readonly items: string };
  NOTHING_CHANGED: { readonly work: string };
  /** More is packed than SAP orders now; the surplus lies in these cartons. */
  PACKED_OVER_ORDER: OfItem & {
    readonly packed: number;
    readonly ordered: number;
    readonly surplus: number;
    readonly uom: string;
    readonly cartons: string;
  };
  /** Packed while it was released, and blocked in SAP since. */
  PACKED_LOT_BLOCKED: OfLot & { readonly cartons: string };
  PACKED_LOT_EXPIRED: OfLot & { readonly expiry: string; readonly cartons: string };
  CARTON_LABEL_OUTDATED: OfCarton;

  // What a code means
  CODE_UNKNOWN: { readonly code: string };
  CODE_AMBIGUOUS: { readonly code: string; readonly meanings: string };
  /** A store's own code (EAN 02, 04, 2x) with a price or weight inside that only the store can read. */
  CODE_OF_STORE: { readonly code: string };
  /** A command or badge code where goods, a location or a label were expected. */
  SCAN_NOT_GOODS: { readonly kind: string };
  SCAN_UNREADABLE: { readonly reason: string; readonly detail: string };

  // The item and how much of it
  /** `wantedBy`: works that do order it, or empty. */
  ITEM_NOT_ON_ORDER: OfItem & { readonly wantedBy: string };
  /** SAP names it in place of an item of the order that is short: `ordered` is that item's name. */
  ITEM_IS_ALTERNATIVE: OfItem & { readonly ordered: string };
  LINE_COMPLETE: OfItem & { readonly ordered: number; readonly uom: string };
  OVER_SCAN: OfItem & { readonly remaining: number; readonly scanned: number; readonly uom: string };
  /** Less is open than one scanned unit holds: a box of 12 when 3 pieces are left. */
  OVER_SCAN_BY_UNIT: OfItem & {
    readonly remaining: number;
    readonly unit: string;
    readonly holds: number;
    readonly uom: string;
  };
  /** The scanned quantity would have to be split over several lines of the order. */
  UNIT_SPANS_LINES: OfItem & {
    readonly scanned: number;
    readonly uom: string;
    readonly largest: number;
    readonly lines: number;
  };
  UNIT_NOT_OF_ITEM: OfItem & { readonly unit: string; readonly units: string };
  QUANTITY_INVALID: { readonly count: number };
  /** The rule is that every unit is scanned. */
  QUANTITY_BY_SCAN_ONLY: None;
  QUANTITY_NEEDS_RIGHT: { readonly name: string };
  COUNT_OF_SERIAL_ITEM: OfItem & { readonly scanned: number };
  COUNT_OF_CATCH_WEIGHT_ITEM: OfItem & { readonly scanned: number };
  /** SAP does not say how many grams one base unit is, so that a weight is no quantity. */
  CATCH_WEIGHT_UNIT_UNKNOWN: OfItem & { readonly uom: string };

  // What a recognised item still waits for
  LOT_MISSING: OfItem;
  SERIAL_MISSING: OfItem;
  CATCH_WEIGHT_MISSING: OfItem;
  LOCATION_MISSING: OfItem & { readonly bins: string };
  NOTHING_PENDING: None;

  // Locations
  /** The rule is that the location is scanned before its items. */
  LOCATION_NEEDED: OfItem & { readonly bins: string };
  LOCATION_UNKNOWN: { readonly code: string };
  /** Nothing that this order still needs lies there. */
  LOCATION_NOT_EXPECTED: { readonly bin: string; readonly expected: string };
  /** It lies there, but the pick list set it aside elsewhere. */
  WRONG_LOCATION: OfItem & { readonly bin: string; readonly expected: string };
  ITEM_NOT_IN_BIN: OfItem & { readonly bin: string; readonly bins: string };
  BIN_SHORT: OfItem & { readonly bin: string; readonly onStock: number; readonly scanned: number };

  // Lots and expiry
  LOT_NOT_ON_STOCK: OfLot & { readonly warehouse: string };
  LOT_LOCKED: OfLot;
  LOT_NOT_ACCESSIBLE: OfLot;
  LOT_EXPIRED: OfLot & { readonly expiry: string };
  /** The label's own expiry has passed, though SAP keeps no lots of the item. */
  GOODS_EXPIRED: OfItem & { readonly expiry: string };
  /** The label says another expiry than SAP has for this lot or serial. */
  EXPIRY_CONTRADICTS: OfItem & {
    readonly of: string;
    readonly onLabel: string;
    readonly onRecord: string;
  };
  REMAINING_LIFE_SHORT: OfItem & {
    readonly of: string;
    readonly expiry: string;
    readonly daysLeft: number;
    readonly daysRequired: number;
  };
  /** `allocated`: the lots set aside, each with its bin. */
  LOT_NOT_ALLOCATED: OfLot & { readonly allocated: string };
  FEFO_EARLIER_LOT: OfLot & {
    readonly expiry: string | null;
    readonly earlier: string;
    readonly earlierExpiry: string;
    readonly bins: string;
  };
  LOT_SHORT: OfLot & { readonly onStock: number; readonly scanned: number };
  LOT_SHORT_IN_BIN: OfLot & { readonly bin: string; readonly onStock: number; readonly scanned: number };
  LOT_NOT_IN_BIN: OfLot & { readonly bin: string; readonly bins: string };

  // Serials
  SERIAL_ALREADY_PACKED: OfSerial & { readonly carton: number };
  SERIAL_NOT_ON_STOCK: OfSerial & { readonly warehouse: string };
  SERIAL_NOT_ALLOCATED: OfSerial & { readonly allocated: string };
  SERIAL_EXPIRED: OfSerial & { readonly expiry: string };
  SERIAL_IN_OTHER_BIN: OfSerial & { readonly bin: string; readonly location: string };

  // Taking out
  TAKING_OUT: None;
  NOT_TAKING_OUT: None;
  /** `of`: the lot or serial that was looked for, else null. */
  NOT_IN_CARTON: OfItem & { readonly of: string | null; readonly carton: number };
  NOT_SO_MANY_IN_CARTON: OfItem & {
    readonly inside: number;
    readonly scanned: number;
    readonly uom: string;
    readonly carton: number;
  };

  // Cartons
  NO_OPEN_CARTON: None;
  CARTON_ALREADY_OPEN: OfCarton;
  CARTON_EMPTY: OfCarton;
  CARTON_CLOSING: OfCarton;
  NOT_CLOSING: None;
  CARTON_UNKNOWN: OfCarton;
  CARTON_NOT_CLOSED: OfCarton;
  REOPEN_NEEDS_RIGHT: OfCarton & { readonly name: string };
  PACKAGING_UNKNOWN: { readonly packaging: string; readonly known: string };
  TOO_MANY_CARTONS: { readonly limit: number };
  TOO_MANY_CONTENTS: OfCarton & { readonly limit: number };
  SSCC_INVALID: { readonly sscc: string };
  SSCC_USED: { readonly sscc: string };

  // Weight, in grams
  WEIGHT_UNDER: OfWeight;
  WEIGHT_OVER: OfWeight;
  WEIGHT_BELOW_TARE: OfCarton & { readonly actual: number; readonly tare: number };
  SCALE_EMPTY: None;

  // Carton labels
  LABEL_OF_OTHER_CARTON: OfCarton & { readonly due: number };
  LABEL_DEAD: { readonly sscc: string };
  LABEL_NOT_OURS: { readonly sscc: string };
  LABEL_NOT_DUE: OfCarton;
  LABEL_OUTSTANDING: OfCarton & { readonly sscc: string };

  // The shipment
  CARTON_STILL_OPEN: OfCarton;
  NOTHING_PACKED: None;
  /** `missing`: items that are not complete. */
  PARTIAL_NOT_BY_CUSTOMER: { readonly customer: string; readonly missing: string };
  /** Lines that the customer takes whole or not at all. */
  SPLIT_NOT_BY_CUSTOMER: { readonly customer: string; readonly split: string };
  PARTIAL_NOT_BY_RULE: { readonly missing: string };
  PARTIAL_NEEDS_RIGHT: { readonly name: string; readonly missing: string };
  PARTIAL_NEEDS_REASON: { readonly missing: string };
};

type None = Readonly<Record<string, never>>;
type OfItem = { readonly item: string; readonly name: string };
type OfLot = OfItem & { readonly lot: string };
type OfSerial = OfItem & { readonly serial: string };
type OfCarton = { readonly carton: number };
type OfWeight = OfCarton & {
  readonly actual: number;
  readonly expected: number;
  readonly tolerance: number;
};

export type RefusalCode = keyof RefusalParams;

type RefusalOf<Code extends RefusalCode> = {
  readonly code: Code;
  readonly params: RefusalParams[Code];
  /** The right with which a person can lift it, or null when nobody can. */
  readonly liftedBy: Right | null;
};

/** Why a command was refused. It changed nothing. */
export type Refusal = { [Code in RefusalCode]: RefusalOf<Code> }[RefusalCode];

/**
 * Who may lift what. Everything else nobody can: a wrong item, too many, a serial twice, more than the stock,
 * a locked or expired lot. What has expired is never food again, whoever says so; a short remaining life is
 * the customer's wish, and a person may answer for it.
 */
const LIFTED_BY: Readonly<Record<RefusalCode, Right | null>> = {
  NO_OPEN_SESSION: null,
  SESSION_ALREADY_OPEN: null,
  SESSION_SUSPENDED: null,
  SESSION_NOT_SUSPENDED: null,
  SESSION_SHIPPED: null,
  SESSION_ABANDONED: null,
  ORDER_WITHOUT_LINES: null,
  PACKAGINGS_MISSING: null,
  NO_RIGHT_TO_PACK: null,
  REASON_MISSING: null,
  OVERRIDE_NOT_ALLOWED: null,
  ORDER_GONE: null,
  SAP_CHANGED_ORDER: null,
  NOTHING_CHANGED: null,
  PACKED_OVER_ORDER: null,
  PACKED_LOT_BLOCKED: null,
  PACKED_LOT_EXPIRED: null,
  CARTON_LABEL_OUTDATED: null,
  CODE_UNKNOWN: null,
  CODE_AMBIGUOUS: null,
  CODE_OF_STORE: null,
  SCAN_NOT_GOODS: null,
  SCAN_UNREADABLE: null,
  ITEM_NOT_ON_ORDER: null,
  ITEM_IS_ALTERNATIVE: null,
  LINE_COMPLETE: null,
  OVER_SCAN: null,
  OVER_SCAN_BY_UNIT: null,
  UNIT_SPANS_LINES: null,
  UNIT_NOT_OF_ITEM: null,
  QUANTITY_INVALID: null,
  QUANTITY_BY_SCAN_ONLY: 'typeQuantity',
  QUANTITY_NEEDS_RIGHT: 'typeQuantity',
  COUNT_OF_SERIAL_ITEM: null,
  COUNT_OF_CATCH_WEIGHT_ITEM: null,
  CATCH_WEIGHT_UNIT_UNKNOWN: null,
  LOT_MISSING: null,
  SERIAL_MISSING: null,
  CATCH_WEIGHT_MISSING: null,
  LOCATION_MISSING: null,
  NOTHING_PENDING: null,
  LOCATION_NEEDED: null,
  LOCATION_UNKNOWN: null,
  LOCATION_NOT_EXPECTED: null,
  WRONG_LOCATION: 'overrideLot',
  ITEM_NOT_IN_BIN: null,
  BIN_SHORT: null,
  LOT_NOT_ON_STOCK: null,
  LOT_LOCKED: null,
  LOT_NOT_ACCESSIBLE: null,
  LOT_EXPIRED: null,
  GOODS_EXPIRED: null,
  EXPIRY_CONTRADICTS: null,
  REMAINING_LIFE_SHORT: 'overrideLot',
  LOT_NOT_ALLOCATED: 'overrideLot',
  FEFO_EARLIER_LOT: 'overrideLot',
  LOT_SHORT: null,
  LOT_SHORT_IN_BIN: null,
  LOT_NOT_IN_BIN: null,
  SERIAL_ALREADY_PACKED: null,
  SERIAL_NOT_ON_STOCK: null,
  SERIAL_NOT_ALLOCATED: 'overrideLot',
  SERIAL_EXPIRED: null,
  SERIAL_IN_OTHER_BIN: null,
  TAKING_OUT: null,
  NOT_TAKING_OUT: null,
  NOT_IN_CARTON: null,
  NOT_SO_MANY_IN_CARTON: null,
  NO_OPEN_CARTON: null,
  CARTON_ALREADY_OPEN: null,
  CARTON_EMPTY: null,
  CARTON_CLOSING: null,
  NOT_CLOSING: null,
  CARTON_UNKNOWN: null,
  CARTON_NOT_CLOSED: null,
  REOPEN_NEEDS_RIGHT: 'reopenCarton',
  PACKAGING_UNKNOWN: null,
  TOO_MANY_CARTONS: null,
  TOO_MANY_CONTENTS: null,
  SSCC_INVALID: null,
  SSCC_USED: null,
  WEIGHT_UNDER: 'overrideWeight',
  WEIGHT_OVER: 'overrideWeight',
  WEIGHT_BELOW_TARE: null,
  SCALE_EMPTY: null,
  LABEL_OF_OTHER_CARTON: null,
  LABEL_DEAD: null,
  LABEL_NOT_OURS: null,
  LABEL_NOT_DUE: null,
  LABEL_OUTSTANDING: null,
  CARTON_STILL_OPEN: null,
  NOTHING_PACKED: null,
  PARTIAL_NOT_BY_CUSTOMER: null,
  SPLIT_NOT_BY_CUSTOMER: 'shipPartial',
  PARTIAL_NOT_BY_RULE: null,
  PARTIAL_NEEDS_RIGHT: 'shipPartial',
  PARTIAL_NEEDS_REASON: null,
};

/** Every code, so that a message catalogue can be checked for completeness. */
export const REFUSAL_CODES: readonly RefusalCode[] = Object.keys(LIFTED_BY) as RefusalCode[];

/** A refusal with its parameters; who may lift it follows from its code. */
export function refusal<Code extends RefusalCode>(code: Code, params: RefusalParams[Code]): RefusalOf<Code> {
  return { code, params, liftedBy: LIFTED_BY[code] };
}

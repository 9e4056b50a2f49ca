import type { OrderRef } from './order-key.ts';
import type { Quantity } from './quantity.ts';

/** A calendar day as YYYY-MM-DD. */
export type IsoDate = string;

/** How SAP manages an item: not at all, by lot (SAP: batch number), or by serial number. */
export type Tracking = 'none' | 'lot' | 'serial';

/** A unit of measure: SAP's UoM entry and code, and how many base (inventory) units one of it holds. */
export type UnitOfMeasure = { readonly entry: number; readonly code: string; readonly factor: number };

/** A storage bin: SAP's bin entry, its code, and the code on its label when that differs. */
export type Bin = { readonly entry: number; readonly code: string; readonly barcode: string | null };

export type ItemBarcode = { readonly code: string; readonly uom: UnitOfMeasure };

/** An item as the bench needs it: enough to recognise it, weigh it and say its name. */
export type Item = {
  readonly itemCode: string;
  readonly name: string;
  readonly tracking: Tracking;
  readonly baseUom: UnitOfMeasure;
  /** Every code printed on it, in any unit of measure. GTINs of 8, 12 or 13 digits are kept as SAP has them. */
  readonly barcodes: readonly ItemBarcode[];
  /** Grams of one base unit; null when SAP does not know it. */
  readonly unitWeightGrams: number | null;
  /** True when the base unit is a weight, so that each piece carries its own (catch weight). */
  readonly catchWeight: boolean;
};

export type LotStatus = 'released' | 'locked' | 'notAccessible';

/** Stock of one lot in one warehouse; `bins` is empty where the warehouse has none. */
export type LotStock = {
  readonly lot: string;
  readonly expiry: IsoDate | null;
  readonly status: LotStatus;
  readonly quantity: Quantity;
  readonly bins: readonly { readonly bin: Bin; readonly quantity: Quantity }[];
};

export type SerialStock = {
  readonly serial: string;
  readonly expiry: IsoDate | null;
  readonly bin: Bin | null;
};

/** What the pick list set aside: so much, from this bin, lot or serial, each null when it does not say. */
export type Allocation = {
  readonly quantity: Quantity;
  readonly bin: Bin | null;
  readonly lot: string | null;
  readonly serial: string | null;
};

export type WorkLine = {
  /** The line's own number within its work, unique and stable: the order's LineNum. */
  readonly line: number;
  readonly orderEntry: number;
  readonly orderLine: number;
  readonly pickListLine: number | null;
  readonly item: Item;
  /** The unit of measure the customer ordered in. */
  readonly uom: UnitOfMeasure;
  /** What is open to pack, in base units. */
  readonly quantity: Quantity;
  readonly warehouse: string;
  readonly binManaged: boolean;
  readonly allocations: readonly Allocation[];
  /** Lots and serials on stock in the warehouse, so that the bench can judge without the network. */
  readonly lots: readonly LotStock[];
  readonly serials: readonly SerialStock[];
  /** Stock by bin of an item without lots or serials in a warehouse with bins. */
  readonly bins: readonly { readonly bin: Bin; readonly quantity: Quantity }[];
  /**
   * Codes of the items that SAP names in place of this one, best match first. Absent where SAP was not asked, which it is
   * only while the item is short.
   */
  readonly alternatives?: readonly string[] | undefined;
  /** True where the customer takes all of the line at once, or nothing of it. */
  readonly wholeOnly?: boolean | undefined;
  /** The kit this component was sold in (SAP: sales BOM parent), else null. */
  readonly kit: string | null;
};

export type Address = {
  readonly name: string;
  readonly street: string;
  readonly zip: string;
  readonly city: string;
  readonly country: string;
};

/**
 * One thing to pack: an open order, or one order's part of a released pick list. A reserve invoice is an order too.
 * A pick list that covers two orders is two works, because SAP's delivery is per customer order.
 */
export type Work = {
  /** 'SO407' or 'RI407' for an order, 'PL57-SO407' for an order on a pick list; never used again for another. */
  readonly key: string;
  readonly pickListEntry: number | null;
  /** Tote or cart the picked goods come in, when SAP knows it. */
  readonly tote: string | null;
  readonly order: OrderRef & {
    readonly number: number;
    readonly dueDate: IsoDate;
    readonly customerReference: string | null;
  };
  readonly customer: { readonly code: string; readonly name: string };
  readonly shipTo: Address;
  readonly shippingType: string | null;
  readonly partialAllowed: boolean;
  readonly comments: string | null;
  readonly lines: readonly WorkLine[];
  /** Changes whenever SAP's document does; a session keeps the revision that it was opened with. */
  readonly revision: string;
};

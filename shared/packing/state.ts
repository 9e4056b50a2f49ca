import type { Quantity } from './quantity.ts';
import type { Packaging, Right, Rules } from './rules.ts';
import type { Bin, IsoDate, Item, UnitOfMeasure, Work } from './work.ts';

/** Somebody at the bench, with the rights that were theirs at that moment. */
export type Person = { readonly id: string; readonly name: string; readonly rights: readonly Right[] };

/** A named person's word for letting something past a rule, with a reason. */
export type Override = { readonly by: Person; readonly reason: string };

/** One scan's worth of goods in a carton. */
export type Content = {
  /** Number of the packing event within the session: names this content when it is taken out again. */
  readonly id: number;
  readonly line: number;
  readonly quantity: Quantity;
  readonly uom: UnitOfMeasure;
  /** How many of `uom` were packed by this scan. */
  readonly count: Quantity;
  readonly lot: string | null;
  readonly expiry: IsoDate | null;
  readonly serial: string | null;
  readonly bin: Bin | null;
  /** Net weight from the item's own label (catch weight), else null. */
  readonly weightGrams: number | null;
};

export type Weighing = {
  readonly grossGrams: number;
  readonly expectedGrams: number | null;
  readonly toleranceGrams: number | null;
  /** 'unknown': an item without a weight is inside, so that the scale cannot tell. */
  readonly verdict: 'within' | 'overridden' | 'unknown';
  readonly scale: string;
};

export type Carton = {
  readonly number: number;
  readonly packaging: Packaging;
  readonly contents: readonly Content[];
  /** open → weighing → closed (SSCC given, label due) → done (label scanned back, or not asked for). */
  readonly status: 'open' | 'weighing' | 'closed' | 'done';
  readonly weighing: Weighing | null;
  readonly sscc: string | null;
  /** SAP's order was taken over with another address or the like: the label on it does not hold any more. */
  readonly labelOutdated: boolean;
};

/** An item that was recognised and waits for its lot, serial, location, weight or quantity. */
export type Pending = {
  readonly item: Item;
  readonly uom: UnitOfMeasure;
  readonly count: Quantity;
  readonly lot: string | null;
  readonly expiry: IsoDate | null;
  readonly serial: string | null;
  readonly weightGrams: number | null;
  readonly awaits: 'lot' | 'serial' | 'location' | 'weight';
};

/** So much of a line, from one lot or serial and one bin; null where SAP does not manage it. */
export type Taken = {
  readonly quantity: Quantity;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly bin: Bin | null;
};

/** What of one line lies in cartons, in base units; `taken` has one entry per lot, serial and bin. */
export type PackedLine = { readonly quantity: Quantity; readonly taken: readonly Taken[] };

/** An order that SAP changed while it was being packed, and that nobody has taken over yet. */
export type SapChange = {
  /** SAP's work as it is now; null when SAP has it no more. */
  readonly now: Work | null;
};

/** One packing session: one work at one station, from claim to shipment. */
export type PackingState = {
  readonly sessionId: string;
  readonly shipmentId: string;
  readonly work: Work;
  readonly rules: Rules;
  /** The day the session was opened on: what had expired by then is never proposed to be taken. */
  readonly openedOn: IsoDate;
  readonly phase: 'packing' | 'suspended' | 'shipped' | 'abandoned';
  readonly mode: 'pack' | 'takeOut';
  readonly location: Bin | null;
  readonly pending: Pending | null;
  /** How many units the next scan stands for, when a person with the right typed it. */
  readonly typedCount: Quantity | null;
  readonly cartons: readonly Carton[];
  /**
   * What lies in cartons, by the position of the line in `work.lines`: the sum of all contents, kept up by
   * `apply` so that one scan into a large order does not count thousands of contents again.
   */
  readonly packed: readonly PackedLine[];
  /** Null while SAP has the order as it is being packed. */
  readonly sapChange: SapChange | null;
  /** SSCCs of cartons that were opened again: dead, never valid when scanned. */
  readonly deadSsccs: readonly string[];
  readonly eventCount: number;
};

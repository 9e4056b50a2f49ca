import type { Quantity } from './quantity.ts';
import type { Rules } from './rules.ts';
import type { Override, Person } from './state.ts';
import type { Bin, IsoDate, Item, UnitOfMeasure, Work } from './work.ts';

/** What a stable scale said, as the device service hands it over: grams, and which scale. */
export type StableWeight = { readonly grams: number; readonly scale: string };

/** Who commands, on which day (for expiry), and whose word lifts a refusal. The clock stays outside. */
export type CommandContext = {
  readonly person: Person;
  readonly today: IsoDate;
  readonly override: Override | null;
};

export type OpenSession = {
  readonly type: 'openSession';
  readonly sessionId: string;
  readonly shipmentId: string;
  readonly work: Work;
  readonly rules: Rules;
};

export type SessionCommand =
  | { readonly type: 'scanLocation'; readonly bin: Bin }
  | {
      readonly type: 'scanItem';
      readonly item: Item;
      readonly uom: UnitOfMeasure;
      /** How many of `uom` this one scan stands for: 1, or a count read from the symbol. */
      readonly count: Quantity;
      readonly lot: string | null;
      readonly expiry: IsoDate | null;
      readonly serial: string | null;
      readonly weightGrams: number | null;
      /** Keys of other works that do order this item: named in the refusal when this one does not. */
      readonly wantedBy: readonly string[];
    }
  | { readonly type: 'scanLot'; readonly lot: string; readonly expiry: IsoDate | null }
  | { readonly type: 'scanSerial'; readonly serial: string }
  | { readonly type: 'scanLabel'; readonly sscc: string }
  /**
   * Sets how many units the goods in hand, else the next scan, stand for. By right where rules.quantity is
   * 'typed'; on somebody's word where it is 'each'.
   */
  | { readonly type: 'typeQuantity'; readonly count: Quantity }
  | { readonly type: 'dropPending' }
  | { readonly type: 'startTakeOut' }
  | { readonly type: 'endTakeOut' }
  | { readonly type: 'undoLast' }
  | { readonly type: 'choosePackaging'; readonly code: string }
  | { readonly type: 'startClosing'; readonly sscc: string }
  | { readonly type: 'cancelClosing' }
  /** Weighs the carton being closed and closes it under this SSCC. */
  | { readonly type: 'weigh'; readonly weight: StableWeight; readonly sscc: string }
  | { readonly type: 'openCarton'; readonly packaging: string | null }
  | { readonly type: 'reopenCarton'; readonly number: number; readonly reason: string }
  /** Takes over what SAP changed since the work was opened. */
  | { readonly type: 'acceptChanges' }
  | { readonly type: 'closeShipment'; readonly reason: string | null }
  | { readonly type: 'suspend'; readonly reason: string }
  | { readonly type: 'resume' }
  | { readonly type: 'abandon'; readonly reason: string };

export type Command = OpenSession | SessionCommand;

import type { Quantity } from './quantity.ts';
import type { Packaging, Rules } from './rules.ts';
import type { Content, Override, Pending, Weighing } from './state.ts';
import type { Bin, IsoDate, Work, WorkLine } from './work.ts';

/** What happened in a packing session; past tense, never changed, replayed to get the state. */
export type PackingEvent = DecidedEvent | NoticedEvent;

/** What somebody did at the bench. */
export type DecidedEvent =
  | {
      readonly type: 'SessionOpened';
      readonly sessionId: string;
      readonly shipmentId: string;
      readonly work: Work;
      readonly rules: Rules;
      /** The day at the bench, by which what has expired is not proposed. */
      readonly openedOn: IsoDate;
    }
  | { readonly type: 'LocationConfirmed'; readonly bin: Bin }
  | { readonly type: 'ItemIdentified'; readonly pending: Pending }
  | { readonly type: 'PendingDropped' }
  | { readonly type: 'QuantityTyped'; readonly count: Quantity; readonly override: Override | null }
  | {
      readonly type: 'UnitPacked';
      readonly carton: number;
      readonly content: Content;
      readonly override: Override | null;
    }
  | { readonly type: 'TakeOutStarted' }
  | { readonly type: 'TakeOutEnded' }
  | {
      readonly type: 'UnitTakenOut';
      readonly carton: number;
      /** The content it was packed as, and how much of it came out, in base units. */
      readonly content: number;
      readonly quantity: Quantity;
    }
  | { readonly type: 'CartonOpened'; readonly number: number; readonly packaging: Packaging }
  | { readonly type: 'PackagingChosen'; readonly carton: number; readonly packaging: Packaging }
  | { readonly type: 'ClosingStarted'; readonly carton: number }
  | { readonly type: 'ClosingCancelled'; readonly carton: number }
  | {
      readonly type: 'CartonClosed';
      readonly carton: number;
      readonly sscc: string;
      readonly weighing: Weighing | null;
      readonly override: Override | null;
    }
  | { readonly type: 'LabelConfirmed'; readonly carton: number; readonly sscc: string }
  | {
      readonly type: 'CartonReopened';
      readonly carton: number;
      readonly deadSscc: string;
      readonly reason: string;
      readonly override: Override | null;
    }
  | {
      readonly type: 'ShipmentClosed';
      readonly partial: boolean;
      readonly reason: string | null;
      readonly override: Override | null;
    }
  /** Somebody took over SAP's order; from here on this is the work. */
  | { readonly type: 'WorkChanged'; readonly work: Work }
  | { readonly type: 'SessionSuspended'; readonly reason: string }
  | { readonly type: 'SessionResumed' }
  | { readonly type: 'SessionAbandoned'; readonly reason: string };

/** What the session learnt from SAP while nobody did anything. */
export type NoticedEvent =
  /** SAP has newer facts of lines than what is ordered of them; `revision` is the work's with them. */
  | { readonly type: 'StockRefreshed'; readonly revision: string; readonly lines: readonly WorkLine[] }
  /** SAP changed the order; nothing follows until somebody takes it over. Null: SAP has it no more. */
  | { readonly type: 'OrderChangeNoticed'; readonly now: Work | null }
  /** SAP has the order again as it is being packed. */
  | { readonly type: 'OrderChangeWithdrawn' };

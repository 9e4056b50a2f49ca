import type { Alarm, Finding } from '../../../shared/contracts/alarm.ts';
import type { WorkChange } from '../../../shared/contracts/catalogue.ts';
import type { Confirmation, ShipmentState, ShipmentStatus } from '../../../shared/contracts/confirmation.ts';
import type { StationProgress } from '../../../shared/contracts/progress.ts';
import type { ShipmentReason } from '../../../shared/contracts/sap-messages.ts';
import type { OrderRef } from '../../../shared/packing/order-key.ts';
import type { Item } from '../../../shared/packing/work.ts';

import type { OwnPick, PickChange, WantedPick } from '../progress/picks.ts';
import type { Standing } from '../progress/standing.ts';
import type { SourceWork } from '../pull/offer.ts';
import type { AdditionStore } from './addition-store.ts';
import type { SetUpStore } from './set-up-store.ts';

/**
 * What the sync service keeps. One port, so that a site's PostgreSQL can stand where SQLite stands at a bench:
 * every method is one transaction, durable when its promise is kept.
 */
export type Store = {
  /** Revisions belong to this store; a station that knows another one starts from nothing. */
  readonly storeId: string;
  /** When it was made, ISO: of what was attempted before, it knows nothing. */
  readonly since: string;
  readonly catalogue: CatalogueStore;
  readonly shipments: ShipmentStore;
  readonly progress: ProgressStore;
  readonly reconciling: ReconcilingStore;
  readonly additions: AdditionStore;
  readonly setUps: SetUpStore;
  /** Called after each commit that gave something a new revision. Gives the way to stop it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

export type PutChange = Extract<WorkChange, { kind: 'putWork' | 'putItem' | 'putBin' }>;

/** Documents for stations, each with the revision of its last change. */
export type CatalogueStore = {
  /** Stores documents; one whose content is what it was keeps its revision. Gives how many changed. */
  readonly put: (changes: readonly PutChange[]) => Promise<number>;
  /** Removes the items or bins whose key is not among `keys`: SAP does not have them any more. */
  readonly keepOnly: (kind: 'item' | 'bin', keys: ReadonlySet<string>) => Promise<number>;
  readonly items: (codes: Iterable<string>) => Promise<ReadonlyMap<string, Item>>;
  /**
   * Takes SAP's open work and offers it to the stations, less what is confirmed but was not yet in SAP when the
   * reading began: `readBegan` is the shipments' newest revision of then. Gives how many works changed.
   */
  readonly offer: (works: readonly SourceWork[], readBegan: number) => Promise<number>;
  /**
   * True when a reading that says the same as the one offered last would change nothing: no shipment landed, or may
   * have, since that one began.
   */
  readonly holds: () => Promise<boolean>;
  /** Changes after a revision, oldest first, at most so many and so large. */
  readonly after: (
    revision: number,
    limits: { readonly changes: number; readonly bytes: number },
  ) => Promise<ChangePage>;
};

export type ChangePage = {
  /** JSON of WorkChange. */
  readonly changes: readonly string[];
  /** Revision up to which these changes lead. */
  readonly revision: number;
  readonly complete: boolean;
  /** Removals up to this revision are not known any more: who stands before it must start from nothing. */
  readonly forgottenRevision: number;
  readonly newestRevision: number;
};

export type Shipment = {
  readonly id: string;
  readonly station: string;
  readonly confirmation: Confirmation;
  readonly sha256: string;
  readonly state: ShipmentState;
  /** The delivery, or the draft that SAP made of it. */
  readonly document: { readonly entry: number; readonly number: number } | null;
  readonly attempts: number;
  /** Times that SAP was asked in vain in the present state; decides how long to wait. */
  readonly tries: number;
  /** When the last attempt began, ISO; null before the first. */
  readonly lastAttemptAt: string | null;
  /** True when SAP once answered that it took it. Such a shipment is never posted again. */
  readonly landed: boolean;
  /** True when SAP once answered that it saved its draft as the delivery. Such a draft is never saved again. */
  readonly saved: boolean;
  /**
   * How the last attempt stands, if it was to adopt a delivery that was booked by hand: `taken` when SAP answered that
   * it did so. Null when the last attempt was another one.
   */
  readonly adoption: 'tried' | 'taken' | null;
};

/** Something that is about to be sent and may land: the shipment, or the word to save its approved draft. */
export type NewAttempt = {
  readonly id: string;
  readonly kind: 'post' | 'save';
  readonly requestSha256: string;
};

/** A delivery that was booked by hand is about to be marked as a shipment's. */
export type NewAdoption = {
  readonly id: string;
  readonly requestSha256: string;
  /** DocEntry of the delivery, and its number as the person named it. */
  readonly delivery: number;
  readonly number: number;
  readonly person: string;
};

export type Submission = {
  readonly confirmation: Confirmation;
  readonly station: string;
  readonly document: Uint8Array;
  readonly sha256: string;
  /**
   * What the station knows of it, where this store did not: what a person decided, or that SAP once answered that it
   * took it. Giving back goes for one that is known, too: this store may be a copy from before.
   */
  readonly known?: PersonsDecision['what'] | 'landed' | null;
};

/** What a shipment becomes. `dueAt` is when the service looks at it again by itself; null is never. */
export type Verdict = {
  readonly state: ShipmentState;
  readonly document: { readonly entry: number; readonly number: number } | null;
  readonly reason: { readonly code: ShipmentReason; readonly sap: string | null } | null;
  readonly dueAt: string | null;
};

/** What a person wants of a shipment, and who that is. */
export type PersonsDecision = {
  readonly what: 'hold' | 'giveBack';
  readonly person: string;
  readonly reason: string;
};

export type PutAside =
  | { readonly kind: 'done'; readonly status: ShipmentStatus }
  /** It is in a state in which it cannot be put aside so. */
  | { readonly kind: 'notNow'; readonly state: ShipmentState }
  | { readonly kind: 'notKnown' };

export type ShipmentStore = {
  /** Stores a closed shipment, once by its id; the same id with other content is `different`. */
  readonly accept: (
    submission: Submission,
  ) => Promise<{ readonly kind: 'stored'; readonly status: ShipmentStatus } | { readonly kind: 'different' }>;
  /**
   * Shipments to act on now, at most one for each order, and none whose order has one in flight or is among those
   * that the caller has under way (keys of orders); and when the next one that is not due yet becomes so (ISO, null
   * when there is none).
   */
  readonly due: (
    limit: number,
    underWay?: ReadonlySet<string>,
  ) => Promise<{
    readonly shipments: readonly Shipment[];
    readonly nextDueAt: string | null;
  }>;
  /**
   * Commits that an attempt begins, before anything is sent. Gives its number; null when a person has put the shipment
   * aside meanwhile.
   */
  readonly beginAttempt: (attempt: NewAttempt, deadlineMs: number) => Promise<number | null>;
  /**
   * Commits that an adoption begins, before anything is sent, and who wants it. Gives the attempt's number; null when
   * the shipment is in another state by now, or something may still land of its order or for the same delivery.
   */
  readonly beginAdoption: (adoption: NewAdoption, deadlineMs: number) => Promise<number | null>;
  /** A station's shipment; null when it has no such one. */
  readonly ofStation: (id: string, station: string) => Promise<Shipment | null>;
  /** Commits what SAP answered to the attempt, before it is followed up. `landed`: it said that it took it. */
  readonly noteAnswer: (
    id: string,
    answer: { readonly landed: boolean; readonly text: string },
  ) => Promise<void>;
  /**
   * Commits what becomes of the shipment after an attempt or a look-up. What a person put aside meanwhile stays so,
   * unless it is in SAP.
   */
  readonly settle: (id: string, verdict: Verdict) => Promise<ShipmentStatus>;
  /**
   * Somebody asks for it: a refused shipment waits again (one of which SAP has a draft, for how that is decided), an
   * open one is due now. Null when the station has no such shipment.
   */
  readonly retry: (id: string, station: string) => Promise<ShipmentStatus | null>;
  /**
   * A person holds a shipment (nothing is tried until somebody asks for it again) or gives it back (it is never posted,
   * and looked for in SAP). Stays on record with who and why.
   */
  readonly putAside: (id: string, station: string, decision: PersonsDecision) => Promise<PutAside>;
  /** Commits that SAP surely has no delivery of a shipment that was given back: its goods are on offer again. */
  readonly freeGoods: (id: string) => Promise<void>;
  /** After a start: what was in flight when the last process ended is unknown. Gives how many. */
  readonly recover: () => Promise<number>;
  /** Revision of the newest change of any shipment; a station that knows a later one knew this store before it was set back. */
  readonly newestRevision: () => Promise<number>;
  readonly statusesAfter: (
    station: string,
    revision: number,
    limit: number,
  ) => Promise<readonly ShipmentStatus[]>;
};

/** An order of which SAP has to be told how far it is, as it stands now. */
export type OrderToTell = {
  readonly order: OrderRef;
  /** Times that SAP was told in vain. */
  readonly tries: number;
  /** Counts what came in of it: tells whether anything came since. */
  readonly news: number;
  readonly standing: Standing;
  readonly pickLists: readonly ListToTell[];
};
export type ListToTell = {
  readonly list: number;
  readonly wanted: readonly WantedPick[];
  readonly own: readonly OwnPick[];
};

/** How far orders are at the benches, for SAP to say. Only the newest of each order is kept; shipments go first. */
export type ProgressStore = {
  /**
   * Takes all that a station has begun. Lower numbers of the same run came too late and are passed over; a session
   * that is named no more is over, unless its shipment was handed over.
   */
  readonly report: (
    station: string,
    count: { readonly run: string; readonly number: number },
    sessions: StationProgress,
  ) => Promise<void>;
  /** The order to tell SAP of now, and when the next one becomes due (ISO); no order while shipments are. */
  readonly next: () => Promise<{ readonly order: OrderToTell | null; readonly nextDueAt: string | null }>;
  /** Commits what is about to be written on a pick list, whose answer may be lost. */
  readonly trying: (list: number, order: OrderRef, picks: readonly PickChange[]) => Promise<void>;
  /** Commits that SAP took it. */
  readonly written: (list: number, picks: readonly PickChange[]) => Promise<void>;
  /**
   * Commits that SAP was told this of an order; not again before `notBefore` (ISO), unless its state becomes
   * another one.
   */
  readonly settle: (order: OrderToTell, notBefore: string) => Promise<void>;
  /** Commits that SAP could not be told; not again before `notBefore` (ISO). */
  readonly putOff: (order: OrderToTell, notBefore: string) => Promise<void>;
};

/** A shipment as it is held against SAP's documents. */
export type KnownShipment = Pick<Shipment, 'station' | 'confirmation' | 'state' | 'document'>;

export type ReconcilingStore = {
  /** When the store was made, ISO. */
  readonly since: string;
  /** Of these ids, the shipments that are known. */
  readonly known: (ids: readonly string[]) => Promise<ReadonlyMap<string, KnownShipment>>;
  /** Ids of the shipments that were posted on or after a day (YYYY-MM-DD). */
  readonly postedSince: (day: string) => Promise<readonly string[]>;
  /** Stations that ever handed a shipment over. */
  readonly stations: () => Promise<ReadonlySet<string>>;
  /** Ids with an alarm. */
  readonly alarmed: () => Promise<readonly string[]>;
  /**
   * Commits what a sweep found: new differences are alarms from now on, and those of judged shipments that were not
   * found again are over. What is over stays on record. Gives how many alarms began or ended.
   */
  readonly note: (judged: ReadonlySet<string>, findings: readonly Finding[]) => Promise<number>;
  readonly alarms: () => Promise<readonly Alarm[]>;
};

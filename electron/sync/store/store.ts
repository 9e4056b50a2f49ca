import type { WorkChange } from '../../../shared/contracts/catalogue.ts';
import type { Confirmation, ShipmentState, ShipmentStatus } from '../../../shared/contracts/confirmation.ts';
import type { ShipmentReason } from '../../../shared/contracts/sap-messages.ts';
import type { Item } from '../../../shared/packing/work.ts';

import type { SourceWork } from '../pull/offer.ts';

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
   * Takes SAP's open work as it was read from `readBegan` on (ISO time) and offers it to the stations, less
   * what is confirmed but was not yet in SAP when the reading began. Gives how many works changed.
   */
  readonly offer: (works: readonly SourceWork[], readBegan: string) => Promise<number>;
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
  readonly attempts: number;
  /** Times that SAP was asked in vain in the present state; decides how long to wait. */
  readonly tries: number;
  /** When the last attempt began, ISO; null before the first. */
  readonly lastAttemptAt: string | null;
  /** True when SAP once answered that it took it. Such a shipment is never posted again. */
  readonly landed: boolean;
};

export type Submission = {
  readonly confirmation: Confirmation;
  readonly station: string;
  readonly document: Uint8Array;
  readonly sha256: string;
};

/** What a shipment becomes. `dueAt` is when the service looks at it again by itself; null is never. */
export type Verdict = {
  readonly state: ShipmentState;
  readonly document: { readonly entry: number; readonly number: number } | null;
  readonly reason: { readonly code: ShipmentReason; readonly sap: string | null } | null;
  readonly dueAt: string | null;
};

export type ShipmentStore = {
  /** Stores a closed shipment, once by its id; the same id with other content is `different`. */
  readonly accept: (
    submission: Submission,
  ) => Promise<{ readonly kind: 'stored'; readonly status: ShipmentStatus } | { readonly kind: 'different' }>;
  /**
   * Shipments to act on now, at most one for each order, and none whose order has one in flight; and when the
   * next one that is not due yet becomes so (ISO, null when there is none).
   */
  readonly due: (limit: number) => Promise<{
    readonly shipments: readonly Shipment[];
    readonly nextDueAt: string | null;
  }>;
  /** Commits that an attempt begins, before anything is sent. Gives its number. */
  readonly beginAttempt: (id: string, requestSha256: string, deadlineMs: number) => Promise<number>;
  /** Commits what SAP answered to the attempt, before it is followed up. `landed`: it said that it took it. */
  readonly noteAnswer: (
    id: string,
    answer: { readonly landed: boolean; readonly text: string },
  ) => Promise<void>;
  /** Commits what becomes of the shipment after an attempt or a look-up. */
  readonly settle: (id: string, verdict: Verdict) => Promise<ShipmentStatus>;
  /**
   * Somebody asks for it: a refused shipment waits again, an open one is due now. Null when the station has no
   * such shipment.
   */
  readonly retry: (id: string, station: string) => Promise<ShipmentStatus | null>;
  /** After a start: what was in flight when the last process ended is unknown. Gives how many. */
  readonly recover: () => Promise<number>;
  readonly statusesAfter: (
    station: string,
    revision: number,
    limit: number,
  ) => Promise<readonly ShipmentStatus[]>;
};

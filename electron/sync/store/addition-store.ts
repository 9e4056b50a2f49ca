import type {
  Addition,
  AdditionKind,
  AdditionReason,
  AdditionState,
  AdditionStatus,
} from '../../../shared/contracts/addition.ts';

export type AdditionKey = {
  readonly shipmentId: string;
  readonly kind: AdditionKind;
  readonly seq: number;
};

/** As a station handed it over; `content` is the file, empty where there is none. */
export type HandedAddition = {
  readonly addition: Addition;
  readonly station: string;
  readonly content: Uint8Array;
  readonly sha256: string;
};

/** An addition whose turn it is. */
export type AdditionToMake = {
  readonly addition: Addition;
  readonly content: Uint8Array;
  /** Times that SAP was asked in vain. */
  readonly tries: number;
  /** What SAP made of its file when it took it; null before. */
  readonly uploadedAs: number | null;
  /** Where its shipment stands; one that this store does not know may be in SAP all the same. */
  readonly shipment: { readonly delivery: number | null } | 'givenBack' | 'notKnown';
  /** Every text that may stand on the delivery because of this service. */
  readonly ownTexts: readonly string[];
};

export type AdditionVerdict = {
  readonly state: Exclude<AdditionState, 'waiting'>;
  readonly inSap: string | null;
  readonly reason: { readonly code: AdditionReason; readonly sap: string | null } | null;
};

/** What is added to deliveries after they are posted. Of a shipment and kind the newest stands; shipments go first. */
export type AdditionStore = {
  /** Stores it, once by shipment, kind and number; the same with other content is `different`. */
  readonly accept: (handed: HandedAddition) => Promise<
    | { readonly kind: 'stored'; readonly status: AdditionStatus }
    | { readonly kind: 'different' }
    /** The shipment is another station's. */
    | { readonly kind: 'notKnown' }
  >;
  /** The one to bring to SAP now, and when the next one becomes due (ISO); none while shipments are. */
  readonly next: () => Promise<{
    readonly addition: AdditionToMake | null;
    readonly nextDueAt: string | null;
  }>;
  /** Commits what is about to be written on the delivery, whose answer may be lost. */
  readonly trying: (key: AdditionKey, text: string) => Promise<void>;
  /** Commits that a file is about to be uploaded. Gives which time it is. */
  readonly uploading: (key: AdditionKey) => Promise<number>;
  /** Commits what SAP made of it, before the delivery is told. */
  readonly uploaded: (key: AdditionKey, entry: number) => Promise<void>;
  /** Commits what became of it, unless it was replaced meanwhile. */
  readonly settle: (key: AdditionKey, verdict: AdditionVerdict) => Promise<void>;
  /** Commits that SAP could not be asked; not again before `dueAt` (ISO). */
  readonly putOff: (key: AdditionKey, dueAt: string) => Promise<void>;
  readonly newestRevision: () => Promise<number>;
  readonly statusesAfter: (
    station: string,
    revision: number,
    limit: number,
  ) => Promise<readonly AdditionStatus[]>;
};

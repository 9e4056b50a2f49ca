import { z } from 'zod';

/** What is looked at in a company's SAP, in the order in which it is told. */
export const SET_UP_SUBJECTS = [
  'version',
  'reading',
  'posting',
  'ownTable',
  'deliveryField',
  'uniqueKey',
  'series',
  'approvals',
  'bins',
  'pickListLink',
  'reserveInvoices',
  'toteField',
  'orderFields',
  'stockQuery',
  'packageTypes',
  'webhooks',
] as const;
export type SetUpSubject = (typeof SET_UP_SUBJECTS)[number];

export const FINDING_STATES = [
  'present',
  'made',
  /** Packing goes on, but differently; what follows from it is said. */
  'worthKnowing',
  /** Not there; it was not asked to make it. */
  'missing',
  /** Made, but the Service Layer does not show it before its next restart. */
  'madeButNotVisible',
  /** Not there, and SAP did not let us make it. */
  'notAllowed',
  /** A setting of the company's in which deliveries are not posted. */
  'obstacle',
  /** SAP did not let us look: nothing is known of it. */
  'notSeen',
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What exactly was found, where the state does not say it all; texts stand in `setup-words.ts`. */
export const FOUND = [
  /** {version} */
  'versionIs',
  /** {version} */
  'versionTooOld',
  'versionUntold',
  'readable',
  /** {sets} */
  'notReadable',
  /** {user} */
  'superuser',
  /** {user} */
  'ordinaryUser',
  /** {user} */
  'userNotListed',
  'keyOfOwnTable',
  /** {key} */
  'keyOnDeliveries',
  'keyNone',
  /** {series} */
  'seriesIs',
  'seriesNone',
  /** {series, user} Others there are, but none is this user's. */
  'seriesNotDefault',
  /** {series} */
  'seriesLocked',
  /** {series} */
  'seriesManual',
  /** {series, last} */
  'seriesUsedUp',
  /** {order} */
  'approvalsNone',
  /** {order, templates} */
  'approvalsAsked',
  'noOrderToAskWith',
  'binsNone',
  /** {warehouses} */
  'binsBySap',
  /** {warehouses} */
  'binsByHand',
  'linkUsed',
  'linkNone',
  /** {names} */
  'packagesKnown',
  'packagesNone',
] as const;
export type Found = (typeof FOUND)[number];

/** One thing that was looked at. */
export const finding = z.object({
  subject: z.enum(SET_UP_SUBJECTS),
  state: z.enum(FINDING_STATES),
  found: z.enum(FOUND).nullable(),
  /** What the texts name: of the subject {query}, of what was found as said there. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** SAP's own words where it refused. */
  sap: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/** 'ownTable': SAP's own key refuses a second landing; 'lookUp': header field, look-up and quiet period. */
export const promised = z.enum(['ownTable', 'lookUp', 'unknown']);
export type Promised = z.infer<typeof promised>;

/** What a company's SAP has for us, as it was last looked at. */
export const companySetUp = z.object({
  at: z.iso.datetime(),
  promise: promised,
  /** Since when this promise is in force. */
  promiseSince: z.iso.datetime(),
  findings: z.array(finding),
});
export type CompanySetUp = z.infer<typeof companySetUp>;

/** What came of somebody's wish to have the company looked at, or what is missing made. */
export const setUpOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), setUp: companySetUp }),
  /** SAP could not be asked: its code of `sapStatus.code` where there is one. Nothing is known to be changed. */
  z.object({ kind: z.literal('notAsked'), code: z.string().nullable(), detail: z.string() }),
]);
export type SetUpOutcome = z.infer<typeof setUpOutcome>;

const IN_ORDER: ReadonlySet<FindingState> = new Set(['present', 'made']);
const TO_BE_MADE: ReadonlySet<FindingState> = new Set(['missing', 'notAllowed']);

export function isInOrder({ state }: Finding): boolean {
  return IN_ORDER.has(state);
}

/** It is not there, and may be made with the right to do so. */
export function isToBeMade({ state }: Finding): boolean {
  return TO_BE_MADE.has(state);
}

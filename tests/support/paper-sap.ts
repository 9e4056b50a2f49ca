import { z } from 'zod';
import type { Query, ServiceLayer } from '../../electron/sync/service-layer/client.ts';
import type { Failure, Outcome } from '../../electron/sync/service-layer/outcome.ts';

type Draft = {
  DocEntry: number;
  DocNum: number;
  U_PW_ID: string;
  DocObjectCode: 'oDeliveryNotes' | 'oReturns';
  AuthorizationStatus: string;
  DocumentStatus: 'bost_Open' | 'bost_Close';
};

/** What SAP has, and when each post came, in milliseconds after the beginning. */
export type Paper = {
  readonly deliveries: { DocEntry: number; DocNum: number; U_PW_ID: string }[];
  readonly drafts: Draft[];
  readonly posts: number[];
  readonly saves: number[];
  approves: boolean;
  /** What comes of a saved draft, instead of its delivery. */
  saveFails: Failure | null;
  /** Happens in SAP just before its deliveries are looked at. */
  beforeLook: () => void;
};

export function paper(): Paper {
  return {
    deliveries: [],
    drafts: [],
    posts: [],
    saves: [],
    approves: false,
    saveFails: null,
    beforeLook: () => {},
  };
}

const done = <T>(value: T): Outcome<T> => ({ kind: 'done', status: 200, value });
const withId = z.object({ U_PW_ID: z.string() });
const ofDraft = z.object({ Document: z.object({ DocEntry: z.int() }) });
const notFound: Failure = { kind: 'refused', status: 404, error: { code: '-2028', message: 'No matching' } };
const REQUEST = {
  Code: 1,
  DraftEntry: 1,
  Status: 'arsNotApproved',
  ApprovalRequestLines: [{ UserID: 4, Status: 'ardNotApproved', Remarks: 'not this month' }],
};

/**
 * A SAP on paper.
 *
 * @param elapsed milliseconds of the test's clock, for the times of posts and saves
 */
export function sapOn(sap: Paper, elapsed: () => number): ServiceLayer {
  const { deliveries, drafts } = sap;
  const deliver = (U_PW_ID: string) => {
    deliveries.push({ DocEntry: deliveries.length + 1, DocNum: deliveries.length + 8001, U_PW_ID });
  };
  const rowsOf = ({ set, filter = '' }: Query): unknown[] => {
    if (set === 'ApprovalRequests') return [REQUEST];
    if (set === 'DeliveryNotes') sap.beforeLook();
    const id = /U_PW_ID eq '([^']+)'/.exec(filter)?.[1];
    return [...(set === 'DeliveryNotes' ? deliveries : drafts)].filter(({ U_PW_ID }) => U_PW_ID === id);
  };
  return {
    enter: async () => null,
    read: async (path, schema) =>
      path.startsWith('Users(4)') ? done(schema.parse({ UserName: 'Jane Doe' })) : notFound,
    eachPage: async (query, row, take) => {
      const rows = rowsOf(query).map((each) => row.parse(each));
      await take(rows);
      return done(rows.length);
    },
    changeSet: async (steps) => {
      sap.posts.push(elapsed());
      const { U_PW_ID } = withId.parse(steps.find(({ path }) => path === 'DeliveryNotes')?.body);
      if (sap.approves) drafts.push(aDraft(U_PW_ID));
      else deliver(U_PW_ID);
      return done([]);
    },
    create: async (_service, body) => {
      sap.saves.push(elapsed());
      const failure = sap.saveFails;
      if (failure?.kind === 'refused') return failure;
      const draft = drafts.find(({ DocEntry }) => DocEntry === ofDraft.parse(body).Document.DocEntry);
      if (draft === undefined) return notFound;
      deliver(draft.U_PW_ID);
      Object.assign(draft, { AuthorizationStatus: 'dasGenerated', DocumentStatus: 'bost_Close' });
      return failure ?? done(null);
    },
  } as Partial<ServiceLayer> as ServiceLayer;
}

export function aDraft(U_PW_ID: string, changes: Partial<Draft> = {}): Draft {
  return {
    DocEntry: 1,
    DocNum: 301,
    U_PW_ID,
    DocObjectCode: 'oDeliveryNotes',
    AuthorizationStatus: 'dasPending',
    DocumentStatus: 'bost_Open',
    ...changes,
  };
}

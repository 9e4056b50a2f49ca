import { type Books, nextEntry, table, timeOfDay, today } from './books.ts';
import type { Entity, Key, Outcome } from './company.ts';
import { createDelivery } from './deliveries.ts';
import { DELIVERY_TYPE, ORDER_TYPE, seriesOf } from './documents.ts';
import { createOrder } from './orders.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf, textOf } from './values.ts';

type Creation = (books: Books, body: Entity) => Outcome<Entity>;

/** What an approval can stand before here. */
type HeldSet = 'Orders' | 'DeliveryNotes';

const DOCUMENTS: Readonly<Record<HeldSet, { readonly type: number; readonly create: Creation }>> = {
  Orders: { type: ORDER_TYPE, create: createOrder },
  DeliveryNotes: { type: DELIVERY_TYPE, create: createDelivery },
};

const TEMPLATE = 1;
const STAGE = 1;
const USER = 1;
const DRAFT_TYPE = '112';

/**
 * Makes a draft and a request for its approval of what would have become a document. What would be refused as a
 * document is refused as a draft: which of its rules SAP asks before the approval is not known. Null, as there
 * is no document.
 */
export function holdBack(books: Books, set: HeldSet, body: Entity): Outcome<null> {
  const document = tried(books, () => DOCUMENTS[set].create(books, body));
  if (!document.ok) return document;
  const entry = nextEntry(books, 'Drafts');
  const lines = rowsOf(document.value.DocumentLines).map((line) => ({ ...line, DocEntry: entry }));
  const draft = {
    ...document.value,
    DocEntry: entry,
    DocumentLines: lines,
    AuthorizationStatus: 'dasPending',
  };
  table(books, 'Drafts').put(entry, draft);
  askFor(books, DOCUMENTS[set].type, entry);
  return done(null);
}

/** What would come of `work`; nothing of it remains. */
function tried(books: Books, work: () => Outcome<Entity>): Outcome<Entity> {
  let outcome: Outcome<Entity> = refused(refusals.notApproved);
  books.records.atomically(() => {
    outcome = work();
    return refused(refusals.notApproved);
  });
  return outcome;
}

function askFor(books: Books, type: number, draft: number): void {
  const code = nextEntry(books, 'ApprovalRequests');
  const day = { CreationDate: today(books), CreationTime: timeOfDay(books) };
  table(books, 'ApprovalRequests').put(code, {
    Code: code,
    ApprovalTemplatesID: TEMPLATE,
    ObjectType: String(type),
    IsDraft: 'Y',
    ObjectEntry: draft,
    Status: 'arsPending',
    Remarks: null,
    CurrentStage: STAGE,
    OriginatorID: USER,
    ...day,
    DraftEntry: draft,
    DraftType: DRAFT_TYPE,
    ApprovalRequestLines: [{ StageCode: STAGE, UserID: USER, Status: 'ardPending', Remarks: null, ...day }],
    ApprovalRequestDecisions: [],
  });
}

const DECISIONS: Readonly<Record<string, { readonly request: string; readonly draft: string }>> = {
  ardApproved: { request: 'arsApproved', draft: 'dasApproved' },
  ardNotApproved: { request: 'arsNotApproved', draft: 'dasRejected' },
};

/**
 * `PATCH ApprovalRequests(n) {"ApprovalRequestDecisions":[{"Status":"ardApproved","Remarks":"…"}]}`. Approved, a
 * draft becomes a document once somebody saves it as one.
 */
export function decideRequest(books: Books, code: Key, body: Entity): Outcome<null> {
  const parsed = books.types.parse('ApprovalRequest', body);
  if (!parsed.ok) return parsed;
  const request = table(books, 'ApprovalRequests').get(code);
  if (request === undefined) return refused(refusals.noMatch(404));
  const [decision] = rowsOf(parsed.value.ApprovalRequestDecisions);
  const outcome = DECISIONS[textOf(decision?.Status) ?? ''];
  if (outcome === undefined) return done(null);
  if (request.Status !== 'arsPending') return refused(refusals.decided);
  const said = { Status: decision?.Status ?? null, Remarks: decision?.Remarks ?? null };
  table(books, 'ApprovalRequests').put(code, {
    ...request,
    Status: outcome.request,
    ApprovalRequestLines: rowsOf(request.ApprovalRequestLines).map((line) => ({ ...line, ...said })),
  });
  changeDraft(books, numberOf(request.DraftEntry) ?? -1, { AuthorizationStatus: outcome.draft });
  return done(null);
}

/** `DraftsService_SaveDraftToDocument {"Document":{"DocEntry":n}}`: the document is made of what the draft says now. */
export function saveDraft(books: Books, entry: Key): Outcome<null> {
  const draft = table(books, 'Drafts').get(entry);
  if (draft === undefined) return refused(refusals.noMatch(404));
  const set = draft.DocObjectCode === seriesOf('Orders').object ? 'Orders' : 'DeliveryNotes';
  if (draft.DocumentStatus === 'bost_Close') return refused(refusals.alreadyClosed);
  const isHeld = draft.AuthorizationStatus === 'dasPending' || draft.AuthorizationStatus === 'dasRejected';
  if (isHeld) return refused(refusals.notApproved);
  const document = DOCUMENTS[set].create(books, draft);
  if (!document.ok) return document;
  changeDraft(books, entry, { AuthorizationStatus: 'dasGenerated', DocumentStatus: 'bost_Close' });
  const [request] = [...table(books, 'ApprovalRequests').entries()].filter(
    (each) => each.DraftEntry === entry,
  );
  if (request !== undefined) {
    const made = { Status: 'arsGenerated', IsDraft: 'N', ObjectEntry: document.value.DocEntry ?? null };
    table(books, 'ApprovalRequests').put(numberOf(request.Code) ?? -1, { ...request, ...made });
  }
  return done(null);
}

function changeDraft(books: Books, entry: Key, changes: Entity): void {
  const draft = table(books, 'Drafts').get(entry);
  if (draft !== undefined)
    table(books, 'Drafts').put(entry, { ...draft, ...changes, UpdateDate: today(books) });
}

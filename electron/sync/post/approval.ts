import { z } from 'zod';
import type { ServiceLayer } from '../service-layer/client.ts';
import { APPROVAL_SELECT, type ApprovalRequest, approvalRequest } from '../service-layer/entities.ts';
import type { Outcome } from '../service-layer/outcome.ts';
import type { Shipment, Verdict } from '../store/store.ts';
import type { Sighting } from './look-up.ts';
import {
  after,
  answerLost,
  type Circumstances,
  landedNotFound,
  quietly,
  refusedBy,
  repeatIn,
} from './verdict.ts';

// A company's approval procedure makes a draft of a delivery. The draft is followed until somebody has decided on
// it in SAP: approved, it is saved as the delivery (SAP leaves that to whoever made the draft); rejected, it is told.

type DraftSeen = Extract<Sighting, { kind: 'draft' }>;

const APPROVAL_REPEAT_MS = 60_000;
/** A rejected draft may be put forward again in SAP, and a removed one is no proof for ever. */
export const DECIDED_REPEAT_MS = 10 * 60_000;

/**
 * What becomes of a shipment that SAP has as a draft. `outcome` is what came of the attempt that led here: the
 * post, or saving the approved draft, whose refusal is SAP's last word until somebody asks again.
 */
export function afterDraft(
  { document, decision }: DraftSeen,
  outcome: Outcome<unknown> | null,
  circumstances: Circumstances,
): Verdict {
  if (decision === 'rejected' || decision === 'cancelled') {
    return {
      state: 'refused',
      document,
      reason: { code: 'APPROVAL_REJECTED', sap: null },
      dueAt: after(circumstances, DECIDED_REPEAT_MS),
    };
  }
  if (decision === 'approved' && outcome?.kind === 'refused') return { ...refusedBy(outcome), document };
  return awaiting(document, after(circumstances, decision === 'approved' ? 0 : APPROVAL_REPEAT_MS));
}

/** SAP could not be asked how it was decided. */
export function stillAwaiting({ document }: Shipment, circumstances: Circumstances): Verdict {
  return awaiting(document, after(circumstances, APPROVAL_REPEAT_MS));
}

/** The draft is there no more, and there is no delivery. Nothing is posted in its place by itself. */
export function draftGone({ document }: Shipment, circumstances: Circumstances): Verdict {
  return {
    state: 'refused',
    document,
    reason: { code: 'DRAFT_REMOVED', sap: null },
    dueAt: after(circumstances, DECIDED_REPEAT_MS),
  };
}

function awaiting(document: Verdict['document'], dueAt: string): Verdict {
  return { state: 'awaitingApproval', document, reason: { code: 'APPROVAL_NEEDED', sap: null }, dueAt };
}

/**
 * Null when an approved draft may be saved now. A saving whose fate is open is waited for first, as a post is; one
 * that SAP took is never repeated.
 */
export function beforeSaving(shipment: Shipment, circumstances: Circumstances): Verdict | null {
  if (shipment.saved) return landedNotFound(shipment, circumstances);
  return shipment.state === 'unknown' ? quietly(shipment, circumstances) : null;
}

/** The verdict on a saving that is not looked up first; null when SAP is to be asked what it has now. */
export function afterSaving(
  outcome: Outcome<unknown>,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict | null {
  if (outcome.kind !== 'unknown' || outcome.why === 'session') return null;
  if (outcome.mayLand) return answerLost(outcome.detail, shipment, circumstances);
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return { ...awaiting(shipment.document, dueAt), reason: { code: 'SAP_AWAY', sap: outcome.detail } };
}

export function saveDraft(sap: ServiceLayer, entry: number, signal: AbortSignal): Promise<Outcome<unknown>> {
  return sap.create('DraftsService_SaveDraftToDocument', { Document: { DocEntry: entry } }, signal);
}

const users = z.object({ UserName: z.string().nullish(), UserCode: z.string().nullish() });

/** Who rejected a draft and with what remark, as far as SAP tells. */
async function whoRejected(sap: ServiceLayer, draft: number, signal: AbortSignal): Promise<string | null> {
  const requests: ApprovalRequest[] = [];
  const filter = `DraftEntry eq ${draft}`;
  const query = { set: 'ApprovalRequests', select: APPROVAL_SELECT, filter };
  const read = await sap.eachPage(query, approvalRequest, (rows) => void requests.push(...rows), signal);
  const lines = requests.flatMap(({ ApprovalRequestLines }) => ApprovalRequestLines);
  const said = lines.find(({ Status }) => Status === 'ardNotApproved');
  if (read.kind !== 'done' || said === undefined) return null;
  const who = said.UserID == null ? null : await nameOf(sap, said.UserID, signal);
  return [who, said.Remarks].filter((part) => part !== null && part !== '').join(': ') || null;
}

async function nameOf(sap: ServiceLayer, user: number, signal: AbortSignal): Promise<string> {
  const read = await sap.read(`Users(${user})?$select=UserCode,UserName`, users, signal);
  const { UserName = null, UserCode = null } = read.kind === 'done' ? read.value : {};
  return UserName ?? UserCode ?? `SAP user ${user}`;
}

/** SAP's words on what an approval procedure came to, put into a verdict that has none. */
export async function withWords(verdict: Verdict, sap: ServiceLayer, signal: AbortSignal): Promise<Verdict> {
  if (verdict.reason?.code !== 'APPROVAL_REJECTED' || verdict.document === null) return verdict;
  const said = await whoRejected(sap, verdict.document.entry, signal);
  return { ...verdict, reason: { code: 'APPROVAL_REJECTED', sap: said } };
}

import type { Failure, Outcome } from '../service-layer/outcome.ts';
import type { Shipment, Verdict } from '../store/store.ts';
import { isBeingAdopted, notSeenAdopted } from './adoption.ts';
import { afterDraft, draftGone, stillAwaiting } from './approval.ts';
import type { Sighting } from './look-up.ts';
import { reasonOf } from './reason.ts';
import {
  after,
  answerLost,
  backoffMs,
  type Circumstances,
  inWords,
  LONGEST_REPEAT_MS,
  landedNotFound,
  neverSent,
  notAsked,
  quietly,
  refusedBy,
} from './verdict.ts';

/** What to do after an attempt: settle it, or look up first what SAP has. */
export type AfterAttempt =
  | { readonly kind: 'settle'; readonly verdict: Verdict }
  | { readonly kind: 'lookUp' };

/** SAP codes after which the shipment may well be in SAP: its row is there, or it became a draft. */
const MAY_BE_THERE = new Set(['-2035', '-2028']);

/**
 * What becomes of a shipment that is looked up before it is posted: null when nothing stands against the post.
 *
 * @param mayLandUntil when an attempt that this service knows nothing of can no longer land
 */
export function beforePost(
  sighting: Sighting,
  shipment: Shipment,
  mayLandUntil: number,
  circumstances: Circumstances,
): Verdict | null {
  if (sighting.kind === 'unsure') return notAsked(sighting.failure, shipment, circumstances);
  if (sighting.kind !== 'absent' || shipment.landed) {
    return afterLookUp(sighting, null, shipment, circumstances);
  }
  const left = mayLandUntil - circumstances.now;
  if (left <= 0) return null;
  const dueAt = after(circumstances, Math.min(left, LONGEST_REPEAT_MS));
  return { state: 'waiting', document: null, reason: { code: 'QUIET_PERIOD', sap: null }, dueAt };
}

/**
 * The next step after a post. A success is looked up for its number. A refusal is final, unless it is one that
 * an earlier landing of the same shipment would cause. Whatever may still land stays unknown.
 */
export function afterAttempt(
  outcome: Outcome<unknown>,
  shipment: Shipment,
  circumstances: Circumstances,
): AfterAttempt {
  if (outcome.kind === 'done') return { kind: 'lookUp' };
  if (outcome.kind === 'refused') {
    const ambiguous = MAY_BE_THERE.has(outcome.error.code) || reasonOf(outcome.error) === 'ORDER_CLOSED';
    if (ambiguous || shipment.attempts > 0) return { kind: 'lookUp' };
    return { kind: 'settle', verdict: whenRefused(outcome, shipment, circumstances) };
  }
  if (outcome.why === 'session') return { kind: 'lookUp' };
  if (!outcome.mayLand)
    return { kind: 'settle', verdict: neverSent(outcome.detail, shipment, circumstances) };
  return { kind: 'settle', verdict: answerLost(outcome.detail, shipment, circumstances) };
}

/**
 * What becomes of a shipment once SAP was asked for it. `outcome` is what came of the attempt that led here, or
 * null when it is being looked up out of `unknown` or `awaitingApproval`.
 */
export function afterLookUp(
  sighting: Sighting,
  outcome: Outcome<unknown> | null,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict {
  switch (sighting.kind) {
    case 'delivered':
      return {
        state: 'posted',
        document: sighting.documents[0],
        reason:
          sighting.documents.length === 1
            ? null
            : { code: 'DELIVERED_TWICE', sap: sighting.documents.map(({ number }) => number).join(', ') },
        dueAt: null,
      };
    case 'draft':
      return sighting.decision === 'made' || (sighting.decision === 'approved' && outcome?.kind === 'done')
        ? landedNotFound({ ...shipment, document: sighting.document }, circumstances)
        : afterDraft(sighting, outcome, circumstances);
    case 'rowOnly':
      if (isBeingAdopted(shipment)) return notSeenAdopted(outcome, shipment, circumstances);
      return shipment.document === null
        ? landedNotFound(shipment, circumstances)
        : whenDraftIsGone(shipment, circumstances);
    case 'absent':
      return whenAbsent(outcome, shipment, circumstances);
    case 'unsure':
      return whenUnsure(sighting.failure, outcome, shipment, circumstances);
    default:
      return sighting satisfies never;
  }
}

function whenAbsent(
  outcome: Outcome<unknown> | null,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict {
  if (isBeingAdopted(shipment)) return notSeenAdopted(outcome, shipment, circumstances);
  if (shipment.document !== null) return whenDraftIsGone(shipment, circumstances);
  if (outcome?.kind === 'refused') return whenRefused(outcome, shipment, circumstances);
  if (outcome?.kind === 'done' || shipment.landed) return landedNotFound(shipment, circumstances);
  if (outcome !== null && !outcome.mayLand) return postAgain(circumstances);
  return quietly(shipment, circumstances) ?? postAgain(circumstances);
}

/** SAP's code for somebody changing the same document just then, in its client or by another write. */
const CONFLICT = '-2039';
/** Some three minutes of trying; then a person has to see who holds the order. */
const MAX_CONFLICTS = 8;

/** A refusal is for a person to deal with, but a conflict passes by itself: nothing landed, and it goes again soon. */
function whenRefused(
  outcome: Extract<Failure, { kind: 'refused' }>,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict {
  const refused = refusedBy(outcome);
  if (outcome.error.code !== CONFLICT || shipment.attempts >= MAX_CONFLICTS) return refused;
  const dueAt = after(circumstances, backoffMs(shipment.attempts, circumstances.random));
  return { ...refused, state: 'waiting', dueAt };
}

/** A delivery may still come of a draft that was just being saved as one; else somebody removed it in SAP. */
function whenDraftIsGone(shipment: Shipment, circumstances: Circumstances): Verdict {
  const waits = shipment.state === 'unknown' ? quietly(shipment, circumstances) : null;
  return waits ?? draftGone(shipment, circumstances);
}

function postAgain(circumstances: Circumstances): Verdict {
  return { state: 'waiting', document: null, reason: null, dueAt: after(circumstances, 0) };
}

/** A look-up that fails must not hide what SAP said to the post. */
function whenUnsure(
  failure: Failure,
  outcome: Outcome<unknown> | null,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict {
  if (shipment.state === 'awaitingApproval' && outcome === null)
    return stillAwaiting(shipment, circumstances);
  const said = outcome?.kind === 'refused' ? inWords(outcome) : inWords(failure);
  return answerLost(said, shipment, circumstances);
}

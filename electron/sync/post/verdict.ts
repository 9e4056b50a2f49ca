import type { Failure, Outcome } from '../service-layer/outcome.ts';
import type { Shipment, Verdict } from '../store/store.ts';
import type { Sighting } from './look-up.ts';
import { reasonOf } from './reason.ts';

/** What the verdicts depend on besides SAP's answers. All times in milliseconds since 1970. */
export type Circumstances = {
  readonly now: number;
  readonly quietPeriodMs: number;
  /** 0 up to 1; spreads the repeats of many shipments. */
  readonly random: number;
};

/** What to do after an attempt: settle it, or look up first what SAP has. */
export type AfterAttempt =
  | { readonly kind: 'settle'; readonly verdict: Verdict }
  | { readonly kind: 'lookUp' };

const FIRST_REPEAT_MS = 1_000;
const LONGEST_REPEAT_MS = 60_000;
const APPROVAL_REPEAT_MS = 60_000;

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
  if (sighting.kind !== 'absent') return afterLookUp(sighting, null, shipment, circumstances);
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
    return { kind: 'settle', verdict: refusedBy(outcome) };
  }
  if (outcome.why === 'session') return { kind: 'lookUp' };
  if (!outcome.mayLand)
    return { kind: 'settle', verdict: neverSent(outcome.detail, shipment, circumstances) };
  return { kind: 'settle', verdict: answerLost(outcome.detail, shipment, circumstances) };
}

/**
 * What becomes of a shipment once SAP was asked for it. `outcome` is what came of the post that led here, or
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
      return {
        state: 'awaitingApproval',
        document: sighting.document,
        reason: { code: 'APPROVAL_NEEDED', sap: null },
        dueAt: after(circumstances, APPROVAL_REPEAT_MS),
      };
    case 'rowOnly':
      return landedNotFound(shipment, circumstances);
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
  if (outcome?.kind === 'refused') return refusedBy(outcome);
  if (outcome?.kind === 'done' || shipment.landed) return landedNotFound(shipment, circumstances);
  if (shipment.state === 'awaitingApproval') {
    return { state: 'refused', document: null, reason: { code: 'APPROVAL_NEEDED', sap: null }, dueAt: null };
  }
  const again: Verdict = { state: 'waiting', document: null, reason: null, dueAt: after(circumstances, 0) };
  if (outcome !== null && !outcome.mayLand) return again;
  const quietUntil = Date.parse(shipment.lastAttemptAt ?? '') + circumstances.quietPeriodMs;
  if (circumstances.now >= quietUntil) return again;
  const dueIn = Math.min(quietUntil - circumstances.now, repeatIn(shipment, circumstances));
  return {
    state: 'unknown',
    document: null,
    reason: { code: 'QUIET_PERIOD', sap: null },
    dueAt: after(circumstances, dueIn),
  };
}

/** A look-up that fails must not hide what SAP said to the post. */
function whenUnsure(
  failure: Failure,
  outcome: Outcome<unknown> | null,
  shipment: Shipment,
  circumstances: Circumstances,
): Verdict {
  if (shipment.state === 'awaitingApproval') {
    const dueAt = after(circumstances, APPROVAL_REPEAT_MS);
    return {
      state: 'awaitingApproval',
      document: null,
      reason: { code: 'APPROVAL_NEEDED', sap: null },
      dueAt,
    };
  }
  const said = outcome?.kind === 'refused' ? inWords(outcome) : inWords(failure);
  return answerLost(said, shipment, circumstances);
}

function refusedBy(outcome: Extract<Failure, { kind: 'refused' }>): Verdict {
  return {
    state: 'refused',
    document: null,
    reason: { code: reasonOf(outcome.error), sap: inWords(outcome) },
    dueAt: null,
  };
}

function neverSent(detail: string, shipment: Shipment, circumstances: Circumstances): Verdict {
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return { state: 'waiting', document: null, reason: { code: 'SAP_AWAY', sap: detail }, dueAt };
}

/** Nothing was sent, because SAP could not be asked whether it has it. */
function notAsked(failure: Failure, shipment: Shipment, circumstances: Circumstances): Verdict {
  if (failure.kind === 'unknown') return neverSent(failure.detail, shipment, circumstances);
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  const reason = { code: reasonOf(failure.error), sap: inWords(failure) };
  return { state: 'waiting', document: null, reason, dueAt };
}

function answerLost(detail: string, shipment: Shipment, circumstances: Circumstances): Verdict {
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return { state: 'unknown', document: null, reason: { code: 'ANSWER_LOST', sap: detail }, dueAt };
}

function landedNotFound(shipment: Shipment, circumstances: Circumstances): Verdict {
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return { state: 'unknown', document: null, reason: { code: 'LANDED_NOT_FOUND', sap: null }, dueAt };
}

/** Doubles from one second to a minute, each spread over its upper half. */
export function backoffMs(tries: number, random: number): number {
  const longest = Math.min(FIRST_REPEAT_MS * 2 ** Math.min(tries, 16), LONGEST_REPEAT_MS);
  return longest * (0.5 + random / 2);
}

function repeatIn(shipment: Shipment, { random }: Circumstances): number {
  return backoffMs(shipment.tries, random);
}

function after({ now }: Circumstances, ms: number): string {
  return new Date(now + ms).toISOString();
}

/** SAP's own words, or what became of the request. */
export function inWords(failure: Failure): string {
  return failure.kind === 'refused' ? `${failure.error.code} ${failure.error.message}` : failure.detail;
}

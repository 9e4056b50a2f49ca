import type { Failure } from '../service-layer/outcome.ts';
import type { Shipment, Verdict } from '../store/store.ts';
import { reasonOf } from './reason.ts';

// The verdicts by themselves, and when a shipment is looked at again. Which of them applies: see judging.ts.

/** What the verdicts depend on besides SAP's answers. All times in milliseconds since 1970. */
export type Circumstances = {
  readonly now: number;
  readonly quietPeriodMs: number;
  /** 0 up to 1; spreads the repeats of many shipments. */
  readonly random: number;
};

const FIRST_REPEAT_MS = 1_000;
export const LONGEST_REPEAT_MS = 60_000;

export function refusedBy(outcome: Extract<Failure, { kind: 'refused' }>): Verdict {
  return {
    state: 'refused',
    document: null,
    reason: { code: reasonOf(outcome.error), sap: inWords(outcome) },
    dueAt: null,
  };
}

export function neverSent(detail: string, shipment: Shipment, circumstances: Circumstances): Verdict {
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return { state: 'waiting', document: null, reason: { code: 'SAP_AWAY', sap: detail }, dueAt };
}

/** Nothing was sent, because SAP could not be asked whether it has it. */
export function notAsked(failure: Failure, shipment: Shipment, circumstances: Circumstances): Verdict {
  if (failure.kind === 'unknown') return neverSent(failure.detail, shipment, circumstances);
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  const reason = { code: reasonOf(failure.error), sap: inWords(failure) };
  return { state: 'waiting', document: null, reason, dueAt };
}

export function answerLost(detail: string, shipment: Shipment, circumstances: Circumstances): Verdict {
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return {
    state: 'unknown',
    document: shipment.document,
    reason: { code: 'ANSWER_LOST', sap: detail },
    dueAt,
  };
}

export function landedNotFound(shipment: Shipment, circumstances: Circumstances): Verdict {
  const dueAt = after(circumstances, repeatIn(shipment, circumstances));
  return {
    state: 'unknown',
    document: shipment.document,
    reason: { code: 'LANDED_NOT_FOUND', sap: null },
    dueAt,
  };
}

/** What waits for an attempt that may still land; null once it no longer can. */
export function quietly(shipment: Shipment, circumstances: Circumstances): Verdict | null {
  const quietUntil = Date.parse(shipment.lastAttemptAt ?? '') + circumstances.quietPeriodMs;
  if (!(circumstances.now < quietUntil)) return null;
  const dueIn = Math.min(quietUntil - circumstances.now, repeatIn(shipment, circumstances));
  return {
    state: 'unknown',
    document: shipment.document,
    reason: { code: 'QUIET_PERIOD', sap: null },
    dueAt: after(circumstances, dueIn),
  };
}

/** Doubles from one second to a minute, each spread over its upper half. */
export function backoffMs(tries: number, random: number): number {
  const longest = Math.min(FIRST_REPEAT_MS * 2 ** Math.min(tries, 16), LONGEST_REPEAT_MS);
  return longest * (0.5 + random / 2);
}

export function repeatIn(shipment: Shipment, { random }: Circumstances): number {
  return backoffMs(shipment.tries, random);
}

export function after({ now }: Circumstances, ms: number): string {
  return new Date(now + ms).toISOString();
}

/** SAP's own words, or what became of the request. */
export function inWords(failure: Failure): string {
  return failure.kind === 'refused' ? `${failure.error.code} ${failure.error.message}` : failure.detail;
}

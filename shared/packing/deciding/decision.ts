import type { DecidedEvent } from '../events.ts';
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../refusals.ts';
import type { Override, Pending } from '../state.ts';
import type { Item } from '../work.ts';

/** What follows from a command: what happened, or why nothing did. */
export type Decision =
  | { readonly ok: true; readonly events: readonly DecidedEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export function accepted(...events: readonly DecidedEvent[]): Decision {
  return { ok: true, events };
}

export function refused(reason: Refusal): Decision {
  return { ok: false, refusal: reason };
}

export function refuse<Code extends RefusalCode>(code: Code, params: RefusalParams[Code]): Decision {
  return refused(refusal(code, params) as Refusal);
}

/** Goods as they are scanned together, before it is known which line they are for. */
export type Goods = Omit<Pending, 'awaits'>;

export function naming({ itemCode, name }: Item): { readonly item: string; readonly name: string } {
  return { item: itemCode, name };
}

/** Names that fit on the sign of a refusal; what is beyond is for the line's own list. */
const NAMED_AT_MOST = 6;

/** Each text once, in order, as one text. */
export function list(texts: Iterable<string>): string {
  const distinct = [...new Set(texts)];
  const more = distinct.length - NAMED_AT_MOST;
  return distinct.slice(0, NAMED_AT_MOST).join(', ') + (more > 0 ? ` (+${more})` : '');
}

/** Whether what stands in the way may be let past: on nobody's word, on the word given, or not at all. */
export type Lifted = { readonly refusal: Refusal } | { readonly override: Override | null };

/**
 * Holds the person's word against everything that stands in the way. One word lifts all refusals that the
 * person's rights lift, so that a lot that is both too young and not set aside needs one answer, not two;
 * a refusal of another right, or that nobody can lift, stays. The word is kept only where it was needed.
 */
export function lift(objections: readonly Refusal[], override: Override | null): Lifted {
  const [first] = objections;
  if (first === undefined) return { override: null };
  if (override === null) return { refusal: first };
  for (const objection of objections) {
    if (objection.liftedBy === null) return { refusal: objection };
    if (!override.by.rights.includes(objection.liftedBy)) {
      const params = { right: objection.liftedBy, name: override.by.name };
      return { refusal: refusal('OVERRIDE_NOT_ALLOWED', params) };
    }
  }
  return override.reason.trim() === '' ? { refusal: refusal('REASON_MISSING', {}) } : { override };
}

import { inWords } from '../post/verdict.ts';
import type { Failure } from '../service-layer/outcome.ts';
import type { AdditionVerdict } from '../store/addition-store.ts';

/** What came of bringing an addition to SAP. */
export type Made =
  | { readonly kind: 'settled'; readonly verdict: AdditionVerdict }
  /** To be tried again; after so long where that is known, else later each time. */
  | { readonly kind: 'later'; readonly why: string; readonly notBeforeMs?: number };

export const NOT_WANTED: Made = {
  kind: 'settled',
  verdict: { state: 'notWanted', inSap: null, reason: null },
};

export function inSap(text: string): Made {
  return { kind: 'settled', verdict: { state: 'inSap', inSap: text === '' ? null : text, reason: null } };
}

export function refusedFor(
  code: NonNullable<AdditionVerdict['reason']>['code'],
  sap: string | null,
): Extract<Made, { kind: 'settled' }> {
  return { kind: 'settled', verdict: { state: 'refused', inSap: null, reason: { code, sap } } };
}

/** Somebody else was changing the same delivery: nothing is wrong with ours. */
const CONFLICT = '-2039';

/** SAP's refusal ends it, but for a conflict; anything else is tried again. */
export function notMade(failure: Failure): Made {
  if (failure.kind === 'refused' && failure.error.code !== CONFLICT) {
    return refusedFor('ADDITION_REFUSED', inWords(failure));
  }
  return { kind: 'later', why: inWords(failure) };
}

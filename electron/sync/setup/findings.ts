import {
  type Finding,
  type FindingState,
  SET_UP_SUBJECTS,
  type SetUpSubject,
} from '../../../shared/contracts/setup.ts';
import { inWords } from '../post/verdict.ts';
import type { Failure, Unclear } from '../service-layer/outcome.ts';

/** SAP is not there, or does not let us in: it is asked nothing more. */
export type Gone = Extract<Failure, { kind: 'unknown' }>;

export function findingOf(
  subject: SetUpSubject,
  state: FindingState,
  more: Partial<Pick<Finding, 'found' | 'params' | 'sap'>> = {},
): Finding {
  return { subject, state, found: null, params: {}, sap: null, ...more };
}

const GONE: ReadonlySet<Unclear> = new Set(['unreachable', 'certificate', 'session', 'login', 'stopped']);

/**
 * What comes of a look that SAP did not let us have: a finding, because another version or another right may be all
 * there is to it. Only when SAP is gone altogether it is the failure itself.
 */
export function notSeen(subject: SetUpSubject, failure: Failure): Finding | Gone {
  if (failure.kind === 'unknown' && GONE.has(failure.why)) return failure;
  return findingOf(subject, 'notSeen', { sap: inWords(failure) });
}

/** In the order in which they are told. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const place = ({ subject }: Finding) => SET_UP_SUBJECTS.indexOf(subject);
  return findings.toSorted((a, b) => place(a) - place(b));
}

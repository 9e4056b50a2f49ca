import type { CommandContext, OpenSession } from '../commands.ts';
import type { PackingState } from '../state.ts';
import { accepted, type Decision, refuse } from './decision.ts';

/** Opens a session with its first carton in the rules' first packaging. */
export function openSession(
  state: PackingState | null,
  { sessionId, shipmentId, work, rules }: OpenSession,
  { today }: CommandContext,
): Decision {
  if (state !== null) return refuse('SESSION_ALREADY_OPEN', { work: state.work.key });
  if (!work.lines.some(({ quantity }) => quantity > 0)) {
    return refuse('ORDER_WITHOUT_LINES', { work: work.key });
  }
  const [packaging] = rules.packagings;
  if (packaging === undefined) return refuse('PACKAGINGS_MISSING', { rules: rules.version });
  return accepted(
    { type: 'SessionOpened', sessionId, shipmentId, work, rules, openedOn: today },
    { type: 'CartonOpened', number: 1, packaging },
  );
}

/** Puts the work aside as it lies. */
export function suspend(reason: string): Decision {
  return reason.trim() === '' ? refuse('REASON_MISSING', {}) : accepted({ type: 'SessionSuspended', reason });
}

export function resume(state: PackingState): Decision {
  return state.phase === 'suspended'
    ? accepted({ type: 'SessionResumed' })
    : refuse('SESSION_NOT_SUSPENDED', { work: state.work.key });
}

/** Gives the work up: what was packed is unpacked by hand, and nothing is shipped. */
export function abandon(reason: string): Decision {
  return reason.trim() === '' ? refuse('REASON_MISSING', {}) : accepted({ type: 'SessionAbandoned', reason });
}

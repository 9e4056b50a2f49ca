import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import type { MessageParams } from '../../../shared/contracts/station-view.ts';
import type { Override } from '../../../shared/packing/state.ts';
import type { Entry } from '../journal/journal.ts';
import { lockedForMs } from '../people/people.ts';
import { type Desk, type DeskPorts, entry, type Origin } from './desk.ts';
import { ACCEPTED, perform, refuse, tell } from './perform.ts';

/**
 * A badge at the bench: its person packs from now on, with the carton that lies there. Who may not pack signs in as
 * well, for shipments and the set-up; what lies there waits for somebody who may.
 */
export function signIn(desk: Desk, ports: DeskPorts, badge: string, origin: Origin): StationAnswer {
  const person = ports.people.byBadge(badge);
  if (person === null) return refuse(desk, ports, { code: 'BADGE_UNKNOWN', params: { badge } }, origin);
  const signedIn = entry({ ...desk, person }, origin, 'SignedIn', { badge, name: person.name });
  return note(desk, ports, signedIn, { person, liftable: null }, { name: person.name }, origin);
}

/** The bench is left. What lies on it stays as it is; somebody must sign in to go on. */
export function signOut(desk: Desk, ports: DeskPorts, origin: Origin): StationAnswer {
  const signedOut = entry(desk, origin, 'SignedOut', {});
  return note(desk, ports, signedOut, { person: null, liftable: null, justShipped: null }, {}, origin);
}

/** Writes who came or went, then has it so, then says it. */
function note(
  desk: Desk,
  ports: DeskPorts,
  entered: Entry,
  after: Partial<Desk>,
  params: MessageParams,
  origin: Origin,
): StationAnswer {
  const seq = ports.journal.append([entered])[0]?.seq ?? 0;
  Object.assign(desk, after);
  tell(desk, ports, { seq, ok: true, tone: 'info', message: { code: entered.type, params } }, origin);
  return ACCEPTED;
}

/** Lets the last refused command through on the word of somebody who may, with badge, PIN and a reason. */
export function lift(
  desk: Desk,
  ports: DeskPorts,
  word: { readonly badge: string; readonly pin: string; readonly reason: string },
  origin: Origin,
): StationAnswer {
  const { liftable } = desk;
  if (liftable === null) return refuse(desk, ports, { code: 'NOTHING_TO_LIFT', params: {} }, origin);
  const checked = checkPin(desk, ports, word.badge, word.pin, origin);
  if (checked !== null) return keepLiftable(desk, liftable, checked, ports, origin);
  const by = ports.people.byBadge(word.badge);
  if (by === null || !by.rights.includes(liftable.right)) {
    const params = { right: liftable.right, name: by?.name ?? '' };
    return keepLiftable(desk, liftable, { code: 'OVERRIDE_NOT_ALLOWED', params }, ports, origin);
  }
  if (word.reason.trim() === '') {
    return keepLiftable(desk, liftable, { code: 'REASON_MISSING', params: {} }, ports, origin);
  }
  const override: Override = {
    by: { id: by.id, name: by.name, rights: by.rights },
    reason: word.reason.trim(),
  };
  return perform(desk, ports, liftable.command, origin, override);
}

/** A wrong PIN does not take the chance away: the same refusal can still be lifted. */
function keepLiftable(
  desk: Desk,
  liftable: NonNullable<Desk['liftable']>,
  refusal: Parameters<typeof refuse>[2],
  ports: DeskPorts,
  origin: Origin,
): StationAnswer {
  const answer = refuse(desk, ports, refusal, origin);
  desk.liftable = liftable;
  ports.changed();
  return answer;
}

/** Null when the PIN is right. Wrong ones are counted in the journal, so that a restart does not forget them. */
function checkPin(
  desk: Desk,
  ports: DeskPorts,
  badge: string,
  pin: string,
  origin: Origin,
): Parameters<typeof refuse>[2] | null {
  const failed = ports.journal.db
    .prepare<[string], { count: number; last_at: string }>(
      'SELECT count, last_at FROM pin_failure WHERE badge = ?',
    )
    .get(badge);
  const failures = failed ? { count: failed.count, lastAt: new Date(failed.last_at) } : null;
  const wait = lockedForMs(failures, ports.clock.now());
  if (wait > 0) return { code: 'PIN_LOCKED', params: { seconds: Math.ceil(wait / 1000) } };
  const right = ports.people.pinMatches(badge, pin);
  ports.journal.append([entry(desk, origin, right ? 'PinAccepted' : 'PinRefused', { badge })]);
  return right ? null : { code: 'PIN_WRONG', params: {} };
}

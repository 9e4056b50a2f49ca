import { z } from 'zod';
import type { SapStandingCode } from '../../../shared/contracts/sap-messages.ts';
import type { SapConfig } from '../config.ts';
import type { Line } from './line.ts';
import { type Failure, judgeFailure, judgeSuccess, parseSapError, unknown } from './outcome.ts';

/** How SAP received us. The codes are those of `sapStatus.code`. */
export type Standing =
  | { readonly state: 'connected' }
  | { readonly state: 'away' | 'refused'; readonly code: SapStandingCode; readonly detail: string };

export type Ticket = { readonly cookie: string };

/** The one log-in that all requests share. */
export type Session = {
  /** A ticket that should still be good, or why there is none. Concurrent callers share one log-in. */
  readonly enter: (signal: AbortSignal) => Promise<{ readonly ticket: Ticket } | Failure>;
  /** SAP said that this ticket is worth nothing any more. */
  readonly lost: (ticket: Ticket) => void;
  /** The load balancer put us onto another node: requests of this session go there from now on. */
  readonly moved: (ticket: Ticket, setCookies: readonly string[]) => void;
  /** Forgets a refused log-in, so that the next request tries once more. */
  readonly retry: () => void;
  /** What SAP said of its version at the last log-in, as digits; null when it said nothing. */
  readonly version: () => string | null;
  /** A text without the password and the ids of sessions, so that it may be told, logged and stored. */
  readonly hush: (text: string) => string;
};

const loginAnswer = z.object({
  SessionId: z.string().min(1),
  SessionTimeout: z.number().positive(),
  Version: z.union([z.string(), z.number()]).nullish(),
});

/** A ticket is given up this long before SAP's idle time-out would end it. */
const IDLE_MARGIN_MS = 60_000;

/** Sessions whose ids are kept out of what is told: SAP names none that is older. */
const MAX_SECRETS = 20;

const LOGIN_REFUSALS: Readonly<Record<string, SapStandingCode>> = {
  '100000027': 'SAP_WRONG_PASSWORD',
  '-304': 'SAP_WRONG_PASSWORD',
  '100000055': 'SAP_USER_LOCKED',
};

/**
 * A log-in is heavy for SAP and shared by everything the service does. A log-in that SAP refused is not tried
 * again by itself: a wrong password repeated every few seconds locks the user for everybody.
 */
export function openSession(
  line: Line,
  config: SapConfig,
  now: () => number,
  onStanding: (standing: Standing) => void,
): Session {
  let current: { readonly ticket: { cookie: string }; readonly idleMs: number; usedAt: number } | null = null;
  let entering: Promise<{ readonly ticket: Ticket } | Failure> | null = null;
  let refusal: Failure | null = null;
  let version: string | null = null;
  let secrets = new Set([config.password]);

  async function logIn(signal: AbortSignal): Promise<{ readonly ticket: Ticket } | Failure> {
    const answer = await line.exchange(
      {
        method: 'POST',
        path: 'Login',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ CompanyDB: config.company, UserName: config.user, Password: config.password }),
        deadlineMs: config.readDeadlineMs,
        writes: false,
      },
      signal,
    );
    if (answer.kind !== 'answered') return { ...answer, mayLand: false } as Failure;
    if (answer.status >= 300) return judgeRefusedLogin(answer.status, hush(answer.body));
    const judged = judgeSuccess(answer.status, answer.body, loginAnswer);
    if (judged.kind !== 'done') return judged;
    const { SessionId, Version } = judged.value;
    version = Version == null ? null : String(Version);
    secrets.add(SessionId);
    const [password = '', ...sessions] = secrets;
    secrets = new Set([password, ...sessions.slice(-MAX_SECRETS)]);
    const ticket = { cookie: cookieFrom(answer.setCookies, SessionId) };
    current = { ticket, idleMs: judged.value.SessionTimeout * 60_000 - IDLE_MARGIN_MS, usedAt: now() };
    return { ticket };
  }

  function judgeRefusedLogin(status: number, body: string): Failure {
    const error = status < 500 ? parseSapError(body) : null;
    if (error === null) return { ...judgeFailure(status, body), mayLand: false } as Failure;
    const detail = `${error.code} ${error.message}`;
    refusal = unknown('login', detail, false);
    onStanding({ state: 'refused', code: LOGIN_REFUSALS[error.code] ?? 'SAP_LOGIN_REFUSED', detail });
    return refusal;
  }

  function hush(text: string): string {
    let hushed = text;
    for (const secret of secrets) hushed = hushed.replaceAll(secret, '•••');
    return hushed;
  }

  return {
    enter: async (signal) => {
      if (refusal !== null) return refusal;
      if (current !== null && now() - current.usedAt < current.idleMs) {
        current.usedAt = now();
        return { ticket: current.ticket };
      }
      entering ??= logIn(signal).finally(() => {
        entering = null;
      });
      return entering;
    },
    lost: (ticket) => {
      if (current?.ticket === ticket) current = null;
    },
    moved: (ticket, setCookies) => {
      const route = pairsOf(setCookies).find((pair) => pair.startsWith('ROUTEID='));
      if (route === undefined || current?.ticket !== ticket) return;
      const kept = ticket.cookie.split('; ').filter((pair) => !pair.startsWith('ROUTEID='));
      current.ticket.cookie = [...kept, route].join('; ');
    },
    retry: () => {
      refusal = null;
    },
    version: () => version,
    hush,
  };
}

/** B1SESSION is what counts; ROUTEID keeps us on the node that knows the session. */
function cookieFrom(setCookies: readonly string[], sessionId: string): string {
  const pairs = pairsOf(setCookies);
  const hasSession = pairs.some((pair) => pair.startsWith('B1SESSION='));
  return (hasSession ? pairs : [`B1SESSION=${sessionId}`, ...pairs]).join('; ');
}

function pairsOf(setCookies: readonly string[]): readonly string[] {
  return setCookies.map((line) => line.split(';', 1)[0] ?? '').filter((pair) => pair.includes('='));
}

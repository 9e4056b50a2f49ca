import type { Company, Outcome } from '../company/company.ts';
import { LOGIN_FAILED, NO_SUCH_COMPANY, SESSION_GONE, USER_LOCKED } from './refusals.ts';

export type SessionPorts = {
  readonly now: () => Date;
  readonly newId: () => string;
  /** Minutes without a request after which a session ends; SAP's default is 30. */
  readonly timeoutMinutes: number;
};

export type Credentials = {
  readonly company: string;
  readonly user: string;
  readonly password: string;
};

/** Who is logged in. Sessions live in memory: like SAP's, they do not survive a restart. */
export type Sessions = {
  readonly timeoutMinutes: number;
  /** Gives the new session's id. */
  logIn(credentials: Credentials): Outcome<string>;
  /** Counts as a use of the session, which lives on from here. */
  check(cookie: string | undefined): Outcome<string>;
  /** The session of this cookie is worth nothing any more. */
  end(cookie: string | undefined): void;
};

/** Wrong passwords in a row after which a user is locked, until the sandbox is started again. */
export const WRONG_PASSWORDS_UNTIL_LOCKED = 10;
const MAX_SESSIONS = 1_000;

export function openSessions(company: Company, { now, newId, timeoutMinutes }: SessionPorts): Sessions {
  const usedAt = new Map<string, number>();
  const wrong = new Map<string, number>();

  function isOver(id: string): boolean {
    const last = usedAt.get(id);
    return last === undefined || now().getTime() - last >= timeoutMinutes * 60_000;
  }

  return {
    timeoutMinutes,
    logIn: ({ company: name, user, password }) => {
      if (name !== company.name) return { ok: false, error: NO_SUCH_COMPANY };
      const mistakes = wrong.get(user) ?? 0;
      if (mistakes >= WRONG_PASSWORDS_UNTIL_LOCKED) return { ok: false, error: USER_LOCKED };
      if (!company.mayLogIn(user, password)) {
        wrong.set(user, mistakes + 1);
        return { ok: false, error: LOGIN_FAILED };
      }
      wrong.delete(user);
      for (const old of usedAt.keys()) if (isOver(old) || usedAt.size >= MAX_SESSIONS) usedAt.delete(old);
      const id = newId();
      usedAt.set(id, now().getTime());
      return { ok: true, value: id };
    },
    check: (cookie) => {
      const id = idIn(cookie);
      if (isOver(id)) return { ok: false, error: SESSION_GONE };
      usedAt.set(id, now().getTime());
      return { ok: true, value: id };
    },
    end: (cookie) => usedAt.delete(idIn(cookie)),
  };
}

function idIn(cookie: string | undefined): string {
  return /(?:^|;)\s*B1SESSION=([^;\s]+)/.exec(cookie ?? '')?.[1] ?? '';
}

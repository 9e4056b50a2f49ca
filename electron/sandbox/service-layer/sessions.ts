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
  /** Gives the new session's id; only the node that it began on knows it. */
  logIn(credentials: Credentials, node: number): Outcome<string>;
  /** Counts as a use of the session, which lives on from here. */
  check(cookie: string | undefined, node: number): Outcome<string>;
  /** The session of this cookie is worth nothing any more. */
  end(cookie: string | undefined): void;
  endAll(): void;
};

/** Wrong passwords in a row after which a user is locked, until the sandbox is started again. */
export const WRONG_PASSWORDS_UNTIL_LOCKED = 10;
const MAX_SESSIONS = 1_000;

export function openSessions(company: Company, { now, newId, timeoutMinutes }: SessionPorts): Sessions {
  const sessions = new Map<string, { readonly node: number; readonly usedAt: number }>();
  const wrong = new Map<string, number>();

  function isOver(id: string): boolean {
    const session = sessions.get(id);
    return session === undefined || now().getTime() - session.usedAt >= timeoutMinutes * 60_000;
  }

  return {
    timeoutMinutes,
    logIn: ({ company: name, user, password }, node) => {
      if (name !== company.name) return { ok: false, error: NO_SUCH_COMPANY };
      const mistakes = wrong.get(user) ?? 0;
      if (mistakes >= WRONG_PASSWORDS_UNTIL_LOCKED) return { ok: false, error: USER_LOCKED };
      if (!company.mayLogIn(user, password)) {
        wrong.set(user, mistakes + 1);
        return { ok: false, error: LOGIN_FAILED };
      }
      wrong.delete(user);
      for (const old of sessions.keys())
        if (isOver(old) || sessions.size >= MAX_SESSIONS) sessions.delete(old);
      const id = newId();
      sessions.set(id, { node, usedAt: now().getTime() });
      return { ok: true, value: id };
    },
    check: (cookie, node) => {
      const id = idIn(cookie);
      if (isOver(id) || sessions.get(id)?.node !== node) return { ok: false, error: SESSION_GONE };
      sessions.set(id, { node, usedAt: now().getTime() });
      return { ok: true, value: id };
    },
    end: (cookie) => sessions.delete(idIn(cookie)),
    endAll: () => sessions.clear(),
  };
}

function idIn(cookie: string | undefined): string {
  return /(?:^|;)\s*B1SESSION=([^;\s]+)/.exec(cookie ?? '')?.[1] ?? '';
}

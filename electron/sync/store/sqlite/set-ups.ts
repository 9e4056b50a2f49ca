import {
  type CompanySetUp,
  companySetUp,
  type Finding,
  type Promised,
} from '../../../../shared/contracts/setup.ts';
import type { Db } from '../../../service/sqlite.ts';
import { inOrder } from '../../setup/findings.ts';
import type { SetUpStore } from '../set-up-store.ts';

/** What was found in a company, over tables `set_up` and `promise`. */
export function openSetUps(db: Db, now: () => Date): SetUpStore {
  return {
    note: async (company, promise, findings) =>
      db.transaction(() => note(db, company, { promise, findings, at: now().toISOString() })).immediate(),
    last: async (company) => last(db, company),
  };
}

type Noted = { readonly promise: Promised; readonly findings: readonly Finding[]; readonly at: string };

function note(db: Db, company: string, { promise, findings, at }: Noted) {
  const before = last(db, company);
  const isOtherPromise = before?.promise !== promise;
  if (isOtherPromise) {
    db.prepare('INSERT INTO promise (company, since, promise) VALUES (?, ?, ?)').run(company, at, promise);
  }
  const anew = new Set(findings.map(({ subject }) => subject));
  const kept = (before?.findings ?? []).filter(({ subject }) => !anew.has(subject));
  const setUp: CompanySetUp = {
    at,
    promise,
    promiseSince: isOtherPromise ? at : (before?.promiseSince ?? at),
    findings: inOrder([...kept, ...findings]),
  };
  db.prepare('INSERT OR REPLACE INTO set_up (company, body) VALUES (?, ?)').run(
    company,
    JSON.stringify(setUp),
  );
  return { setUp, isOtherPromise };
}

function last(db: Db, company: string): CompanySetUp | null {
  const body = db.prepare('SELECT body FROM set_up WHERE company = ?').pluck().get(company);
  return body === undefined ? null : companySetUp.parse(JSON.parse(String(body)));
}

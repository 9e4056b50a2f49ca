import type { CompanySetUp, Finding, Promised } from '../../../shared/contracts/setup.ts';

/** What was found in the companies that the service worked with, by the names of their databases. */
export type SetUpStore = {
  /**
   * Commits what was found. Findings take the place of earlier ones of the same subjects; another promise than before
   * is in force from now on, and stays on record with those before it.
   */
  readonly note: (
    company: string,
    promise: Promised,
    findings: readonly Finding[],
  ) => Promise<{ readonly setUp: CompanySetUp; readonly isOtherPromise: boolean }>;
  /** What was noted last; null when nothing ever was. */
  readonly last: (company: string) => Promise<CompanySetUp | null>;
};

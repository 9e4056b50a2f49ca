import type { Db } from '../../service/sqlite.ts';

/** The last time that a scale weighed its test weight. */
export type ScaleCheck = {
  readonly seq: number;
  /** ISO 8601 */
  readonly at: string;
  readonly passed: boolean;
  readonly identity: string | null;
};

export function lastScaleCheck(db: Db, scale: string): ScaleCheck | null {
  const row = db
    .prepare<[string], Omit<ScaleCheck, 'passed'> & { passed: 0 | 1 }>(
      'SELECT seq, at, passed, identity FROM scale_check WHERE scale = ?',
    )
    .get(scale);
  return row ? { ...row, passed: row.passed === 1 } : null;
}

/** Journal number of the check that vouches for this scale's weights, for whoever audits them; null without one. */
export function vouchingCheck(db: Db, scale: string): number | null {
  const last = lastScaleCheck(db, scale);
  return last?.passed ? last.seq : null;
}

/** How many posts are under way at a time, and how SAP took the last ones. */
export type Pace = { readonly atOnce: number; readonly latenciesMs: readonly number[] };

/**
 * SAP's throughput levels off early while latency grows: a delivery takes 4 s on a small server that is not busy, 18 s
 * on one that has too much to do (SAP's own measurements). Two at a time keep a queue moving on the smallest one; more
 * than four leave too little for the people who work in SAP.
 */
const LEAST = 2;
const MOST = 4;
const QUICK_MS = 6_000;
const SLOW_MS = 15_000;
/** Posts that are looked at together before the pace changes. */
const WINDOW = 4;

export const FIRST_PACE: Pace = { atOnce: 3, latenciesMs: [] };

/** The pace after one more post was answered, or was not within its deadline. */
export function paceAfter({ atOnce, latenciesMs }: Pace, latencyMs: number): Pace {
  const last = [...latenciesMs, latencyMs];
  if (last.length < WINDOW) return { atOnce, latenciesMs: last };
  const mean = last.reduce((total, each) => total + each, 0) / last.length;
  if (mean > SLOW_MS) return { atOnce: Math.max(LEAST, atOnce - 1), latenciesMs: [] };
  if (mean < QUICK_MS) return { atOnce: Math.min(MOST, atOnce + 1), latenciesMs: [] };
  return { atOnce, latenciesMs: last.slice(1) };
}

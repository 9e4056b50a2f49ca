/** Samples kept of each measure: a day's scans of a busy bench. Older ones are overwritten. */
const SAMPLES_KEPT = 10_000;

export type Percentiles = {
  readonly samples: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

export type Timings = {
  /** Adds one sample, in nanoseconds. */
  add(nanoseconds: bigint): void;
  /** Percentiles of what was added since the last report. */
  report(): Percentiles;
};

/** Keeps the last samples of one measure and gives their percentiles, in milliseconds to 0.001. */
export function openTimings(): Timings {
  const samples = new Float64Array(SAMPLES_KEPT);
  let added = 0;
  return {
    add: (nanoseconds) => {
      samples[added % SAMPLES_KEPT] = Number(nanoseconds);
      added += 1;
    },
    report: () => {
      const count = added;
      added = 0;
      const sorted = samples.slice(0, Math.min(count, SAMPLES_KEPT)).sort();
      const at = (part: number): number => {
        const nanoseconds = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
        return Math.round(nanoseconds / 1_000) / 1_000;
      };
      return { samples: count, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
    },
  };
}

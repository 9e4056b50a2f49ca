/**
 * One measurement. `limit` is what could not be beaten or a peer doing the same, measured in the same run on the
 * same machine, so that the ratio means something on a shared and noisy one.
 */
export type Figure = {
  readonly figure: string;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MB' | '/s' | 's' | 'scans';
  /** What the design allows, in the same unit; null where it names none. */
  readonly budget: number | null;
  readonly limit: { readonly what: string; readonly value: number } | null;
};

/** The figure as a line of `npm run bench`, with its ratio to the limit and whether it keeps the budget. */
export function lineOf({ figure, value, unit, budget, limit }: Figure): string {
  return JSON.stringify({
    figure,
    value: rounded(value),
    unit,
    ...(budget === null ? {} : { budget, within: value <= budget }),
    ...(limit === null
      ? {}
      : { limit: limit.what, limitValue: rounded(limit.value), ratio: rounded(value / limit.value) }),
  });
}

/** The part-th percentile, 0 to 1, of some samples. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

/** How long each of so many runs took, in microseconds. */
export function timeEach(runs: number, work: (run: number) => unknown): readonly number[] {
  return Array.from({ length: runs }, (_none, run) => {
    const began = process.hrtime.bigint();
    work(run);
    return Number(process.hrtime.bigint() - began) / 1_000;
  });
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

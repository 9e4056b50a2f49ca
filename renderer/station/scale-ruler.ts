/** Where things stand on the ruler of the weighing screen, in percent from its left end. */
export type Ruler = {
  readonly bandFrom: number;
  readonly bandTo: number;
  /** The live weight; null when there is none. At an end when it lies beyond it. */
  readonly pointer: number | null;
  readonly beyond: 'low' | 'high' | null;
  readonly fits: boolean;
};

/** The tolerance is a fifth of the ruler on each side, so that a near miss and a missing unit look different. */
const RULER_TOLERANCES = 2.5;

/** The ruler around the expected weight: `tolerance` on each side of it is the band where a carton is right. */
export function rulerOf(expected: number, tolerance: number, live: number | null): Ruler {
  const half = Math.max(tolerance, 1) * RULER_TOLERANCES;
  const place = (grams: number) => 50 + (50 * (grams - expected)) / half;
  const band = { bandFrom: place(expected - tolerance), bandTo: place(expected + tolerance) };
  if (live === null) return { ...band, pointer: null, beyond: null, fits: false };
  const at = place(live);
  const beyond = at < 0 ? 'low' : at > 100 ? 'high' : null;
  return {
    ...band,
    pointer: Math.min(100, Math.max(0, at)),
    beyond,
    fits: Math.abs(live - expected) <= tolerance,
  };
}

import type { WeightReading } from '../../../../shared/weight/index.ts';

/** Those who wait for a load that rests. */
export type Resting = {
  /** The next stable or zero reading that `fits`; null when none comes within `withinMs`, or too many wait. */
  next(withinMs: number, fits?: (reading: WeightReading) => boolean): Promise<WeightReading | null>;
  /** Hands in every reading of the scale. */
  heard(reading: WeightReading): void;
  /** The scale is closed: everybody gets null. */
  end(): void;
};

/** One waits at a bench; more than this is a mistake. */
const MAX_WAITING = 8;

export function createResting(): Resting {
  type Waiting = {
    readonly fits: (reading: WeightReading) => boolean;
    readonly give: (reading: WeightReading | null) => void;
  };
  const waiting = new Set<Waiting>();

  return {
    next: (withinMs, fits = () => true) => {
      if (waiting.size === MAX_WAITING) return Promise.resolve(null);
      return new Promise((resolve) => {
        const one: Waiting = {
          fits,
          give: (reading) => {
            clearTimeout(deadline);
            waiting.delete(one);
            resolve(reading);
          },
        };
        const deadline = setTimeout(one.give, withinMs, null);
        waiting.add(one);
      });
    },
    heard: (reading) => {
      if (reading.verdict !== 'stable' && reading.verdict !== 'zero') return;
      for (const one of waiting) if (one.fits(reading)) one.give(reading);
    },
    end: () => {
      for (const one of waiting) one.give(null);
    },
  };
}

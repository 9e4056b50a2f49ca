import { badDay, emptyLog, type Log } from './run.ts';
import type { Safeguard } from './sabotage.ts';
import { without } from './sabotage.ts';
import type { Promised } from './site.ts';

/** `npm run test:fault -- sap --seeds N --seed FIRST` sets them; `npm test` makes do with fewer. */
export const SEEDS = Number(process.env.PACKWRIGHT_FAULT_SEEDS ?? 50);
const FIRST_SEED = Number(process.env.PACKWRIGHT_FAULT_SEED ?? 1);
/** Programs end once or twice a day, so that few days do not reach every step. */
export const MOST_STEPS_MISSED = SEEDS < 200 ? 2 : 0;
/** Real time; a day takes less than a second of it on an idle machine. */
export const MS_PER_DAY = 15_000;

export type Days = {
  readonly log: Log;
  /** `seed 17: …`, for each day on which a promise did not hold. */
  readonly broken: readonly string[];
};

/**
 * Days of one kind of company, one for each seed.
 *
 * @param until ends with the first day that breaks a promise in this way
 */
export async function days(
  promised: Promised,
  count: number,
  safeguardLess: Safeguard | null = null,
  until: RegExp | null = null,
): Promise<Days> {
  const log = emptyLog();
  const broken: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
    try {
      await badDay(seed, promised, without(safeguardLess), log);
    } catch (error) {
      const why = `seed ${seed}: ${error instanceof Error ? error.message : String(error)}`;
      broken.push(why);
      if (until?.test(why)) break;
    }
  }
  return { log, broken };
}

/** Of these names, the ones that did not occur. */
export function missing<Name>(names: readonly Name[], occurred: ReadonlyMap<Name, number>): readonly Name[] {
  return names.filter((name) => (occurred.get(name) ?? 0) === 0);
}

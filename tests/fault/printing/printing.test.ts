import { describe, expect, it } from 'vitest';
import { printThroughFaults } from './run.ts';

/** `npm run test:fault -- printing` asks for 500 jobs; `npm test` makes do with 50. Half of them at each printer. */
const CARTONS = Math.ceil(Number(process.env.PACKWRIGHT_FAULT_JOBS ?? 50) / 2);
const SEED = Number(process.env.PACKWRIGHT_FAULT_SEED ?? 20_261);
const MS_PER_CARTON = 15_000;

describe.concurrent.each([
  ['counts its labels', true],
  ['counts nothing', false],
])(`labels of ${CARTONS} cartons, seed ${SEED}, at a printer that %s and fails`, (_name, counts) => {
  it(
    'are each printed once, or with a copy number, or dead, and the record says which',
    async () => {
      const run = await printThroughFaults(CARTONS, SEED, counts);
      expect(run.disagreements).toEqual([]);
      for (const [step, kills] of Object.entries(run.kills)) expect(kills, step).toBeGreaterThan(0);
      expect(run.ends).toMatchObject({
        printed: expect.any(Number),
        unknown: expect.any(Number),
        cancelled: expect.any(Number),
        notPrinted: expect.any(Number),
      });
      expect(run.labelsOnPaper).toBeGreaterThan(CARTONS / 2);
    },
    CARTONS * MS_PER_CARTON,
  );
});

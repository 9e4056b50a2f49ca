import { defineConfig } from 'vitest/config';

/** The hardware lab, started by `scripts/lab.mjs`. Each file starts a machine, so they take turns. */
export default defineConfig({
  test: {
    include: ['tests/lab/*.test.ts'],
    allowOnly: false,
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
});

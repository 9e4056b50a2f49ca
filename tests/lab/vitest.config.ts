import { defineConfig } from 'vitest/config';

/** The hardware lab, started by `scripts/lab.mjs`. Starting a machine costs most, so one file has all its tests. */
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

import { defineConfig } from 'vitest/config';

/** `npm test` runs every project here; the long simulations and benchmarks have their own scripts. */
export default defineConfig({
  test: {
    // `npm run coverage`: what the tests of this process reach; functions run in worker threads of the local runner are not seen.
    coverage: {
      provider: 'v8',
      include: ['{shared,functions,events,infra,local}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/test-fixtures/**'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,functions,events,infra,local,docs}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{integration,infra,contract,acceptance,simulation}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

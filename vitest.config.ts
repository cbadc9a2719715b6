import { defineConfig } from 'vitest/config';

/** `npm test` runs every project here; the long simulations and benchmarks have their own scripts. */
export default defineConfig({
  test: {
    // `isolate: false` below: importing the same modules anew for each of 300 files took more than the tests themselves.
    // A file therefore leaves nothing behind in a module; what differs by file (an engine, a stack) is started in it.
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
          maxWorkers: 2,
          isolate: false,
          include: ['{shared,functions,events,infra,local,docs}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          // Modules of CommonJS are given as Node gives them to a function.
          deps: { interopDefault: false },
          include: ['test/{integration,infra,contract}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          // Those that move the clock of a local stack of their own.
          name: 'clock',
          deps: { interopDefault: false },
          include: ['test/simulation/**/*.test.ts', 'test/acceptance/**/*.clock.test.ts'],
          // It has a script of its own: npm run test:seed.
          exclude: process.env['TEST_SEED'] === undefined ? ['test/acceptance/year-seed.clock.test.ts'] : [],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          // Those that need no clock share one local stack, or run against the deployment at PLATFORM_URL.
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          exclude: ['**/*.clock.test.ts'],
          globalSetup: 'test/acceptance/shared-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // Every test has agencies of its own, and most of its time waits for the platform to react.
          sequence: { concurrent: true },
          maxConcurrency: 4,
        },
      },
    ],
  },
});

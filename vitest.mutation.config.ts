import { defineConfig } from 'vitest/config';

/** The tests that a mutant of `shared/domain` must get past: the unit tests, which need no engine and no stack. */
export default defineConfig({
  test: { include: ['{shared,functions,events,docs}/**/*.test.ts'] },
});

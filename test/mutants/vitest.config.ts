import { defineConfig } from 'vitest/config';

/** The tests that mutants of the simulator must fail: its behaviour and the fast laws, without the property tests that take seconds. */
export default defineConfig({
  test: {
    include: ['test/sim/kernel/**/*.test.ts', 'test/sim/blocks/**/*.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});

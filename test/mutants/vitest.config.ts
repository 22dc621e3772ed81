import { defineConfig } from 'vitest/config';

/** The tests that mutants of the simulator must fail: its behaviour and the pinned examples, without the property tests and laws that take seconds. */
export default defineConfig({
  test: {
    include: [
      'test/sim/kernel/**/*.test.ts',
      'test/sim/blocks/**/*.test.ts',
      'test/sim/blueprint/{examples,journey,playback,record,streams}.test.ts',
    ],
    isolate: false,
    testTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

/** The journeys: the built program, one after another, because each has a browser of its own. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // A poll waits for what a user would wait for; its default of one second is short on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    // A browser under load may lose one click; a second failure in a fresh program is a fault. Vitest names what was retried.
    retry: process.env.CI ? 1 : 0,
  },
});

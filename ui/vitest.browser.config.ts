import { defineConfig } from 'vitest/config';

/** Browser tests drive the system's Chromium against a running server (TANDEM_E2E_URL). */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/account.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    isolate: false, // one process, and so one browser, for all files
    // A click can miss on a machine that does other things as well; the report says which test was tried twice.
    retry: 1,
    // A page has this long to show what is expected; a busy machine needs more than the second that is usual.
    expect: { poll: { timeout: 10_000 } },
  },
});

import { defineConfig } from 'vitest/config';

/** A layer whose files share one VS Code server, and run one after another. */
const inVSCode = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // VS Code itself drops a click now and then while it is still loading. A second try tells such a slip
    // from a defect, and vitest prints that there was one.
    retry: 1,
    // A state is waited for until a test hangs, not until it is slow.
    expect: { poll: { timeout: 30_000 } },
    globalSetup: [`test/${name}/server.ts`],
  },
});

/** Loads the sentences of both languages. */
const setupFiles = ['test/languages.ts'];

// One project a layer, so that each can be run alone: `npx vitest run --project unit`.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000, setupFiles } },
      { test: { name: 'corpus', include: ['test/corpus/**/*.test.ts'], testTimeout: 120_000, setupFiles } },
      ...['screen', 'web', 'oldest'].map(inVSCode),
    ],
  },
});

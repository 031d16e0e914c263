import { defineConfig } from 'vitest/config';

/** A layer whose files share one VS Code server, and run one after another; as the layers do. */
const inVSCode = (name: string, at: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    sequence: { groupOrder: 1 + at },
    // One process for all of them: what they import takes as long as a test.
    isolate: false,
    // A real VS Code drops a click now and then. What passed only then is told, with why it failed at first.
    retry: 1,
    // A state is waited for until a test hangs, not until it is slow.
    expect: { poll: { timeout: 60_000 } },
    globalSetup: [`test/${name}/server.ts`],
  },
});

/** All cores: nothing in these layers waits for the clock. */
const maxWorkers = '100%';

/** Texts of ours, as the bundles take them in. */
const texts = {
  name: 'texts',
  transform: (code: string, id: string) =>
    id.endsWith('.md') ? `export default ${JSON.stringify(code)};` : undefined,
};

// One project a layer, so that each can be run alone: `npx vitest run --project unit`.
export default defineConfig({
  plugins: [texts],
  test: {
    projects: [
      // Its files share what they import: what `src/core` remembers is only what it would compute again, and to load
      // it for each of them takes longer than their tests.
      {
        plugins: [texts],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 60_000,
          isolate: false,
          maxWorkers,
        },
      },
      { test: { name: 'corpus', include: ['test/corpus/**/*.test.ts'], testTimeout: 120_000, maxWorkers } },
      {
        test: {
          name: 'remote',
          include: ['test/remote/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers,
        },
      },
      ...['screen', 'launch', 'web', 'oldest'].map(inVSCode),
    ],
  },
});

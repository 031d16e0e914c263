import { defineConfig } from 'vitest/config';

// One project a layer, so that each can be run alone: `npx vitest run --project unit`.
// Layers that share one VS Code server run their files one after another.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'corpus', include: ['test/corpus/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'screen',
          include: ['test/screen/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          globalSetup: ['test/screen/server.ts'],
        },
      },
    ],
  },
});

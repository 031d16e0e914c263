// @ts-check
// npm run fuzz [-- --seconds N] [--seed N] [--only K] [--kind NAME] [--corpus DIR]… [--growth]
// Gives the product inputs made from real files and by generators, and looks at what it gives back.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(import.meta.dirname);
const outfile = path.join(root, 'test-results/fuzz/run.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/fuzz/run.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  loader: { '.md': 'text' },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

// @ts-check
// npm run bench [-- NAME…]
// Measures speed and coverage, prints each figure beside its goal and writes test-results/bench.json.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureBuild } from './prepare/dependencies.mjs';

const root = path.dirname(import.meta.dirname);
// What is measured in VS Code and on the command line is what is written now, not what was built some time ago.
await ensureBuild();
const outfile = path.join(root, 'test-results/bench/run.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/run.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  loader: { '.md': 'text' },
  // They look for files beside themselves; from the bundle's folder the way to them is the same.
  external: ['../../scripts/*', '../../esbuild.mjs'],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

// @ts-check
// npm run pictures: takes the pictures of the README anew, as tests of the real workbench show them, into docs/pictures.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { must } from './prepare/command.mjs';
import { ensurePrograms } from './prepare/debian.mjs';
import { ensureBuild, ensureDependencies, root } from './prepare/dependencies.mjs';
import { ensureVSCode } from './vscode/install.mjs';

/** Name of the picture, the test that takes it, and its name there. */
const pictures = /** @type {const} */ ([
  ['comparison', 'comparison', 'lab-dark'],
  ['open-row', 'detail', 'detail'],
  ['history', 'history', 'history'],
  ['in-the-text', 'inline', 'inline-lens'],
  ['findings', 'findings', 'findings-written'],
  ['plan', 'planHome', 'plan-checked'],
  ['run', 'runs', 'runs-running'],
  ['results', 'tree', 'tree-stacks'],
]);

await ensureDependencies();
await ensurePrograms(['chromium', 'compiler', 'make', 'python', 'ssh', 'sshd', 'ps']);
await ensureBuild();
await ensureVSCode();
const screens = path.join(root, 'test-results/screens');
const folder = path.join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });
for (const [, , screen] of pictures) rmSync(path.join(screens, `${screen}.png`), { force: true });
const tests = [...new Set(pictures.map(([, test]) => `test/screen/${test}.test.ts`))];
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
await must(process.execPath, [vitest, 'run', '--project', 'screen', ...tests], { cwd: root, show: true });
for (const [name, , screen] of pictures)
  copyFileSync(path.join(screens, `${screen}.png`), path.join(folder, `${name}.png`));

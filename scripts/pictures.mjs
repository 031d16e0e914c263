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
  ['comparison', 'screen/gallery', 'gallery-comparison'],
  ['open-row', 'screen/detail', 'detail'],
  ['history', 'screen/history', 'history'],
  ['in-the-text', 'screen/gallery', 'gallery-text'],
  ['plan', 'launch/planHome', 'plan-checked'],
  ['run', 'launch/planHome', 'plan-running'],
  ['campaign', 'launch/campaign', 'campaign-going'],
]);

await ensureDependencies();
await ensurePrograms(['chromium', 'compiler', 'make', 'python', 'ssh', 'sshd', 'ps']);
await ensureBuild();
await ensureVSCode();
const screens = path.join(root, 'test-results/screens');
const folder = path.join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });
for (const [, , screen] of pictures) rmSync(path.join(screens, `${screen}.png`), { force: true });
const tests = [...new Set(pictures.map(([, test]) => `test/${test}.test.ts`))];
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const layers = ['screen', 'launch'].flatMap(layer => ['--project', layer]);
await must(process.execPath, [vitest, 'run', ...layers, ...tests], { cwd: root, show: true });
for (const [name, , screen] of pictures)
  copyFileSync(path.join(screens, `${screen}.png`), path.join(folder, `${name}.png`));

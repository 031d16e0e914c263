// @ts-check
// npm run package: the extension as a .vsix and the command line as a .tgz, both in `packages/`.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { must } from './prepare/command.mjs';
import { ensureDependencies, root } from './prepare/dependencies.mjs';
import { packExtension } from './vscode/package.mjs';

await ensureDependencies();
await must(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, show: true });
const folder = path.join(root, 'packages');
mkdirSync(folder, { recursive: true });
show(await packExtension(path.join(folder, 'pts-lens.vsix')));
const pack = await must('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
show(path.join(folder, pack.trim().split('\n').at(-1) ?? ''));

/** @param {string} file */
function show(file) {
  console.log(`${path.relative(root, file)}: ${Math.ceil(statSync(file).size / 1000)} kB`);
}

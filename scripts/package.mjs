// @ts-check
// npm run package: the extension as a .vsix and the command line as a .tgz, both in `packages/`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { must } from './prepare/command.mjs';
import { ensureDependencies, root } from './prepare/dependencies.mjs';
import { packExtension } from './vscode/package.mjs';

await ensureDependencies();
await must(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, show: true });
const folder = path.join(root, 'packages');
mkdirSync(folder, { recursive: true });
console.log(await packExtension(path.join(folder, 'pts-lens.vsix')));
const pack = await must('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
console.log(path.join(folder, pack.trim().split('\n').at(-1) ?? ''));

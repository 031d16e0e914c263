// @ts-check
// Packages the extension as .vscodeignore says.
import path from 'node:path';
import { must } from '../prepare/command.mjs';
import { root } from '../prepare/dependencies.mjs';

/**
 * Packs what is built in `dist/`.
 * @param {string} file the .vsix to write
 * @param {string} [folder] of the extension: this checkout, or a copy of it
 * @returns {Promise<string>} the same
 */
export async function packExtension(file, folder = root) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  // Everything is in the bundles; and there is no address yet that links in the README could start from.
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await must(process.execPath, [vsce, ...args, '--out', file], { cwd: folder });
  return file;
}

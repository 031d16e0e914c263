// @ts-check
// The npm packages of this checkout: installed once, and again whenever package-lock.json is newer.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { must, plainEnvironment, Remediable } from './command.mjs';

export const root = path.resolve(import.meta.dirname, '../..');

/** Runs `npm ci` where node_modules is missing or older than package-lock.json. */
export async function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Remediable(
      `Node.js 20.19 or newer is needed; this is ${process.version}. See https://nodejs.org`,
    );
  }
  const installed = path.join(root, 'node_modules/.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing npm packages …');
  await must('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: plainEnvironment(),
    show: true,
  });
}

/** Builds dist/. */
export async function ensureBuild() {
  console.log('Building …');
  await must(process.execPath, ['esbuild.mjs'], { cwd: root, show: true });
}

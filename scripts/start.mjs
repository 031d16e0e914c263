// @ts-check
// npm start [-- FOLDER] [-- --desktop]
// Opens a folder of results, or the samples, in VS Code with this extension as it stands. On Linux on
// x64 that is a VS Code from npm in the browser; elsewhere, or with --desktop, the one installed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { plainEnvironment, Remediable, which } from './prepare/command.mjs';
import { ensureBuild, ensureDependencies, root } from './prepare/dependencies.mjs';
import { ensureVSCode } from './vscode/install.mjs';
import { installCompanion, linkExtension, startServer } from './vscode/server.mjs';
import { quiet } from './vscode/settings.mjs';

/** What is shown when no folder is given. */
const sample = path.join(root, 'samples/lab/lab.ptscompare');

/** Preferred, so that a browser finds again what it kept for this address. */
const port = 28157;

/** Where a Mac keeps `code` while it is not on the PATH. */
const macApplications = [
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  '/Applications/VSCodium.app/Contents/Resources/app/bin/codium',
];

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { desktop: { type: 'boolean' } },
  });
  const [given] = positionals;
  const folder =
    given === undefined ? path.join(root, 'samples') : path.resolve(process.env['INIT_CWD'] ?? '.', given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Remediable(`Not a folder: ${folder}`);

  await ensureDependencies();
  await ensureBuild();
  const file = given === undefined ? sample : undefined;
  const inBrowser = process.platform === 'linux' && process.arch === 'x64';
  await (values.desktop || !inBrowser ? startDesktop(folder, file) : startBrowser(folder, file));
}

/**
 * @param {string} folder
 * @param {string | undefined} file
 */
async function startBrowser(folder, file) {
  const vscode = await ensureVSCode();
  const profile = path.join(root, '.vscode-test/profile');
  const server = await startServer({
    vscode,
    profile,
    settings: quiet,
    keepSettings: true,
    port,
    env: openEnvironment(file),
  });
  const stop = () => void server.stop();
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  const url = server.url({ folder, extension: linkExtension(profile, root) });
  console.log(`\nVS Code with PTS Lens on ${folder}\n\n  ${url}\n\nCtrl-C ends it.`);
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) openInBrowser(url);
  await server.ended;
}

/**
 * @param {string} folder
 * @param {string | undefined} file
 */
async function startDesktop(folder, file) {
  const program = which('code', 'codium') ?? macApplications.find(each => existsSync(each));
  if (program === undefined) {
    throw new Remediable(
      'VS Code was not found: install it from https://code.visualstudio.com, and see that `code` is on the PATH',
    );
  }
  const profile = path.join(root, '.vscode-test/desktop');
  installCompanion(profile);
  const settings = path.join(profile, 'data/User/settings.json');
  mkdirSync(path.dirname(settings), { recursive: true });
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(quiet, undefined, 2));
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${path.join(profile, 'data')}`,
    `--extensions-dir=${path.join(profile, 'extensions')}`,
    '--disable-workspace-trust',
    '--new-window',
    '--wait',
    folder,
  ];
  const windows = process.platform === 'win32';
  const child = spawn(windows ? `"${program}"` : program, windows ? args.map(each => `"${each}"`) : args, {
    stdio: 'inherit',
    env: { ...plainEnvironment(), ...openEnvironment(file) },
    // `code` is a .cmd file on Windows, which only a shell starts.
    shell: windows,
  });
  console.log(`\nVS Code with PTS Lens on ${folder}\n\nClosing its window ends it.`);
  /** @type {number} */
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', status => resolve(status ?? 0));
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

/**
 * @param {string | undefined} file
 * @returns {NodeJS.ProcessEnv}
 */
function openEnvironment(file) {
  return file !== undefined && existsSync(file) ? { PTS_LENS_OPEN: file } : {};
}

/** @param {string} url */
function openInBrowser(url) {
  const program = which('xdg-open');
  if (program === undefined) return;
  const child = spawn(program, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('The browser did not start: open the address yourself.'));
  child.unref();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Remediable ? error.message : error);
  process.exitCode = 1;
}

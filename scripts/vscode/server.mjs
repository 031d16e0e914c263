// @ts-check
// Starts VS Code's server on a port of 127.0.0.1 and ends it with everything it started.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { must, plainEnvironment } from '../prepare/command.mjs';

/** No marketplace: VS Code looks nothing up outside this machine. */
const noGallery = { serviceUrl: '', itemUrl: '', resourceUrlTemplate: '', controlUrl: '', nlsBaseUrl: '' };

/**
 * @typedef {object} ServerOptions
 * @property {import('./install.mjs').VSCode} vscode
 * @property {string} profile folder for everything that this VS Code stores
 * @property {import('./settings.mjs').Settings} settings the user settings it starts with
 * @property {boolean} [keepSettings] those of an earlier start stay as the user left them
 * @property {string} [home] HOME of the extension host and its terminals; the user's own unless given
 * @property {NodeJS.ProcessEnv} [env] in addition to ours
 * @property {boolean} [restricted] ask whether to trust a folder, as an ordinary VS Code does
 * @property {string} [locale] display language
 * @property {number} [port] preferred; another one when it is taken
 */

/** What a workbench is to open.
 * @typedef {object} Opening
 * @property {string | undefined} folder path on the server, or a URI; undefined: an empty window
 * @property {string | undefined} [extension] folder of an extension, run in development mode
 * @property {string | undefined} [tests] module with `run()`, run inside the extension host
 */

/** A running server. */
export class Server {
  #process;

  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {number} port
   * @param {string} token without which nobody may connect
   * @param {string} profile
   */
  constructor(process, port, token, profile) {
    this.#process = process;
    this.port = port;
    this.token = token;
    this.profile = profile;
    this.logFile = logFile(profile);
  }

  /**
   * Address of a workbench.
   * @param {Opening} opening
   */
  url(opening) {
    return workbenchUrl(this.port, this.token, opening);
  }

  /** Settles when the server has ended, by itself or by `stop`. */
  get ended() {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
      ? Promise.resolve()
      : new Promise(resolve => this.#process.once('exit', resolve));
  }

  /** Ends the server, its extension hosts and its terminals. */
  async stop() {
    signalGroup(this.#process.pid, 'SIGTERM');
    await Promise.race([this.ended, delay(3000, undefined, { ref: false })]);
    signalGroup(this.#process.pid, 'SIGKILL');
    await this.ended;
  }
}

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer({
  vscode,
  profile,
  settings,
  keepSettings = false,
  home,
  env = {},
  restricted = false,
  locale,
  port: preferred = 0,
}) {
  const port = await freePort(preferred);
  const token = randomBytes(16).toString('hex');
  if (!keepSettings || !existsSync(settingsFile(profile))) writeSettings(profile, settings);
  installCompanion(profile);
  if (home !== undefined) mkdirSync(home, { recursive: true });
  const log = openSync(logFile(profile), 'w');
  const child = spawn(
    vscode.node,
    [
      vscode.server,
      ...places(profile),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      '--accept-server-license-terms',
      ...['--telemetry-level', 'off'],
      // A built VS Code takes an extension under development, and tests, from the address only with this.
      '--enable-smoke-test-driver',
      ...(restricted ? [] : ['--disable-workspace-trust']),
      ...(locale === undefined ? [] : ['--locale', locale]),
    ],
    // A process group of its own, so that `stop` reaches what it starts.
    {
      stdio: ['ignore', log, log],
      detached: true,
      env: serverEnvironment(home === undefined ? env : { HOME: home, ...env }),
    },
  );
  closeSync(log);
  process.once('exit', () => signalGroup(child.pid, 'SIGKILL'));
  const server = new Server(child, port, token, profile);
  const deadline = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await server.stop();
      throw new Error(
        `VS Code's server did not start:\n${readFileSync(server.logFile, 'utf8').slice(-2000)}`,
      );
    }
    await delay(50);
  }
  return server;
}

/** Settings of the scope `machine`: a workbench that is connected to a server takes them from that machine alone. */
const ofTheMachine = ['ptsLens.targets', 'ptsLens.ssh.configFile'];

/**
 * Replaces the user settings, and those of the machine; an open workbench takes them up at once.
 * @param {string} profile
 * @param {import('./settings.mjs').Settings} settings
 */
export function writeSettings(profile, settings) {
  const entries = Object.entries(settings);
  const isOfMachine = (/** @type {string} */ name) => ofTheMachine.includes(name);
  writeJson(settingsFile(profile), Object.fromEntries(entries.filter(([name]) => !isOfMachine(name))));
  writeJson(machineSettingsFile(profile), Object.fromEntries(entries.filter(([name]) => isOfMachine(name))));
}

/**
 * @param {string} file
 * @param {object} value
 */
function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, undefined, 2));
}

/**
 * Installs a packaged extension into a profile.
 * @param {import('./install.mjs').VSCode} vscode
 * @param {string} profile
 * @param {string} vsix
 */
export async function installExtension(vscode, profile, vsix) {
  // First, since VS Code takes up folders that it finds only before it has a list of extensions.
  installCompanion(profile);
  await must(
    vscode.node,
    [vscode.server, ...places(profile), '--accept-server-license-terms', '--install-extension', vsix],
    { env: serverEnvironment({}) },
  );
}

/**
 * Another name for the folder of an extension under development. Where that folder holds VS Code itself
 * (`.vscode-test`), VS Code takes its own themes for the extension's and shows the first of them.
 * @param {string} profile
 * @param {string} extension
 */
export function linkExtension(profile, extension) {
  const link = path.join(profile, 'extension-under-development');
  mkdirSync(profile, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(extension, link, 'dir');
  return link;
}

/**
 * Gives a profile the extension that opens $PTS_LENS_OPEN and writes the file `ready`.
 * @param {string} profile
 */
export function installCompanion(profile) {
  cpSync(path.join(import.meta.dirname, 'companion'), path.join(profile, 'extensions/companion'), {
    recursive: true,
  });
}

/**
 * The file in which the newest workbench of a profile leaves its folder once its extensions are there.
 * @param {string} profile
 */
export function readyFile(profile) {
  return path.join(profile, 'ready');
}

/**
 * Address of a workbench of the server on this port.
 * @param {number} port
 * @param {string} token
 * @param {Opening} opening
 */
export function workbenchUrl(port, token, { folder, extension, tests }) {
  const remote = (/** @type {string} */ name) => `vscode-remote://127.0.0.1:${port}${encodeURI(name)}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const query = new URLSearchParams({ tkn: token, ...(folder === undefined ? { ew: 'true' } : { folder }) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

/** @param {string} profile */
function settingsFile(profile) {
  return path.join(profile, 'server/data/User/settings.json');
}

/** @param {string} profile */
export function machineSettingsFile(profile) {
  return path.join(profile, 'server/data/Machine/settings.json');
}

/** @param {string} profile */
function logFile(profile) {
  return path.join(profile, 'server.log');
}

/** @param {string} profile */
function places(profile) {
  return [
    '--server-data-dir',
    path.join(profile, 'server'),
    '--extensions-dir',
    path.join(profile, 'extensions'),
  ];
}

/** @param {NodeJS.ProcessEnv} env */
function serverEnvironment(env) {
  return { ...plainEnvironment(), EXTENSIONS_GALLERY: JSON.stringify(noGallery), ...env };
}

/**
 * @param {number} preferred
 * @returns {Promise<number>}
 */
function freePort(preferred) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', error => (preferred === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

/** @param {number} port */
async function answers(port) {
  try {
    await (await fetch(`http://127.0.0.1:${port}/version`)).text();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

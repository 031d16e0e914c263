// @ts-check
// Runs other programs: with their output shown, or kept and shown only when they fail.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A failure that the person at the keyboard can remedy: shown as its message alone. */
export class Remediable extends Error {}

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when a signal ended it
 * @property {string} output what it wrote to both streams; empty when it was shown
 */

/** Shows a piece of output. @typedef {(text: string) => void} Say */

/**
 * Runs a program to its end. Rejects only when it cannot be started.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean | Say }} [options] show: pass its output through,
 * or hand it on piece by piece
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      // What is handed on may end in a terminal as well, which the program cannot see.
      env: {
        ...(env ?? process.env),
        ...(typeof show === 'function' && process.stdout.isTTY && { FORCE_COLOR: '1' }),
      },
      stdio: ['ignore', ...Array(2).fill(show === true ? 'inherit' : 'pipe')],
      // npm is a .cmd file on Windows, which only a shell starts.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        if (typeof show === 'function') show(text);
        else output += text;
      });
    }
    const end = () => child.kill();
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', code => {
      process.off('exit', end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a program that must succeed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<string>} its output
 */
export async function must(program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${output.slice(-4000)}`);
  return output;
}

/**
 * The first of these programs that is on the PATH (or in the places where Debian hides daemons).
 * @param {...string} names
 * @returns {string | undefined} its full path
 */
export function which(...names) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  const places = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  for (const name of names) {
    for (const place of places.filter(each => path.isAbsolute(each))) {
      for (const ending of endings) {
        const file = path.join(place, name + ending);
        try {
          accessSync(file, constants.X_OK);
          return file;
        } catch {
          // Not there: the next place.
        }
      }
    }
  }
  return undefined;
}

/**
 * The surroundings without what npm, VS Code and Node add to them, for programs that must not notice
 * that they were started from a script. npm's own configuration (registry, proxy, cache) stays.
 * @returns {NodeJS.ProcessEnv}
 */
export function plainEnvironment() {
  const added =
    /^(npm_(?!config_(registry|userconfig|globalconfig|cache|proxy|https_proxy|noproxy|cafile)$)|VSCODE_|ELECTRON_|NODE_OPTIONS$|VITEST)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

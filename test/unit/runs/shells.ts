import { spawnSync } from 'node:child_process';
import { chownSync, realpathSync } from 'node:fs';

/** A shell that scripts must run in. */
export interface Shell {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
}

const known: readonly Shell[] = [
  { name: 'sh', argv: ['sh'] },
  { name: 'bash', argv: ['bash', '--norc'] },
  { name: 'dash', argv: ['dash'] },
  { name: 'busybox', argv: ['busybox', 'sh'] },
];

const isThere = ({ argv: [program, ...args] }: Shell) =>
  spawnSync(program, args, { input: 'exit 3' }).status === 3;

/** The file that a shell is: on Debian sh is dash, and need not be tried twice. */
const fileOf = ({ argv: [program] }: Shell) =>
  realpathSync(spawnSync('which', [program]).stdout.toString().trim());

/** The shells of this machine, each once; each test says which are missing. */
export const shells: readonly Shell[] = known
  .filter(isThere)
  .filter((shell, index, there) => there.findIndex(other => fileOf(other) === fileOf(shell)) === index);
export const missingShells: readonly string[] = known
  .filter(shell => !isThere(shell))
  .map(({ name }) => name);

/**
 * Whom scripts run as: a normal user also where the tests run as root, because PTS takes root for a server.
 * Whatever a script shall write to belongs to this user (`give`).
 */
export const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export function give(file: string): void {
  if (user.uid !== undefined) chownSync(file, user.uid, user.gid);
}

/** Runs a script as transports do: on standard input. */
export function runScript(
  { argv: [program, ...args] }: Shell,
  script: string,
  options: { readonly home?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): { readonly output: string; readonly errors: string; readonly status: number | null } {
  const { home, environment } = options;
  const { stdout, stderr, status } = spawnSync(program, args, {
    input: script,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    timeout: 60_000,
    ...user,
    ...(home === undefined ? {} : { cwd: home }),
    env: {
      PATH: process.env['PATH'] ?? '',
      ...(home === undefined ? {} : { HOME: home }),
      ...environment,
    },
  });
  return { output: stdout, errors: stderr, status };
}

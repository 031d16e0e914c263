import { spawnSync } from 'node:child_process';

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

/** The shells of this machine; each test says which are missing. */
export const shells: readonly Shell[] = known.filter(isThere);
export const missingShells: readonly string[] = known
  .filter(shell => !shells.includes(shell))
  .map(({ name }) => name);

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
    ...(home === undefined ? {} : { cwd: home }),
    env: {
      PATH: process.env['PATH'] ?? '',
      ...(home === undefined ? {} : { HOME: home }),
      ...environment,
    },
  });
  return { output: stdout, errors: stderr, status };
}

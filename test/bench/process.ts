import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import type { Figure } from './figure';

/**
 * What a whole process of the command line takes beside an empty one, and what the page loads; both as packaged.
 * Processor time, the least of several runs in turns: on a busy machine the long process waits more than the empty
 * one, and the ratio of their durations says how busy the machine is.
 */
export async function processFigures(rounds = 15): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bench-'));
  try {
    const { cli, page, extension } = bundles({ production: true });
    await build({ ...cli, outdir: folder });
    const command = path.join(folder, 'cli.js');
    const hook = path.join(folder, 'hook.cjs');
    writeFileSync(hook, tellProcessorTime);
    const [empty, help, read, compare] = leastOf(
      [
        ['-e', '0'],
        [command, '--help'],
        [command, 'read', 'samples/guest-compare'],
        [command, 'compare', 'samples/guest-compare'],
      ],
      hook,
      rounds,
    );
    const sizes = new Map<string, number>();
    for (const [bundle, out] of [
      [page, { outdir: path.join(folder, 'page') }],
      [extension, { outfile: path.join(folder, 'extension.js') }],
    ] as const) {
      const { metafile } = await build({ ...bundle, ...out, metafile: true });
      for (const file of Object.keys(metafile.outputs))
        sizes.set(path.basename(file).replace(/-[A-Z0-9]+\./, '.'), statSync(file).size / 1000);
    }
    const size = (name: string, goal?: Figure['goal']): Figure => {
      const value = sizes.get(name);
      return {
        name: `size of ${name}`,
        unit: 'kB',
        ...(value === undefined ? { note: 'it was not built' } : { value }),
        ...(goal === undefined ? {} : { goal }),
      };
    };
    return [
      { name: 'processor time of an empty process', value: empty, unit: 'ms' },
      { name: '--help beside it', value: help / empty, unit: '×', goal: { atMost: 1.4 } },
      { name: 'read of samples/guest-compare beside it', value: read / empty, unit: '×' },
      {
        name: 'compare of the same beside it',
        value: compare / empty,
        unit: '×',
        goal: { atMost: 2 },
        note: 'about a sixth of what is beyond is the parsing of scripts and a tenth the first number of Intl, the rest code that runs for the first time',
      },
      size('page.js', { atMost: 200 }),
      size('english.js'),
      size('russian.js'),
      size('vega.js'),
      size('extension.js'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the milliseconds of processor time of the process into its standard error. */
const tellProcessorTime = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(String((user + system) / 1000));
});`;

function leastOf<const Runs extends readonly (readonly string[])[]>(
  runs: Runs,
  hook: string,
  rounds: number,
): { readonly [Index in keyof Runs]: number };
function leastOf(runs: readonly (readonly string[])[], hook: string, rounds: number): readonly number[] {
  const least = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, args] of runs.entries()) {
      const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
      least[at] = Math.min(least[at] ?? 0, Number(stderr));
    }
  return least;
}

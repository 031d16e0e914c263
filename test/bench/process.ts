import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { median } from 'simple-statistics';
import { bundles } from '../../esbuild.mjs';
import type { Figure } from './figure';

/**
 * The time of a whole process of the command line beside that of an empty one, and the sizes of what the page loads;
 * both as packaged. Each round runs every process once; a figure is the median of the ratios of all rounds. Processor
 * time: the ratio of durations would grow with the load of the machine.
 */
export async function processFigures(rounds = 25): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bench-'));
  try {
    const { cli, page, extension } = bundles({ production: true });
    await build({ ...cli, outdir: folder });
    const command = path.join(folder, 'cli.js');
    const hook = path.join(folder, 'hook.cjs');
    writeFileSync(hook, writeProcessorTime);
    const modules = path.join(folder, 'modules.cjs');
    writeFileSync(modules, requireAll(path.join(folder, 'cli')));
    const { empty, ratios } = timesOf(
      ['-e', '0'],
      [
        [command, '--help'],
        [modules],
        [command, 'read', 'samples/guest-compare'],
        [command, 'compare', 'samples/guest-compare'],
      ],
      hook,
      rounds,
    );
    const [help, load, read, compare] = ratios;
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
      { name: '--help beside it', value: help, unit: '×', goal: { atMost: 1.4 } },
      { name: 'read of samples/guest-compare beside it', value: read, unit: '×' },
      { name: 'loading of the modules of a comparison alone beside it', value: load, unit: '×' },
      {
        name: 'compare of samples/guest-compare beside it',
        value: compare,
        unit: '×',
        goal: { atMost: 2 },
        note: 'nearly all of it is code that runs for the first time: with a code cache of V8, which only the same version of Node can read, it is 2.4',
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

/** A script that loads every chunk of a comparison in English. */
function requireAll(folder: string): string {
  return readdirSync(folder)
    .filter(name => !/^(?:russian|testDefinition)-/.test(name))
    .map(name => `require(${JSON.stringify(path.join(folder, name))});`)
    .join('');
}

/** A script that writes the milliseconds of processor time of its process into standard error. */
const writeProcessorTime = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(String((user + system) / 1000));
});`;

/** The median milliseconds of the empty process, and the median ratio of each other to the empty one of its round. */
function timesOf<const Runs extends readonly (readonly string[])[]>(
  empty: readonly string[],
  runs: Runs,
  hook: string,
  rounds: number,
): { readonly empty: number; readonly ratios: { readonly [Index in keyof Runs]: number } };
function timesOf(
  empty: readonly string[],
  runs: readonly (readonly string[])[],
  hook: string,
  rounds: number,
): { readonly empty: number; readonly ratios: readonly number[] } {
  const measured = Array.from({ length: rounds }, () => {
    const beside = processorTime(empty, hook);
    return { beside, ratios: runs.map(args => processorTime(args, hook) / beside) };
  });
  return {
    empty: median(measured.map(({ beside }) => beside)),
    ratios: runs.map((_, at) => median(measured.map(({ ratios }) => ratios[at] ?? Number.NaN))),
  };
}

/** Milliseconds. */
function processorTime(args: readonly string[], hook: string): number {
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return Number(stderr);
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import type { Figure } from './figure';
import { fastest } from './timing';

/** What a whole process of the command line takes beside an empty one, and what the page loads; both as packaged. */
export async function processFigures(rounds = 12): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bench-'));
  try {
    const { cli, page, extension } = bundles({ production: true });
    await build({ ...cli, outdir: folder });
    const command = path.join(folder, 'cli.js');
    const [empty, help, read, compare] = fastest(
      [
        () => run('-e', '0'),
        () => run(command, '--help'),
        () => run(command, 'read', 'samples/guest-compare'),
        () => run(command, 'compare', 'samples/guest-compare'),
      ],
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
      { name: 'an empty process', value: empty, unit: 'ms' },
      { name: '--help beside it', value: help / empty, unit: '×', goal: { atMost: 1.4 } },
      { name: 'read of samples/guest-compare beside it', value: read / empty, unit: '×' },
      { name: 'compare of the same beside it', value: compare / empty, unit: '×', goal: { atMost: 2 } },
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

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
}

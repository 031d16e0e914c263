import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ReferenceEntry {
  readonly system: string;
  readonly value: number | null;
  readonly trials: readonly number[];
  readonly series: readonly number[];
  readonly outcomes: readonly string[];
  readonly error: string | null;
  readonly runTimes: readonly number[];
}

export interface ReferenceResult {
  readonly identifier: string;
  readonly title: string;
  readonly appVersion: string;
  readonly arguments: string;
  readonly description: string;
  readonly scale: string;
  readonly displayFormat: string;
  readonly annotation: string;
  readonly parent: string;
  readonly entries: readonly ReferenceEntry[];
}

export type ReferenceFile =
  | { readonly broken: string }
  | {
      readonly root: string;
      readonly title: string;
      readonly systems: readonly {
        readonly identifier: string;
        readonly hardware: string;
        readonly software: string;
        readonly details: Readonly<Record<string, string>>;
      }[];
      readonly results: readonly ReferenceResult[];
    };

const script = fileURLToPath(new URL('readResults.py', import.meta.url));

/** Whether the independent reading can run here. */
export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

/** What Python's XML parser makes of each file, in the order of the paths. */
export function readByPython(paths: readonly string[]): readonly ReferenceFile[] {
  const run = spawnSync('python3', [script], {
    input: paths.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

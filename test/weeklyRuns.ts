import type { LoadedFile } from '../src/core/comparison/loadedFile';
import { readResultFile } from '../src/core/results/read';
import { Normal } from './bench/normal';
import { compositeXml } from './compositeXml';

/** One run a week of one guest, as PTS writes it. */
export interface Weekly {
  /** 10 unless it says otherwise. */
  readonly runs?: number;
  /** By the number of the run, from 0. */
  readonly kernel?: (run: number) => string;
  readonly layer?: (run: number) => string;
  readonly client?: (run: number) => string;
  /** The profile of every test, such as `1.0.0`. */
  readonly version?: (run: number) => string;
  readonly identifier?: (run: number) => string;
  /** The true mean of a benchmark in a run, by its title; 100 unless it says otherwise. */
  readonly benchmarks?: Readonly<Record<string, (run: number) => number>>;
  /** Between runs, and between the trials of one; a fraction. */
  readonly noise?: number;
  readonly proportion?: 'HIB' | 'LIB' | '';
  readonly seed?: number;
}

const week = 7 * 24 * 3_600_000;
const start = Date.UTC(2026, 8, 1, 20, 15);

/** The day of a run: `2026-10-13` of the seventh. */
export function dayOfRun(run: number): string {
  return new Date(start + run * week).toISOString().slice(0, 10);
}

/** The texts of their files, the earliest first; the noise is the same every time. */
export function weeklyTexts({
  runs = 10,
  kernel = () => '6.1.0-13-amd64 (x86_64)',
  layer = () => 'KVM',
  client = () => '10.8.4',
  version = () => '1.0.0',
  identifier = () => 'lab guest',
  benchmarks = { OpenSSL: () => 100 },
  noise = 0.01,
  proportion = 'HIB',
  seed = 3,
}: Weekly = {}): readonly string[] {
  const normal = new Normal(seed);
  return Array.from({ length: runs }, (_, run) =>
    compositeXml(
      {
        title: 'weekly',
        modified: `${dayOfRun(run)} 21:00:00`,
        systems: [
          {
            identifier: identifier(run),
            hardware: 'Processor: AMD EPYC 7543 (4 Cores), Motherboard: QEMU Standard PC, Memory: 8192MB',
            software: `OS: Debian 12, Kernel: ${kernel(run)}, System Layer: ${layer(run)}`,
            started: `${dayOfRun(run)} 20:15:00`,
            client: client(run),
          },
        ],
        results: Object.entries(benchmarks).map(([title, mean]) => {
          const level = mean(run) * (1 + noise * normal.next());
          const trials = Array.from({ length: 3 }, () => level * (1 + 0.3 * noise * normal.next()));
          const written = trials.map(trial => trial.toFixed(4));
          return {
            profile: `pts/${title.toLowerCase()}-${version(run)}`,
            title,
            appVersion: '3.1',
            description: 'Algorithm: Default',
            scale: 'MB/s',
            proportion,
            format: 'BAR_GRAPH',
            entries: [
              {
                system: identifier(run),
                value: (trials.reduce((sum, trial) => sum + trial, 0) / 3).toFixed(4),
                raw: written.join(':'),
              },
            ],
          };
        }),
      },
      'indented',
    ),
  );
}

/** The same as they are loaded, each from a folder of its own. */
export function weeklyFiles(weekly: Weekly = {}): readonly LoadedFile[] {
  return weeklyTexts(weekly).map((text, run) => {
    const name = `weekly-${dayOfRun(run)}`;
    return { path: name, folder: name, reading: readResultFile(text) };
  });
}

import { compositeXml, type EntryXml } from '../compositeXml';

/** A result file as PTS writes it. */
export interface ResultFileShape {
  readonly systems: readonly string[];
  readonly results: number;
  /** The trials of a system in a result, both by their index. */
  trials(system: number, result: number): readonly number[];
}

/** The text of a result file. */
export function resultFile({ systems, results, trials }: ResultFileShape): string {
  return compositeXml(
    {
      title: 'bench',
      systems: systems.map(identifier => ({
        identifier,
        hardware: 'Processor: AMD EPYC (2 Cores), Motherboard: Xen HVM domU, Memory: 24GB, Disk: 252GB',
        software:
          'OS: Debian 12, Kernel: 6.18.44 (x86_64), Compiler: GCC 12.2.0, System Layer: Xen HVM domU 4.17',
        user: 'root',
        started: '2026-11-23 00:24:40',
        client: '10.8.6',
        notes: '',
        json: '{"cpu-microcode":"0x1000065","kernel-extra-details":"Transparent Huge Pages: madvise"}',
      })),
      results: Array.from({ length: results }, (_, result) => ({
        profile: 'pts/bench-1.0.0',
        title: 'Bench',
        appVersion: '1',
        arguments: `option-${result}`,
        description: `Option: ${result}`,
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: systems.map((name, system) => entry(name, trials(system, result))),
      })),
    },
    'indented',
  );
}

/** A result file of 20 systems and about this size, four trials an entry. */
export function resultFileOf(megabytes: number): string {
  const systems = Array.from({ length: 20 }, (_, at) => `guest ${at + 1}`);
  const trials = (system: number, result: number) =>
    [11, 12, 13, 12].map(trial => trial * 1000 + (system + result) * 1.1);
  const lengthOf = (results: number) => resultFile({ systems, results, trials }).length;
  const perResult = (lengthOf(200) - lengthOf(100)) / 100;
  return resultFile({ systems, results: Math.ceil((megabytes * 1e6) / perResult), trials });
}

function entry(system: string, trials: readonly number[]): EntryXml {
  const mean = trials.reduce((sum, trial) => sum + trial, 0) / trials.length;
  const runTimes = trials.map((_, at) => (0.09 + at / 20).toFixed(2));
  return {
    system,
    value: mean.toFixed(3),
    raw: trials.map(trial => trial.toFixed(3)).join(':'),
    json: `{"test-run-times":"${runTimes.join(':')}"}`,
  };
}

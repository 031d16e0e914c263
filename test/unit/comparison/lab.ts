import type { LoadedFile } from '../../../src/core/comparison/loadedFile';
import type { ComparisonDocument } from '../../../src/core/document/document';
import type {
  BenchmarkResult,
  Entry,
  Proportion,
  ResultFile,
  System,
} from '../../../src/core/results/resultFile';

// Small result files as values, for tests that say what a comparison makes of them.

const range = { start: 0, end: 0, line: 1 };

export interface ResultLike {
  readonly name?: string;
  readonly key?: string;
  readonly occurrence?: number;
  readonly identifier?: string | undefined;
  readonly appVersion?: string;
  readonly arguments?: string;
  readonly description?: string;
  readonly scale?: string;
  readonly proportion?: Proportion;
  readonly format?: string;
  readonly parent?: string;
  readonly annotation?: string;
  /** By system: trials, or what else an entry may hold. A list of lists makes several entries. */
  readonly entries: readonly EntryLike[];
}

export interface EntryLike extends Partial<Omit<Entry, 'system' | 'trials'>> {
  readonly system: string;
  readonly trials?: readonly number[];
}

export function system(identifier: string, timestamp?: string): System {
  return {
    identifier,
    hardware: new Map([['Processor', 'AMD EPYC']]),
    software: new Map([['Kernel', '6.1']]),
    ...(timestamp === undefined ? {} : { timestamp }),
    details: new Map(),
    range,
  };
}

function entry({ system, trials = [], ...rest }: EntryLike): Entry {
  const mean = trials.reduce((sum, trial) => sum + trial, 0) / trials.length;
  const decimals = Math.max(0, ...trials.map(trial => String(trial).split('.')[1]?.length ?? 0));
  return {
    system,
    ...(trials.length > 0 ? { value: mean, rawValue: mean.toFixed(decimals) } : {}),
    trials,
    leftOut: 0,
    decimals,
    series: [],
    outcomes: [],
    runTimes: [],
    place: { offset: 0, length: 0, lines: 0 },
    ...rest,
  };
}

export function result({
  entries,
  name = 'bench',
  format,
  identifier,
  ...rest
}: ResultLike): BenchmarkResult {
  const given = { appVersion: '1.0', arguments: '', description: '', scale: 'MB/s', ...rest };
  return {
    key: [identifier ?? name, given.arguments, given.description, given.appVersion, given.scale].join('|'),
    occurrence: 0,
    ...(identifier === undefined ? { identifier: `pts/${name}-1.0.0` } : { identifier }),
    title: name,
    proportion: 'HIB',
    displayFormat: format ?? 'BAR_GRAPH',
    range,
    ...given,
    entries: entries.map(entry),
  };
}

export function file(
  path: string,
  systems: readonly (string | System)[],
  results: readonly BenchmarkResult[],
  folder = path,
): LoadedFile & { readonly reading: { readonly kind: 'results'; readonly file: ResultFile } } {
  return {
    path,
    folder,
    reading: {
      kind: 'results',
      file: {
        layout: 'current',
        systems: systems.map(one => (typeof one === 'string' ? system(one) : one)),
        results,
        problems: [],
      },
    },
  };
}

export function documentOf(
  files: readonly LoadedFile[],
  rest: Partial<ComparisonDocument> = {},
): ComparisonDocument {
  return {
    version: 1,
    files: files.map(one => one.path),
    confidence: 95,
    margin: 1,
    correction: 'bh',
    noise: 'shared',
    ...rest,
  };
}

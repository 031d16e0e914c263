import type { BenchmarkResult } from '../results/resultFile';
import type { Row } from './comparison';

type Named = Pick<Row | BenchmarkResult, 'title' | 'appVersion' | 'description'>;

/** The name of a benchmark for a person, in two parts: title with the program's version, and options. */
export interface BenchmarkName {
  readonly name: string;
  /** Empty where there are none. */
  readonly options: string;
}

export function nameParts({ title, appVersion, description }: Named): BenchmarkName {
  return {
    name: [title, appVersion].filter(part => part !== undefined && part !== '').join(' '),
    // PTS writes " - Throughput" where there are no options before the name of the metric.
    options: description?.replace(/^[\s-]+/, '') ?? '',
  };
}

/** Both parts in one line. */
export function benchmarkName(named: Named): string {
  const { name, options } = nameParts(named);
  return options === '' ? name : `${name} — ${options}`;
}

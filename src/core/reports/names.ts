import type { Row } from '../comparison/model';
import type { BenchmarkResult } from '../results/model';

/** What a person calls a benchmark: title, version of the program, options. */
export function benchmarkName({
  title,
  appVersion,
  description,
}: Pick<Row | BenchmarkResult, 'title' | 'appVersion' | 'description'>): string {
  const name = [title, appVersion].filter(part => part !== undefined && part !== '').join(' ');
  // PTS writes " - Throughput" where there are no options before the name of the metric.
  const options = description?.replace(/^[\s-]+/, '') ?? '';
  return options === '' ? name : `${name} — ${options}`;
}

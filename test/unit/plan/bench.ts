import { compareFiles } from '../../../src/core/comparison/compare';
import type { Comparison } from '../../../src/core/comparison/comparison';
import { comparisonKey } from '../../../src/core/results/key';
import { documentOf, file, type ResultLike, result } from '../comparison/lab';

// Comparisons for plans: rows whose noise and run times are chosen, under real keys.

/** A benchmark of two systems. */
export interface BenchLike extends Omit<ResultLike, 'entries' | 'identifier'> {
  readonly test?: string;
  readonly trials: Readonly<Record<string, readonly number[]>>;
  /** Seconds of every run; absent: the file has no times. */
  readonly seconds?: number;
}

export function bench({ test, trials, seconds, name = 'bench', ...rest }: BenchLike) {
  const identifier = test ?? `pts/${name}-1.0.0`;
  const made = result({
    name,
    identifier,
    ...rest,
    entries: Object.entries(trials).map(([system, values]) => ({
      system,
      trials: values,
      runTimes: seconds === undefined ? [] : values.map(() => seconds),
    })),
  });
  return { ...made, key: comparisonKey(made) };
}

/** The comparison of these benchmarks; the first system is the baseline. */
export function comparisonOf(
  benches: readonly BenchLike[],
  systems: readonly string[] = ['Xen', 'KVM'],
): Comparison {
  const files = [file('lab', systems, benches.map(bench))];
  return compareFiles(documentOf(files), files);
}

/** Five trials of both sides, equal but for noise: the wider, the more trials they need. */
export function noisy(spread: number): Readonly<Record<string, readonly number[]>> {
  const around = [-1, 0.5, 0, -0.5, 1];
  return {
    Xen: around.map(step => Number((1000 * (1 + spread * step)).toFixed(2))),
    KVM: around.map(step => Number((1002 * (1 - spread * step)).toFixed(2))),
  };
}

/** Two sessions of each system, pooled: a file for each pair of them. */
export function pooled(...sessions: readonly BenchLike['trials'][]): Comparison {
  const files = sessions.map((trials, index) =>
    file(`session-${index}`, ['Xen', 'KVM'], [bench({ trials, seconds: 1 })]),
  );
  const systems = ['Xen', 'KVM'].map(label => ({
    label,
    sessions: files.map(({ path }) => ({ file: path, identifier: label })),
  }));
  return compareFiles(documentOf(files, { systems }), files);
}

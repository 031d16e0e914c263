import { valueKindOf } from '../results/displayFormat';
import type { Interval, Verdict } from '../stats/statistics';
import { isInside } from '../stats/verdict';
import type { ComparedSystem, Comparison, OverallRatio, Row, RowSample } from './comparison';

/** A mean over fewer benchmarks stands for nothing but them. */
const leastBenchmarks = 3;

export const verdicts = [
  'slower',
  'faster',
  'differs',
  'equivalent',
  'inconclusive',
  'single-trial',
  'failed',
  'different',
  'missing',
] as const satisfies readonly Verdict[];

/** The outcome of a comparison in a few figures, counted over all its rows. */
export interface Headline {
  /** Number of rows with a benchmark value, with outcomes such as PASS, and with values over time. */
  readonly measured: number;
  readonly checks: number;
  readonly series: number;
  /** Every system but the baseline, in the order of the comparison. */
  readonly systems: readonly SystemHeadline[];
  /** By system, the baseline too: ids of the rows that gave no value, or FAIL. */
  readonly failures: ReadonlyMap<string, readonly string[]>;
  /** Ids of the rows that failed on every one of several systems: they tell nothing of any of them. */
  readonly failedOnAll: readonly string[];
}

export interface SystemHeadline {
  readonly system: string;
  /** Absent where fewer than three benchmarks vote. */
  readonly overall?: OverallVerdict;
  /** Number of rows by verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** The geometric mean that the headline shows: over the benchmarks with noise where any has some. */
export interface OverallVerdict {
  /** `open`: the interval holds 1 and reaches beyond the margin, or there is none. */
  readonly verdict: 'faster' | 'slower' | 'equivalent' | 'open';
  readonly ratio: number;
  readonly interval?: Interval;
  /** Number of benchmarks. */
  readonly results: number;
}

/** Counts verdicts and failures of all rows, whatever is shown of them. */
export function headlineOf({ rows, systems, baseline, overall, method }: Comparison): Headline {
  const others = systems.filter(({ label }) => label !== baseline);
  const counts = new Map(others.map(({ label }) => [label, noCounts()]));
  for (const { comparisons } of rows)
    for (const { system, verdict } of comparisons) {
      const ofSystem = counts.get(system);
      if (ofSystem !== undefined) ofSystem[verdict] += 1;
    }
  const means = new Map(overall.map(one => [one.system, one]));
  const kinds = rows.map(({ displayFormat }) => valueKindOf(displayFormat));
  const failures = failuresOf(rows);
  const countOf = (kind: (typeof kinds)[number]) => kinds.filter(one => one === kind).length;
  return {
    measured: countOf('trials'),
    checks: countOf('outcomes'),
    series: countOf('series'),
    systems: others.map(({ label }) => {
      const mean = means.get(label);
      const verdict = mean === undefined ? undefined : overallVerdictOf(mean, method.margin);
      // Sessions that are not one system give no verdict in any row, nor over all.
      const isMixed = systems.some(
        one => one.mixed !== undefined && (one.label === label || one.label === baseline),
      );
      return {
        system: label,
        ...(verdict === undefined
          ? {}
          : { overall: isMixed ? { ...verdict, verdict: 'open' as const } : verdict }),
        counts: counts.get(label) ?? noCounts(),
      };
    }),
    failures,
    failedOnAll: failedOnAll(systems, failures),
  };
}

function failedOnAll(systems: readonly ComparedSystem[], failures: Headline['failures']): readonly string[] {
  const [first, ...others] = systems.map(({ label }) => new Set(failures.get(label)));
  return first === undefined || others.length === 0
    ? []
    : [...first].filter(id => others.every(ids => ids.has(id)));
}

function failuresOf(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const bySystem = new Map<string, string[]>();
  for (const row of rows)
    for (const sample of row.samples) {
      if (!hasFailed(row, sample)) continue;
      const ids = bySystem.get(sample.system);
      if (ids === undefined) bySystem.set(sample.system, [row.id]);
      else ids.push(row.id);
    }
  return bySystem;
}

function noCounts(): Record<Verdict, number> {
  return {
    slower: 0,
    faster: 0,
    differs: 0,
    equivalent: 0,
    inconclusive: 0,
    'single-trial': 0,
    failed: 0,
    different: 0,
    missing: 0,
  };
}

/** @param margin as a fraction */
export function overallVerdictOf(
  { ratio, withNoise, results }: OverallRatio,
  margin: number,
): OverallVerdict | undefined {
  if (ratio === undefined) return undefined;
  const mean = withNoise ?? { ratio, interval: undefined, results };
  if (mean.results < leastBenchmarks) return undefined;
  const { interval } = mean;
  if (interval === undefined) return { verdict: 'open', ratio: mean.ratio, results: mean.results };
  const { low, high } = interval;
  const verdict = isInside(interval, margin)
    ? 'equivalent'
    : low > 1
      ? 'faster'
      : high < 1
        ? 'slower'
        : 'open';
  return { verdict, ratio: mean.ratio, interval, results: mean.results };
}

/** True for an outcome FAIL, and for an entry of a benchmark without a value. */
export function hasFailed({ displayFormat }: Row, sample: RowSample): boolean {
  switch (valueKindOf(displayFormat)) {
    case 'trials':
      return sample.summary === undefined && sample.rawValue === undefined;
    case 'outcomes':
      return sample.outcomes.some(isFail);
    case 'series':
      return sample.series.length === 0 && sample.rawValue === undefined;
    case 'none':
      return false;
  }
}

/** PTS writes PASS and FAIL; any other outcome is neither. */
export function isFail(outcome: string): boolean {
  return outcome.trim().toUpperCase() === 'FAIL';
}

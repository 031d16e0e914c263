import type { Comparison, NearMiss, OverallRatio, Row, RowSample } from '../comparison/comparison';
import { type ComparisonKind, fairnessOf } from '../comparison/fairness';
import { type Headline, headlineOf, type OverallVerdict, type SystemHeadline } from '../comparison/headline';
import { presentPairs } from '../comparison/presentPairs';
import type { Formatter } from '../messages/formatter';
import type { Correction, EffectBasis, Noise, WarningId } from '../stats/statistics';
import { type FactReport, reportFact, reportSystem, type SystemReport } from './compareSystems';
import { type PairReport, percent, reportPair } from './pairJson';
import { type ReportedProblem, reportProblem } from './readJson';

/** The JSON output of `compare`; absent values are absent, never 0. */
export interface CompareReport {
  readonly title: string;
  readonly baseline?: string;
  /** Percent, as in the document and on the command line. */
  readonly confidence: number;
  readonly margin: number;
  readonly correction: Correction;
  readonly noise: Noise;
  /** Percent by which boots are assumed to differ. */
  readonly boots?: number;
  /** What the systems differ in, the kind that decides most first. */
  readonly kind: readonly ComparisonKind[];
  readonly headline: readonly HeadlineReport[];
  readonly systems: readonly SystemReport[];
  readonly rows: readonly RowReport[];
  readonly overall: readonly OverallReport[];
  readonly facts: readonly FactReport[];
  readonly nearMisses: readonly NearMiss[];
  readonly problems: readonly (ReportedProblem & { readonly file: string })[];
}

/** The outcome of one system: the mean of the headline, and its rows by verdict. */
interface HeadlineReport extends Omit<Headline['systems'][number]['counts'], 'single-trial'> {
  readonly system: string;
  readonly verdict?: OverallVerdict['verdict'];
  readonly ratio?: number;
  readonly low?: number;
  readonly high?: number;
  readonly singleTrial: number;
}

type RowReport = Pick<
  Row,
  | 'id'
  | 'key'
  | 'identifier'
  | 'title'
  | 'appVersion'
  | 'arguments'
  | 'description'
  | 'scale'
  | 'proportion'
  | 'displayFormat'
  | 'annotation'
  | 'parent'
  | 'testType'
> & { readonly samples: readonly SampleReport[]; readonly comparisons: readonly PairReport[] };

interface SampleReport {
  readonly system: string;
  /** Trials over all sessions. */
  readonly n?: number;
  /** Number of sessions with trials. */
  readonly sessions?: number;
  readonly mean?: number;
  /** Interval of the mean. */
  readonly low?: number;
  readonly high?: number;
  readonly median?: number;
  readonly standardDeviation?: number;
  readonly standardError?: number;
  readonly trials?: readonly (readonly number[])[];
  readonly warnings: readonly WarningId[];
  readonly series?: readonly number[];
  readonly outcomes?: readonly string[];
  readonly error?: string;
}

interface OverallReport {
  readonly system: string;
  /** Over all voting rows. */
  readonly ratio?: number;
  /** Its interval, where every voting row carries noise. */
  readonly low?: number;
  readonly high?: number;
  /** The mean over the rows that carry noise, where not all do. */
  readonly withNoise?: {
    readonly ratio: number;
    readonly low: number;
    readonly high: number;
    readonly results: number;
  };
  readonly kind?: EffectBasis;
  /** Spread of the benchmarks: least and greatest vote, and the standard deviation of the log ratios. */
  readonly spread?: { readonly low: number; readonly high: number; readonly standardDeviation: number };
  /** The interval if these benchmarks represent others like them. */
  readonly ifOthers?: { readonly low: number; readonly high: number };
  readonly outweighs?: string;
  /** Another system's mean is over other benchmarks. */
  readonly otherBenchmarks?: true;
  readonly results: number;
  readonly votes: number;
  /** Rows of the system that do not vote. */
  readonly leftOut: readonly {
    readonly row: string;
    readonly title: string;
    readonly description?: string;
    readonly reason: string;
  }[];
  /** Number of rows that the system lacks. */
  readonly missing: number;
}

/** `rows` are the rows to show, all or filtered; the overall means are always over all rows. */
export function compareReport(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
): CompareReport {
  const { method, baseline } = comparison;
  return {
    title: comparison.title,
    ...(baseline === undefined ? {} : { baseline }),
    confidence: percent(method.confidence),
    margin: percent(method.margin),
    correction: method.correction,
    noise: method.noise,
    ...(method.boots === undefined ? {} : { boots: percent(method.boots) }),
    kind: fairnessOf(comparison).kinds,
    headline: headlineOf(comparison).systems.map(reportHeadline),
    systems: comparison.systems.map(reportSystem),
    rows: rows.map(row => reportRow(row, formatter)),
    overall: comparison.overall.map(overall => reportOverall(overall, comparison.rows, formatter)),
    facts: comparison.facts.map(fact => reportFact(fact, formatter)),
    nearMisses: comparison.nearMisses,
    problems: comparison.problems.map(({ file, problem }) => ({
      file,
      ...reportProblem(problem, formatter),
    })),
  };
}

function reportHeadline({ system, overall, counts }: SystemHeadline): HeadlineReport {
  const { 'single-trial': singleTrial, ...others } = counts;
  return {
    system,
    ...(overall === undefined ? {} : { verdict: overall.verdict, ratio: overall.ratio, ...overall.interval }),
    ...others,
    singleTrial,
  };
}

function reportRow(row: Row, formatter: Formatter): RowReport {
  const { samples, comparisons: _, resolution: __, ...rest } = row;
  return {
    ...rest,
    samples: samples.map(reportSample),
    comparisons: presentPairs(row).map(pair => reportPair(pair, formatter)),
  };
}

function reportSample({
  system,
  sessions,
  summary,
  warnings,
  series,
  outcomes,
  error,
}: RowSample): SampleReport {
  const trials = sessions.map(session => session.trials).filter(list => list.length > 0);
  return {
    system,
    ...(summary === undefined
      ? {}
      : {
          n: summary.n,
          sessions: trials.length,
          mean: summary.mean,
          ...summary.interval,
          median: summary.median,
          ...(summary.standardDeviation === undefined
            ? {}
            : { standardDeviation: summary.standardDeviation }),
          ...(summary.standardError === undefined ? {} : { standardError: summary.standardError }),
          trials,
        }),
    warnings: warnings.map(({ id }) => id),
    ...(series.length === 0 ? {} : { series }),
    ...(outcomes.length === 0 ? {} : { outcomes }),
    ...(error === undefined ? {} : { error }),
  };
}

function reportOverall(overall: OverallRatio, rows: readonly Row[], formatter: Formatter): OverallReport {
  const { system, ratio, withNoise, kind, results, votes, leftOut, missing } = overall;
  const { spread, ifOthers, outweighs, otherBenchmarks } = overall;
  const byId = new Map(rows.map(row => [row.id, row]));
  return {
    system,
    ...(ratio === undefined ? {} : { ratio }),
    ...(withNoise === undefined ? {} : reportNoise(withNoise, results)),
    ...(kind === undefined ? {} : { kind }),
    ...(spread === undefined ? {} : { spread }),
    ...(ifOthers === undefined ? {} : { ifOthers }),
    ...(outweighs === undefined ? {} : { outweighs }),
    ...(otherBenchmarks === undefined ? {} : { otherBenchmarks }),
    results,
    votes,
    leftOut: leftOut.map(({ row, reason }) => {
      const { title = row, description } = byId.get(row) ?? {};
      return {
        row,
        title,
        ...(description === undefined ? {} : { description }),
        reason: formatter.say(reason),
      };
    }),
    missing,
  };
}

/** The interval of the mean over all rows, or else the mean over the rows with noise, which has one. */
function reportNoise(
  { ratio, interval: { low, high }, results }: NonNullable<OverallRatio['withNoise']>,
  all: number,
): Partial<OverallReport> {
  return results === all ? { low, high } : { withNoise: { ratio, low, high, results } };
}

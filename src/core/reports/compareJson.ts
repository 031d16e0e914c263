import type { Comparison, NearMiss, OverallRatio, PairComparison, Row, RowSample } from '../comparison/model';
import type { Attribution } from '../environment/attribution';
import type { Formatter } from '../messages/formatter';
import { type Advice, trialsNeeded } from '../stats/advice';
import type { Correction, EffectBasis, Noise, Reach, Verdict, WarningId } from '../stats/model';
import { type FactReport, reportFact, reportSystem, type SystemReport } from './compareSystems';
import { type ReportedProblem, reportProblem } from './readJson';

/** What `compare` prints as JSON; absent values are absent, never 0. */
export interface CompareReport {
  readonly title: string;
  readonly baseline?: string;
  /** Percent, as in the document and on the command line. */
  readonly confidence: number;
  readonly margin: number;
  readonly correction: Correction;
  readonly noise: Noise;
  /** Percent by which boots are taken to differ. */
  readonly boots?: number;
  readonly systems: readonly SystemReport[];
  readonly rows: readonly RowReport[];
  readonly overall: readonly OverallReport[];
  readonly facts: readonly FactReport[];
  readonly nearMisses: readonly NearMiss[];
  readonly problems: readonly (ReportedProblem & { readonly file: string })[];
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

interface PairReport {
  readonly system: string;
  readonly ratio?: number;
  readonly low?: number;
  readonly high?: number;
  /** In the unit of the result, with its bounds: where there is no ratio. */
  readonly difference?: number;
  readonly differenceLow?: number;
  readonly differenceHigh?: number;
  readonly p?: number;
  readonly adjustedP?: number;
  readonly equivalenceP?: number;
  readonly degreesOfFreedom?: number;
  /** Rows whose noise was shared, and the interval by this row's own trials. */
  readonly sharedNoise?: {
    readonly rows: number;
    readonly own: { readonly low: number; readonly high: number };
  };
  readonly basis?: EffectBasis;
  readonly verdict: Verdict;
  readonly smallButReal?: boolean;
  readonly standsAloneOnly?: boolean;
  /** How far a decided verdict reaches. */
  readonly reach?: Reach;
  /** Total trials per side, where the advice is a count. */
  readonly trialsNeeded?: number;
  readonly advice?: AdviceReport;
  readonly attribution?: Attribution;
  /** Of the verdict, then of the attribution. */
  readonly reasons: readonly string[];
}

/** `trials` in all, `sessions` of `trials` each, or that many further sessions and what they find. */
interface AdviceReport {
  readonly kind: Advice['kind'];
  readonly trials?: number;
  readonly sessions?: number;
  /** Of both sides, PTS's own pauses included. */
  readonly minutes?: number;
  /** The smallest difference found with 80 %: percent, or in the unit of the result where there is no ratio. */
  readonly finds?: number;
  /** Percent: the margin that so much would reach, where the comparison's cannot be reached. */
  readonly margin?: number;
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
  /** How far the benchmarks differ: the least and the greatest vote, and the standard deviation of the log ratios. */
  readonly spread?: { readonly low: number; readonly high: number; readonly standardDeviation: number };
  /** The interval if these benchmarks stood for others like them. */
  readonly ifOthers?: { readonly low: number; readonly high: number };
  readonly outweighs?: string;
  /** Another system's mean is over other benchmarks. */
  readonly otherBenchmarks?: true;
  readonly results: number;
  readonly votes: number;
  readonly leftOut: readonly {
    readonly row: string;
    readonly title: string;
    readonly description?: string;
    readonly reason: string;
  }[];
}

/** `rows` are those to show, of the comparison or filtered from it; the overall means are always over all. */
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

/** A fraction as percent without the noise of binary fractions: 0.025 is 2.5. */
function percent(fraction: number): number {
  return Number((fraction * 100).toPrecision(12));
}

function reportRow(row: Row, formatter: Formatter): RowReport {
  const { samples, comparisons, resolution: _, ...rest } = row;
  return {
    ...rest,
    samples: samples.map(reportSample),
    comparisons: comparisons.map(pair => reportPair(pair, formatter)),
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

function reportPair(pair: PairComparison, formatter: Formatter): PairReport {
  const { system, verdict, adjustedP, smallButReal, standsAloneOnly, reach, advice, attribution } = pair;
  const reasons = [...pair.reasons, ...(pair.attributionReasons ?? [])];
  return {
    system,
    ...reportEffect(pair),
    ...(adjustedP === undefined ? {} : { adjustedP }),
    verdict,
    ...(smallButReal === undefined ? {} : { smallButReal }),
    ...(standsAloneOnly === undefined ? {} : { standsAloneOnly }),
    ...(reach === undefined ? {} : { reach }),
    ...(advice === undefined ? {} : reportAdvice(advice)),
    ...(attribution === undefined ? {} : { attribution }),
    reasons: reasons.map(reason => formatter.say(reason)),
  };
}

function reportAdvice(advice: Advice): Pick<PairReport, 'trialsNeeded' | 'advice'> {
  const needed = trialsNeeded(advice);
  return {
    ...(needed === undefined ? {} : { trialsNeeded: needed }),
    advice: adviceReport(advice),
  };
}

function adviceReport(advice: Advice): AdviceReport {
  switch (advice.kind) {
    case 'trials':
    case 'sessions':
      return advice;
    case 'finds': {
      const { of, finds, ...rest } = advice;
      return { ...rest, finds: of === 'ratio' ? percent(finds) : finds };
    }
    case 'cannot':
      return advice.instead === undefined
        ? { kind: 'cannot' }
        : { kind: 'cannot', ...advice.instead, margin: percent(advice.instead.margin) };
  }
}

function reportEffect({ effect }: PairComparison): Partial<PairReport> {
  if (effect === undefined) return {};
  const test =
    effect.test === undefined
      ? {}
      : {
          p: effect.test.p,
          degreesOfFreedom: effect.test.degreesOfFreedom,
          basis: effect.test.basis,
        };
  if (effect.kind === 'difference')
    return {
      difference: effect.difference,
      ...(effect.test === undefined
        ? {}
        : { differenceLow: effect.test.low, differenceHigh: effect.test.high }),
      ...test,
    };
  return {
    ratio: effect.ratio,
    ...(effect.test === undefined
      ? {}
      : {
          low: effect.test.low,
          high: effect.test.high,
          equivalenceP: effect.test.equivalenceP,
          ...(effect.test.shared === undefined ? {} : { sharedNoise: effect.test.shared }),
        }),
    ...test,
  };
}

function reportOverall(overall: OverallRatio, rows: readonly Row[], formatter: Formatter): OverallReport {
  const { system, ratio, withNoise, kind, results, votes, leftOut } = overall;
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
  };
}

/** The interval of the mean over all rows, or the other mean that has one. */
function reportNoise(
  { ratio, interval: { low, high }, results }: NonNullable<OverallRatio['withNoise']>,
  all: number,
): Partial<OverallReport> {
  return results === all ? { low, high } : { withNoise: { ratio, low, high, results } };
}

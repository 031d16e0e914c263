import type { Comparison, NearMiss, OverallRatio, PairComparison, Row, RowSample } from '../comparison/model';
import type { Attribution } from '../environment/attribution';
import type { Formatter } from '../messages/formatter';
import type { Correction, EffectBasis, Verdict, WarningId } from '../stats/model';
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
  readonly basis?: EffectBasis;
  readonly verdict: Verdict;
  readonly smallButReal?: boolean;
  readonly standsAloneOnly?: boolean;
  /** Total trials per side. */
  readonly trialsNeeded?: number;
  /** Instead of `trialsNeeded` where it is more than is advised. */
  readonly trialsNeededAbove?: number;
  readonly secondsNeeded?: number;
  readonly attribution?: Attribution;
  /** Of the verdict, then of the attribution. */
  readonly reasons: readonly string[];
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
  readonly results: number;
  readonly votes: number;
  readonly leftOut: readonly {
    readonly row: string;
    readonly title: string;
    readonly description?: string;
    readonly reason: string;
  }[];
}

/** What `advice.total` leaves open: more trials than this are not counted. */
const mostAdvised = 200;

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
  const { system, verdict, adjustedP, smallButReal, standsAloneOnly, advice, attribution } = pair;
  const reasons = [...pair.reasons, ...(pair.attributionReasons ?? [])];
  return {
    system,
    ...reportEffect(pair),
    ...(adjustedP === undefined ? {} : { adjustedP }),
    verdict,
    ...(smallButReal === undefined ? {} : { smallButReal }),
    ...(standsAloneOnly === undefined ? {} : { standsAloneOnly }),
    ...(advice === undefined
      ? {}
      : advice.total === undefined
        ? { trialsNeededAbove: mostAdvised }
        : { trialsNeeded: advice.total }),
    ...(advice?.seconds === undefined ? {} : { secondsNeeded: advice.seconds }),
    ...(attribution === undefined ? {} : { attribution }),
    reasons: reasons.map(reason => formatter.say(reason)),
  };
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
      : { low: effect.test.low, high: effect.test.high, equivalenceP: effect.test.equivalenceP }),
    ...test,
  };
}

function reportOverall(
  { system, ratio, withNoise, kind, results, votes, leftOut }: OverallRatio,
  rows: readonly Row[],
  formatter: Formatter,
): OverallReport {
  const byId = new Map(rows.map(row => [row.id, row]));
  return {
    system,
    ...(ratio === undefined ? {} : { ratio }),
    ...(withNoise === undefined ? {} : reportNoise(withNoise, results)),
    ...(kind === undefined ? {} : { kind }),
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

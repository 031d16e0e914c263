import type { Language } from '../messages/catalogue';
import { type Message, message } from '../messages/message';
import {
  formatChange,
  formatChangeInterval,
  formatDifference,
  formatRatio,
  formatValueInterval,
  percentOf,
} from '../messages/numbers';
import type { Reach } from '../stats/statistics';
import type { Comparison, OverallRatio, PairComparison, Row } from './comparison';

/** Selectors of a message hold no hyphens. */
const selectors = {
  'these-runs': 'theseRuns',
  'between-runs': 'betweenRuns',
  'if-boots-differ-by': 'ifBootsDifferBy',
} as const satisfies Readonly<Record<Reach, string>>;

/** The reach of a verdict as arguments of a message. */
export function reachArgs({ reach, effect }: PairComparison): {
  readonly reach: string;
  readonly boots: number;
} {
  return { reach: reach === undefined ? 'none' : selectors[reach], boots: (effect?.test?.boots ?? 0) * 100 };
}

/**
 * A pair's verdict as one sentence, with its interval, the kind of that interval, and the counts. The page's
 * detail, hovers and reports begin with it. Reasons follow as sentences of their own.
 */
export function verdictSentence(
  comparison: Comparison,
  row: Row,
  pair: PairComparison,
  language: Language,
): Message {
  const count = (system: string | undefined) =>
    row.samples.find(sample => sample.system === system)?.summary?.n ?? 0;
  const names = { system: pair.system, baseline: comparison.baseline ?? '' };
  const { effect } = pair;
  if (effect === undefined) return message(`page.verdict-${pair.verdict}`, names);
  const difference =
    effect.kind === 'ratio'
      ? formatChange(effect.ratio, language, effect.test)
      : formatDifference(effect.difference, row.resolution, language);
  if (effect.test === undefined) return message('page.sentence-single-trial', { ...names, difference });
  const interval =
    effect.kind === 'ratio'
      ? formatChangeInterval(effect.test, effect.ratio, language)
      : formatValueInterval(effect.test, row.resolution, language);
  return message('page.sentence', {
    ...names,
    verdict: pair.verdict,
    small: pair.smallButReal === true,
    ...reachArgs(pair),
    difference,
    interval,
    between: effect.test.basis === 'between-sessions',
    confidence: Math.round(comparison.method.confidence * 100),
    margin: percentOf(comparison.method.margin),
    n: count(pair.system),
    nBaseline: count(comparison.baseline),
  });
}

/** The spread that the interval of a mean over benchmarks does not include; undefined for a single vote. */
export function spreadSentence(
  { spread, ifOthers, outweighs, otherBenchmarks }: OverallRatio,
  language: Language,
): Message | undefined {
  if (spread === undefined) return undefined;
  return message('comparison.report-overall-spread', {
    low: formatRatio(spread.low, language),
    high: formatRatio(spread.high, language),
    others:
      ifOthers === undefined
        ? 'none'
        : `${formatRatio(ifOthers.low, language)} … ${formatRatio(ifOthers.high, language)}`,
    outweighs: outweighs ?? 'none',
    otherSet: otherBenchmarks === true ? 'yes' : 'no',
  });
}

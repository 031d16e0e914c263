import type { Language } from '../messages/catalogue';
import { type Message, message } from '../messages/message';
import {
  formatDifference,
  formatRatioPercent,
  formatRatioPercentInterval,
  formatValueInterval,
} from '../messages/numbers';
import type { Comparison, PairComparison, Row } from './model';

/**
 * A pair's verdict as one sentence, with the interval it rests on, what that interval is, and the
 * counts: what the page's detail, hovers and reports say first. Reasons follow as sentences of their own.
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
      ? formatRatioPercent(effect.ratio, language)
      : formatDifference(effect.difference, row.resolution, language);
  if (effect.test === undefined) return message('page.sentence-single-trial', { ...names, difference });
  const interval =
    effect.kind === 'ratio'
      ? formatRatioPercentInterval(effect.test, language)
      : formatValueInterval(effect.test, row.resolution, language);
  return message('page.sentence', {
    ...names,
    verdict: pair.verdict,
    small: pair.smallButReal === true,
    difference,
    interval,
    between: effect.test.basis === 'between-sessions',
    confidence: Math.round(comparison.method.confidence * 100),
    margin: Number((comparison.method.margin * 100).toPrecision(6)),
    n: count(pair.system),
    nBaseline: count(comparison.baseline),
  });
}

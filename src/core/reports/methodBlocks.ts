import type { Comparison, OverallRatio } from '../comparison/comparison';
import { spreadSentence } from '../comparison/sentence';
import type { Formatter } from '../messages/formatter';
import { formatChange, formatChangeInterval, formatRatio } from '../messages/numbers';
import type { Block } from './block';

/** How the figures came about: the choices of the method, and each mean with its limits. */
export function methodBlocks(comparison: Comparison, formatter: Formatter): readonly Block[] {
  const { method, baseline, overall } = comparison;
  const means = overall.flatMap(one => meanLines(one, comparison, formatter));
  return [
    {
      kind: 'paragraph',
      line: formatter.text('comparison.report-method', {
        baseline: baseline ?? 'none',
        confidence: method.confidence * 100,
        margin: method.margin * 100,
        correction: method.correction,
        noise: method.noise,
        boots: (method.boots ?? 0) * 100,
      }),
    },
    ...(means.length === 0 ? [] : [{ kind: 'list', items: means } as const]),
  ];
}

/** A mean over the benchmarks with its interval, how far they differ, and what is left out. */
function meanLines(one: OverallRatio, { method }: Comparison, formatter: Formatter): readonly string[] {
  const { language } = formatter;
  const { system, ratio, withNoise, kind, results, leftOut, missing } = one;
  if (ratio === undefined) return [];
  const ratioText = (value: number) =>
    `${formatRatio(value, language)} (${formatChange(value, language, withNoise?.interval)})`;
  const mean = formatter.text('comparison.report-overall', {
    system,
    ratio: ratioText(ratio),
    results,
    noise: withNoise === undefined ? 'none' : withNoise.results === results ? 'all' : 'some',
    noisyRatio: withNoise === undefined ? '' : ratioText(withNoise.ratio),
    noisyResults: withNoise?.results ?? 0,
    interval:
      withNoise === undefined ? '' : formatChangeInterval(withNoise.interval, withNoise.ratio, language),
    confidence: method.confidence * 100,
    kind:
      kind === 'between-sessions'
        ? 'betweenSessions'
        : method.boots === undefined
          ? 'withinSession'
          : 'boots',
    boots: (method.boots ?? 0) * 100,
    leftOut: leftOut.length,
    missing,
  });
  const spread = spreadSentence(one, language);
  return [
    [mean, ...leftOutTexts(one, formatter), ...(spread === undefined ? [] : [formatter.say(spread)])].join(
      ' ',
    ),
  ];
}

/** Why rows do not count, with their number: the names would be as long as the table. */
function leftOutTexts({ leftOut }: OverallRatio, formatter: Formatter): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of leftOut) {
    const said = formatter.say(reason);
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) =>
    formatter.text('comparison.report-left-out', { reason, count }),
  );
}

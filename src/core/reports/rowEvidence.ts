import type { Comparison, Row } from '../comparison/comparison';
import { verdictSentence } from '../comparison/sentence';
import { unitOf } from '../comparison/unit';
import { intervalText, valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import { oneLine } from '../text/plainText';

/** The numbers of one benchmark as lines of text, to stand in a finding: each system, then each verdict. */
export function rowEvidence(comparison: Comparison, row: Row, words: Formatter): string {
  const unit = unitOf(row).name;
  const confidence = Math.round(comparison.method.confidence * 100);
  const samples = row.samples.map(sample => {
    const interval = intervalText(row, sample, words);
    const value = valueText(row, sample, words);
    return words.text('findings.evidence', {
      system: sample.system,
      value:
        value.kind === 'mean' || value.kind === 'series' ? `${value.text} ${unit}`.trim() : value.text || '—',
      interval: interval === '' ? 'none' : interval,
      confidence,
      n: sample.summary?.n ?? 0,
    });
  });
  const verdicts = row.comparisons.map(pair =>
    words.say(verdictSentence(comparison, row, pair, words.language)),
  );
  return [...samples, ...verdicts].map(line => `- ${oneLine(line)}`).join('\n');
}

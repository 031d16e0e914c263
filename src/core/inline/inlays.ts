import type { Formatter } from '../messages/formatter';
import { rangeIn } from '../results/placeInResult';
import type { BenchmarkResult } from '../results/resultFile';
import { describeWarning } from '../stats/warningText';
import type { OwnRows } from './ownRows';
import { sampleText, spreadText } from './ownText';

const closing = '</RawString>';

/** Text behind the trials of an entry. */
export interface Inlay {
  /** Offset into the text. */
  readonly at: number;
  readonly text: string;
  /** Plain text, a sentence a line. */
  readonly tooltip: string;
}

/** How far the trials of some results spread, behind each list of them. */
export function inlaysOf(
  results: readonly BenchmarkResult[],
  rows: OwnRows,
  words: Formatter,
): readonly Inlay[] {
  return results.flatMap(result => {
    const own = rows.of(result);
    if (own === undefined) return [];
    return result.entries.flatMap(entry => {
      const sample = own.samples.get(entry);
      const text = sample && spreadText(sample, words);
      if (sample === undefined || text === undefined || entry.rawPlace === undefined) return [];
      const tooltip = [
        sampleText(own.row, sample, words, rows.confidencePercent),
        ...sample.warnings.map(warning => words.say(describeWarning(warning))),
      ].join('\n');
      return [{ at: rangeIn(result, entry.rawPlace).end + closing.length, text, tooltip }];
    });
  });
}

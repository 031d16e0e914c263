import type { Comparison, PairComparison, Row, TrialAdvice } from '../core/comparison/model';
import { verdictSentence } from '../core/comparison/sentence';
import { formatSeconds } from '../core/messages/numbers';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly row: Row;
  readonly pair: PairComparison;
}

/** Said in the verdict's own sentence already. */
const saidAlready = new Set(['comparison.reason-within-session', 'comparison.reason-single-trial']);

/** One pair in words: the verdict with its interval, why, and how many trials more would decide. */
export function PairSentences({ comparison, row, pair }: Props) {
  const words = useWords();
  const reasons = pair.reasons.filter(reason => !saidAlready.has(reason.id));
  const credit = pair.attributionReasons ?? [];
  return (
    <div>
      <p class={`sentence ${pair.verdict}`}>
        {words.say(verdictSentence(comparison, row, pair, words.language))}
      </p>
      <p>
        {[
          ...reasons.map(reason => words.say(reason)),
          ...(pair.advice === undefined ? [] : adviceIn(pair.advice)),
        ].join(' ')}
      </p>
      {pair.attribution !== undefined && (
        <p>
          <strong>{words.text(`page.attribution-${pair.attribution}`)}</strong>{' '}
          {credit.map(reason => words.say(reason)).join(' ')}
        </p>
      )}
    </div>
  );

  function adviceIn({ total, aim, moreBaseline, moreSystem, seconds }: TrialAdvice): readonly string[] {
    if (total === undefined) return [words.text('page.advice-too-many')];
    const more = [
      [comparison.baseline, moreBaseline],
      [pair.system, moreSystem],
    ] as const;
    const counts = more.flatMap(([system, count]) =>
      system === undefined || count === undefined || count === 0
        ? []
        : [words.text('page.advice-more', { system, count })],
    );
    const said = words.text(`page.advice-${aim}`, { total, more: counts.join(', ') });
    if (seconds === undefined) return [said];
    return [said, words.text('page.advice-time', { time: formatSeconds(seconds, words.language) })];
  }
}

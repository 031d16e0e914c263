import { adviceSentence } from '../../core/comparison/adviceText';
import type { Comparison, PairComparison, Row } from '../../core/comparison/comparison';
import { verdictSentence } from '../../core/comparison/sentence';
import { useWords } from '../words';

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
  // The lines above the table say what each fact is and why it counts.
  const { blocks = [], weighs = [] } = pair.attributionFacts ?? {};
  const facts = [...blocks, ...weighs].map(fact => words.text(`environment.fact-${fact}`));
  return (
    <div>
      <p class={`sentence ${pair.verdict}`}>
        {words.say(verdictSentence(comparison, row, pair, words.language))}
      </p>
      <p>
        {[
          ...reasons.map(reason => words.say(reason)),
          ...(pair.advice === undefined
            ? []
            : [words.say(adviceSentence(pair.advice, comparison.method, words.language))]),
        ].join(' ')}
      </p>
      {pair.attribution !== undefined && (
        <p>
          <strong>{words.text(`page.attribution-${pair.attribution}`)}</strong>{' '}
          {facts.length > 0
            ? new Intl.ListFormat(words.language).format(facts)
            : credit.map(reason => words.say(reason)).join(' ')}
        </p>
      )}
    </div>
  );
}

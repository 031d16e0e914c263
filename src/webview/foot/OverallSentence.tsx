import { benchmarkName } from '../../core/comparison/benchmarkName';
import type { Comparison, OverallRatio } from '../../core/comparison/comparison';
import { spreadSentence } from '../../core/comparison/sentence';
import { formatRatio } from '../../core/messages/numbers';
import { useWords } from '../words';

/** The geometric means in words, each with what its interval is. */
export function OverallSentence({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const means = comparison.overall.filter(overall => overall.ratio !== undefined);
  if (means.length === 0 || comparison.rows.length < 2) return null;
  const { method } = comparison;
  const isWhole = means.every(({ leftOut, missing }) => leftOut.length + missing === 0);
  return (
    <div class="muted">
      {means.map(overall => (
        <p key={overall.system}>
          {sentence(overall)} {spreadOf(overall)}
        </p>
      ))}
      {!isWhole && <LeftOut comparison={comparison} />}
    </div>
  );

  function spreadOf(overall: OverallRatio): string {
    const said = spreadSentence(overall, words.language);
    return said === undefined ? '' : words.say(said);
  }

  function sentence(overall: OverallRatio): string {
    const ratio = (value: number) => formatRatio(value, words.language);
    const args = {
      system: overall.system,
      ratio: overall.ratio === undefined ? '' : ratio(overall.ratio),
      results: overall.results,
    };
    if (overall.withNoise === undefined) return words.text('page.overall-point', args);
    const { interval, results } = overall.withNoise;
    return words.text('page.overall', {
      ...args,
      low: ratio(interval.low),
      high: ratio(interval.high),
      noisy: ratio(overall.withNoise.ratio),
      all: results === overall.results,
      noisyResults: results,
      kind: overall.kind === 'between-sessions' ? 'between' : method.boots === undefined ? 'trials' : 'boots',
      boots: (method.boots ?? 0) * 100,
    });
  }
}

function LeftOut({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const rows = new Map(comparison.rows.map(row => [row.id, row]));
  const nameOf = (id: string) => {
    const row = rows.get(id);
    return row === undefined ? id : benchmarkName(row);
  };
  return (
    <details>
      <summary>{words.text('page.left-out')}</summary>
      <ul>
        {comparison.overall.flatMap(({ system, leftOut, missing }) => [
          ...leftOut.map(({ row, reason }) => (
            <li key={`${system} ${row}`}>
              {system}: {nameOf(row)}: {words.say(reason)}
            </li>
          )),
          missing > 0 && <li key={system}>{words.text('page.left-out-missing', { system, missing })}</li>,
        ])}
      </ul>
    </details>
  );
}

import { formatCount, formatSeconds } from '../../core/messages/numbers';
import { durationOf } from '../../core/plan/minutes';
import type { Plan } from '../../core/plan/plan';
import { roundsOf } from '../../core/plan/rounds';
import { useWords } from '../words';

const mostShown = 200;

/** The order in which everything runs, with the names that PTS is given. */
export function Rounds({ plan }: { readonly plan: Plan }) {
  const words = useWords();
  const { language } = words;
  const head = (column: string) => words.text('plan.column', { column });
  const runs = roundsOf(plan).flatMap(({ number, runs }) => runs.map(run => ({ number, run })));
  return (
    <section aria-label={words.text('planning.order')}>
      <h2>{words.text('planning.order')}</h2>
      <table class="rounds">
        <thead>
          <tr>
            {(['round', 'title', 'identifier', 'trials', 'tests', 'time'] as const).map(column => (
              <th key={column} scope="col">
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, mostShown).map(({ number, run }) => {
            const { seconds, unknown } = durationOf({
              tests: run.tests.map(test => ({ ...test, rounds: 1 })),
            });
            const time = formatSeconds(seconds, language);
            return (
              <tr key={run.identifier}>
                <th scope="row">{formatCount(number, language)}</th>
                <td>{run.title}</td>
                <td>{run.identifier}</td>
                <td class="figure">{formatCount(run.trials, language)}</td>
                <td class="figure">{formatCount(run.tests.length, language)}</td>
                <td class="figure">{unknown === 0 ? time : `≥ ${time}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {runs.length > mostShown && (
        <p class="muted">{words.text('single.and-more', { count: runs.length - mostShown })}</p>
      )}
    </section>
  );
}

import type { Comparison, Row } from '../../core/comparison/comparison';
import { formatPercent, formatValue, formatValueInterval } from '../../core/messages/numbers';
import { SystemMark } from '../marks/SystemMark';
import { useWords } from '../words';

/** The figures of each system's sample, in the unit of the result. */
export function Statistics({ comparison, row }: { readonly comparison: Comparison; readonly row: Row }) {
  const words = useWords();
  const { language } = words;
  const samples = row.samples.filter(sample => sample.summary !== undefined);
  if (samples.length === 0) return null;
  const value = (figure: number | undefined, finer = 1) =>
    figure === undefined ? '—' : formatValue(figure, row.resolution && row.resolution / finer, language);
  return (
    <div class="statistics">
      <table>
        <caption>
          {words.text('page.statistics', { confidence: Math.round(comparison.method.confidence * 100) })}
        </caption>
        <thead>
          <tr>
            {(
              [
                'system',
                'n',
                'mean',
                'interval',
                'deviation',
                'cv',
                'median',
                'least',
                'most',
                'trials',
              ] as const
            ).map(name => (
              <th key={name} scope="col">
                {words.text(`page.statistic-${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map(({ system, summary, sessions }) => (
            <tr key={system}>
              <th scope="row">
                <SystemMark index={comparison.systems.findIndex(({ label }) => label === system)} /> {system}
              </th>
              <td>{summary?.n}</td>
              <td>{value(summary?.mean, 10)}</td>
              <td>
                {summary?.interval === undefined
                  ? '—'
                  : formatValueInterval(summary.interval, row.resolution, language)}
              </td>
              <td>{value(summary?.standardDeviation, 100)}</td>
              <td>
                {summary?.coefficientOfVariation === undefined
                  ? '—'
                  : formatPercent(summary.coefficientOfVariation, language)}
              </td>
              <td>{value(summary?.median, 10)}</td>
              <td>{value(summary?.min)}</td>
              <td>{value(summary?.max)}</td>
              <td class="trials">{sessions.map(({ trials }) => listed(trials, value)).join(' | ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** So many trials of a session are listed; the chart and the file have the others. */
const mostTrials = 200;

function listed(trials: readonly number[], say: (trial: number) => string): string {
  const texts = trials.slice(0, mostTrials).map(trial => say(trial));
  return [...texts, ...(trials.length > mostTrials ? ['…'] : [])].join('; ');
}

import type { Row } from '../../core/comparison/comparison';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** So many outcomes of a system stand in the matrix; the file has the others. */
const mostOutcomes = 500;

/** PASS_FAIL results as a matrix, and values of formats we do not know as they were written. */
export function Outcomes({ row }: { readonly row: Row }) {
  const words = useWords();
  const samples = row.samples.filter(sample => sample.outcomes.length > 0 || unknown(row, sample));
  if (samples.length === 0) return null;
  return (
    <div class="outcomes">
      <table>
        <caption class="visually-hidden">{words.text('page.outcomes')}</caption>
        <tbody>
          {samples.map(sample => (
            <tr key={sample.system}>
              <th scope="row">{sample.system}</th>
              {sample.outcomes.length > 0
                ? sample.outcomes.slice(0, mostOutcomes).map((outcome, index) => (
                    // Outcomes have no name but their place.
                    <td key={index} class={outcome === 'FAIL' ? 'outcome fail' : 'outcome'}>
                      {outcome === 'PASS' && <Icon name="check" />}
                      {outcome === 'FAIL' && <Icon name="close" />} {outcome}
                    </td>
                  ))
                : [<td key="value">{sample.rawValue}</td>]}
              {sample.outcomes.length > mostOutcomes && <td>…</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function unknown(row: Row, sample: Row['samples'][number]): boolean {
  return (
    sample.summary === undefined &&
    sample.series.length === 0 &&
    sample.rawValue !== undefined &&
    row.displayFormat !== 'IMAGE_COMPARISON'
  );
}

import type { Row, RowSample } from '../../core/comparison/comparison';
import { seriesRange } from '../../core/comparison/valueText';
import { formatCount, formatPercent } from '../../core/messages/numbers';
import { useWords } from '../words';
import { type LineProps, LineRow } from './LineRow';
import { Sparkline } from './Sparkline';
import { Value } from './Value';

/** One benchmark of one system: the mean, its trials, how far they spread, how many there are. */
export function SingleRow(lineProps: LineProps) {
  const words = useWords();
  const { row } = lineProps.line;
  const [sample] = row.samples;
  const variation = sample?.summary?.coefficientOfVariation;
  return (
    <LineRow {...lineProps}>
      <td class="figure">
        <Value row={row} sample={sample} />
      </td>
      <td class="spark-cell">{sample !== undefined && <Sparkline sample={sample} />}</td>
      <td class="figure">{variation === undefined ? '' : formatPercent(variation, words.language)}</td>
      <td class="figure">
        {sample?.summary === undefined ? '' : formatCount(sample.summary.n, words.language)}
      </td>
      <td class="notes">
        <Notes row={row} sample={sample} />
      </td>
    </LineRow>
  );
}

function Notes({ row, sample }: { readonly row: Row; readonly sample: RowSample | undefined }) {
  const words = useWords();
  const range = sample === undefined ? undefined : seriesRange(sample, words);
  const notes = [
    ...(range === undefined ? [] : [range]),
    ...(sample?.warnings ?? []).map(({ id }) => words.text(`page.warning-${id}`)),
    ...(row.annotation === undefined ? [] : [words.text('page.annotated')]),
  ];
  const text = (sample?.error === undefined ? notes : [sample.error, ...notes]).join(' · ');
  return <span title={text}>{text}</span>;
}

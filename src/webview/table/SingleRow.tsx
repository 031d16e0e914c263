import type { Comparison, RowSample } from '../../core/comparison/comparison';
import { secondsOf } from '../../core/comparison/singleResult';
import { neededWords } from '../../core/comparison/singleText';
import { unitOf } from '../../core/comparison/unit';
import { seriesRange } from '../../core/comparison/valueText';
import { formatCount, formatPercent, formatSeconds } from '../../core/messages/numbers';
import { relativeHalfWidth } from '../../core/stats/halfWidth';
import { clip } from '../../core/text/plainText';
import { FindingSign } from '../marks/FindingSign';
import { useWords } from '../words';
import { type LineProps, LineRow } from './LineRow';
import { ShortNotes } from './ShortNotes';
import { Sparkline } from './Sparkline';
import { Value } from './Value';

interface Props extends LineProps {
  readonly method: Comparison['method'];
}

/** One benchmark of one system: the mean, how sure it is, its trials, how many there are, and the time they took. */
export function SingleRow({ method, line, ...place }: Props) {
  const words = useWords();
  const { row } = line;
  const [sample] = row.samples;
  const halfWidth = sample?.summary && relativeHalfWidth(sample.summary);
  const seconds = secondsOf(row);
  return (
    <LineRow {...place} row={row} unit={unitOf(row)}>
      <td class="figure">
        <Value row={row} sample={sample} />
      </td>
      <td class="figure precision">
        {halfWidth !== undefined && (
          <>
            <NoiseBar halfWidth={halfWidth} margin={method.margin} />{' '}
            <span class="figure">{formatPercent(halfWidth, words.language)}</span>
          </>
        )}
      </td>
      <td class="spark-cell">{sample !== undefined && <Sparkline sample={sample} />}</td>
      <td class="figure">
        {sample?.summary === undefined ? '' : formatCount(sample.summary.n, words.language)}
      </td>
      <td class="figure">{seconds === undefined ? '' : formatSeconds(seconds, words.language)}</td>
      <td class="notes">
        <FindingSign row={row} />
        <Notes sample={sample} method={method} />
      </td>
    </LineRow>
  );
}

/** So many margins fill the bar. */
const mostMargins = 4;
const [barWidth, barHeight] = [48, 10];

/** Half the interval beside the margin, which the tick marks; the figure beside it says the same. */
function NoiseBar({ halfWidth, margin }: { readonly halfWidth: number; readonly margin: number }) {
  const share = Math.min(1, halfWidth / (margin * mostMargins));
  const tick = barWidth / mostMargins;
  return (
    <svg
      class={halfWidth > margin ? 'noise wide' : 'noise'}
      width={barWidth}
      height={barHeight}
      aria-hidden="true"
    >
      <rect class="room" x={0} y={3} width={barWidth} height={4} />
      <rect class="reached" x={0} y={3} width={Math.max(1, share * barWidth)} height={4} />
      <line x1={tick} x2={tick} y1={0} y2={barHeight} />
    </svg>
  );
}

/** Beginning of an error; characters. */
const longestError = 80;

interface NotesProps extends Pick<Props, 'method'> {
  readonly sample: RowSample | undefined;
}

function Notes({ sample, method }: NotesProps) {
  const words = useWords();
  const range = sample === undefined ? undefined : seriesRange(sample, words);
  const notes = [
    ...(range === undefined ? [] : [range]),
    ...(sample?.needs === undefined ? [] : [words.say(neededWords(sample.needs, method))]),
    ...(sample?.warnings ?? []).map(({ id }) => words.text(`page.warning-${id}`)),
    // The whole of it stands in the open row.
    ...(sample?.error === undefined
      ? []
      : [words.text('single.failed-open'), clip(sample.error, longestError)]),
  ];
  return <ShortNotes notes={notes} />;
}

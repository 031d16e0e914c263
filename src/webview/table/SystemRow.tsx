import { adviceWords } from '../../core/comparison/adviceText';
import type { Comparison, PairComparison, Row, RowSample } from '../../core/comparison/comparison';
import { unitOf } from '../../core/comparison/unit';
import { seriesRange } from '../../core/comparison/valueText';
import { formatChange, formatCount, formatDifference } from '../../core/messages/numbers';
import { clip } from '../../core/text/plainText';
import { FindingSign } from '../marks/FindingSign';
import { SystemMark } from '../marks/SystemMark';
import { VerdictMark } from '../marks/VerdictMark';
import { useWords } from '../words';
import { type LineProps, LineRow } from './LineRow';
import type { SystemLine } from './lines';
import { type PlotAxis, PlotCell } from './PlotCell';
import { ShortNotes } from './ShortNotes';
import { Value } from './Value';

interface Props extends LineProps {
  readonly comparison: Comparison;
  readonly axis: PlotAxis;
}

/** One system in one row: the values, the interval, the difference and the verdict side by side. */
export function SystemRow({ comparison, axis, line, ...place }: Props) {
  const words = useWords();
  const { row, pair, sample, isFirst } = line;
  const label = pair?.system ?? sample?.system;
  const mark = comparison.systems.findIndex(system => system.label === label);
  const ofBaseline = row.samples.find(({ system }) => system === comparison.baseline);
  return (
    <LineRow {...place} row={row} unit={unitOf(row)} isFirst={isFirst} label={label}>
      <td class="figure">{isFirst && <Value row={row} sample={ofBaseline} />}</td>
      <td class="figure">
        {label !== undefined && label !== comparison.baseline && (
          <>
            <SystemMark index={mark} name={label} /> <Value row={row} sample={sample} />
          </>
        )}
      </td>
      <td class="plot-cell">
        <PlotCell axis={axis} pair={pair} index={mark} />
      </td>
      <td class={`figure ${pair === undefined ? '' : colourOf(pair)}`}>
        {pair !== undefined && differenceText(pair, row, words.language)}
      </td>
      <td>{pair !== undefined && <VerdictMark pair={pair} />}</td>
      <td class="notes">
        {isFirst && <FindingSign row={row} />}
        <Notes line={line} comparison={comparison} ofBaseline={ofBaseline} />
      </td>
    </LineRow>
  );
}

function colourOf({ verdict }: PairComparison): string {
  return verdict === 'faster' || verdict === 'slower' ? verdict : '';
}

function differenceText({ effect }: PairComparison, { resolution }: Row, language: 'en' | 'ru'): string {
  if (effect === undefined) return '';
  return effect.kind === 'ratio'
    ? formatChange(effect.ratio, language, effect.test)
    : formatDifference(effect.difference, resolution, language);
}

interface NotesProps {
  readonly line: SystemLine;
  readonly comparison: Comparison;
  readonly ofBaseline: RowSample | undefined;
}

/** Beginning of an error; characters. */
const longestError = 60;

/** Errors, short doubts and the counts of trials where the sides differ; the detail has each doubt as a sentence. */
function Notes({ line: { pair, sample }, comparison, ofBaseline }: NotesProps) {
  const words = useWords();
  const ids = new Set([...(sample?.warnings ?? []), ...(ofBaseline?.warnings ?? [])].map(({ id }) => id));
  const [n, nBaseline] = [sample?.summary?.n, ofBaseline?.summary?.n];
  const count = (value: number) => formatCount(value, words.language);
  const range = sample === undefined ? undefined : seriesRange(sample, words);
  const notes = [
    ...(sample?.error === undefined ? [] : [clip(sample.error, longestError)]),
    ...(range === undefined ? [] : [range]),
    ...(n === undefined || nBaseline === undefined || n === nBaseline || pair === undefined
      ? []
      : [words.text('page.note-counts', { n: count(n), nBaseline: count(nBaseline) })]),
    ...(pair?.advice === undefined ? [] : [words.say(adviceWords(pair.advice, comparison.method))]),
    ...[...ids].map(id => words.text(`page.warning-${id}`)),
  ];
  return <ShortNotes notes={notes} />;
}

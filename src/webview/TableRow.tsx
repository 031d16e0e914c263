import { adviceWords } from '../core/comparison/adviceText';
import { nameParts } from '../core/comparison/benchmarkName';
import type { Comparison, PairComparison, Row, RowSample } from '../core/comparison/comparison';
import {
  formatDifference,
  formatRatioPercent,
  formatRatioPercentInterval,
  formatValue,
  formatValueInterval,
} from '../core/messages/numbers';
import { SystemMark } from './SystemMark';
import type { TableLine } from './tableLines';
import { VerdictMark } from './VerdictMark';
import { useWords } from './words';

interface Props {
  readonly line: TableLine;
  readonly index: number;
  readonly comparison: Comparison;
  /** Whether the benchmark's name stands here, or in a line above. */
  readonly named: boolean;
  readonly open: boolean;
  readonly active: boolean;
  readonly onToggle: () => void;
}

/** One line: verdict before figures, interval beside the difference, doubts at the end. */
export function TableRow({ line, index, comparison, named, open, active, onToggle }: Props) {
  const words = useWords();
  const { row, pair, sample } = line;
  const paired = comparison.systems.length > 1;
  const label = pair?.system ?? sample?.system;
  const { name, options } = nameParts(row);
  return (
    <tr
      class={open ? 'line open' : 'line'}
      aria-rowindex={index + 2}
      onClick={event => {
        // The button has told already.
        if (event.target instanceof Element && event.target.closest('button') === null) onToggle();
      }}
    >
      <th scope="row" class="benchmark">
        <span class={named ? undefined : 'visually-hidden'}>
          {name}
          {options !== '' && <small> {options}</small>}
        </span>
      </th>
      <td>
        <button
          type="button"
          class="toggle"
          aria-expanded={open}
          data-line={index}
          tabIndex={active ? 0 : -1}
          onClick={onToggle}
        >
          {label === undefined ? (
            words.text('page.systems-count', { count: row.samples.length })
          ) : (
            <>
              <SystemMark index={comparison.systems.findIndex(system => system.label === label)} />{' '}
              <span class="label">
                <Clipped text={label} />
              </span>
            </>
          )}
          <span class="visually-hidden">, {words.text('page.details-of', { name })}</span>
        </button>
      </td>
      {paired ? <PairCells row={row} pair={pair} /> : <MeanCell row={row} sample={sample} />}
      <td class="figure">{trialCounts(row, comparison, pair, sample)}</td>
      {paired && <td>{pair?.attribution !== undefined && words.text(`page.credit-${pair.attribution}`)}</td>}
      <td class="notes">
        <Notes pair={pair} sample={sample} row={row} comparison={comparison} />
      </td>
    </tr>
  );
}

function PairCells({ row, pair }: { readonly row: Row; readonly pair: PairComparison | undefined }) {
  const { language } = useWords();
  const effect = pair?.effect;
  if (pair === undefined || effect === undefined) {
    return (
      <>
        <td>{pair !== undefined && <VerdictMark pair={pair} />}</td>
        <td class="figure">—</td>
        <td class="figure">—</td>
      </>
    );
  }
  return (
    <>
      <td>
        <VerdictMark pair={pair} />
      </td>
      <td class="figure">
        {effect.kind === 'ratio'
          ? formatRatioPercent(effect.ratio, language)
          : formatDifference(effect.difference, row.resolution, language)}
      </td>
      <td class="figure">
        {effect.test === undefined
          ? '—'
          : effect.kind === 'ratio'
            ? formatRatioPercentInterval(effect.test, language)
            : formatValueInterval(effect.test, row.resolution, language)}
      </td>
    </>
  );
}

function MeanCell({ row, sample }: { readonly row: Row; readonly sample: RowSample | undefined }) {
  const words = useWords();
  const { language } = words;
  const summary = sample?.summary;
  if (summary === undefined)
    return <td class="figure">{sample?.error === undefined ? '—' : <Clipped text={sample.error} />}</td>;
  return (
    <td class="figure">
      {formatValue(summary.mean, row.resolution, language)}{' '}
      {row.scale !== undefined && <Clipped text={row.scale} />}
      {summary.interval !== undefined && (
        <small class="muted"> {formatValueInterval(summary.interval, row.resolution, language)}</small>
      )}
    </td>
  );
}

/** A text of a file in one line; a long one ends in an ellipsis and is whole under the pointer. */
function Clipped({ text }: { readonly text: string }) {
  return (
    <span class="clipped" title={text}>
      {text}
    </span>
  );
}

function trialCounts(
  row: Row,
  comparison: Comparison,
  pair: PairComparison | undefined,
  sample: RowSample | undefined,
): string {
  const count = (system: string | undefined) =>
    row.samples.find(other => other.system === system)?.summary?.n ?? 0;
  if (pair !== undefined) return `${count(comparison.baseline)}, ${count(pair.system)}`;
  return sample?.summary === undefined ? '—' : String(sample.summary.n);
}

interface NotesProps {
  readonly pair: PairComparison | undefined;
  readonly sample: RowSample | undefined;
  readonly row: Row;
  readonly comparison: Comparison;
}

/** Short doubts; the detail says each in a sentence. */
function Notes({ pair, sample, row, comparison: { baseline, method } }: NotesProps) {
  const words = useWords();
  const own = sample?.warnings ?? [];
  const others =
    pair === undefined ? [] : (row.samples.find(other => other.system === baseline)?.warnings ?? []);
  const ids = [...new Set([...own, ...others].map(warning => warning.id))];
  const notes = [
    ...(pair?.advice === undefined ? [] : [words.say(adviceWords(pair.advice, method))]),
    ...ids.map(id => words.text(`page.warning-${id}`)),
    ...(row.samples.some(({ series }) => series.length > 0) ? [words.text('page.note-series')] : []),
    ...(row.samples.some(({ outcomes }) => outcomes.length > 0) ? [words.text('page.note-outcomes')] : []),
    ...(row.annotation === undefined ? [] : [words.text('page.annotated')]),
  ];
  return <>{notes.join(' · ')}</>;
}

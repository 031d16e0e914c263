import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, Row } from '../comparison/comparison';
import type { LoadedFile } from '../comparison/loadedFile';
import type { Formatter } from '../messages/formatter';
import type { Block } from '../reports/block';
import { nearMissLines, problemLines } from '../reports/comparisonBlocks';
import { comparisonLines } from '../reports/comparisonLines';
import { comparisonTable } from '../reports/comparisonTable';
import { Footnotes } from '../reports/lineNotes';
import { methodBlocks } from '../reports/methodBlocks';
import { benchmarkBlocks } from './benchmarkBlocks';
import { conclusionBlocks } from './conclusionBlocks';
import { measuredBlocks } from './measuredBlocks';
import type { Pair } from './pairs';
import { type Checksums, provenanceBlocks } from './provenanceBlocks';
import { methodSources } from './sources';

/** All that a report is made from. */
export interface ReportSubject {
  readonly comparison: Comparison;
  /** Every pair that the conclusion tells, each of its own comparison. */
  readonly pairs: readonly Pair[];
  readonly files: readonly LoadedFile[];
  readonly checksums: Checksums;
  /** Version of PTS Lens. */
  readonly version: string;
  /** The day on which it is written, `YYYY-MM-DD`. */
  readonly day: string;
}

/** A drawn picture and its file beside the report. */
export interface Picture {
  readonly svg: string;
  readonly file: string;
}

export interface Pictures {
  readonly overview?: Picture;
  /** Of benchmarks, by the id of their row. */
  readonly byRow: ReadonlyMap<string, Picture>;
}

/** The report that a person hands in, its conclusion first; `rows` are the benchmarks that have a part of their own. */
export function reportBlocks(
  subject: ReportSubject,
  rows: readonly Row[],
  pictures: Pictures,
  appendix: readonly Block[],
  words: Formatter,
): readonly Block[] {
  const { comparison, pairs, files, checksums, version, day } = subject;
  const left = comparison.rows.length - rows.length;
  return [
    { kind: 'title', text: comparison.title },
    { kind: 'paragraph', line: words.text('report.written', { version, day }) },
    ...conclusionBlocks(comparison, pairs, words),
    ...measuredBlocks(comparison, words),
    ...overviewBlocks(comparison, pictures.overview, words),
    { kind: 'heading', text: words.text('report.heading', { part: 'benchmarks' }) },
    ...(left === 0
      ? []
      : [{ kind: 'paragraph', line: words.text('report.benchmarks-left', { count: left }) } as const]),
    ...rows.flatMap(row =>
      benchmarkBlocks(comparison, row, benchmarkPicture(comparison, row, pictures, words), words),
    ),
    ...methodOf(comparison, words),
    ...provenanceBlocks(comparison, files, checksums, words),
    ...noteBlocks(comparison, words),
    ...appendix,
  ];
}

function overviewBlocks(
  comparison: Comparison,
  picture: Picture | undefined,
  words: Formatter,
): readonly Block[] {
  const footnotes = new Footnotes();
  const lines = comparisonLines(comparison, comparison.rows, words);
  const shown = lines.slice(0, mostLines);
  const table = lines.length === 0 ? undefined : comparisonTable(shown, comparison, footnotes, words);
  return [
    { kind: 'heading', text: words.text('report.heading', { part: 'overview' }) },
    ...(picture === undefined
      ? []
      : [{ kind: 'picture', ...picture, alt: words.text('comparison.report-picture') } as const]),
    ...(table === undefined
      ? [{ kind: 'paragraph', line: words.text('comparison.report-no-rows') } as const]
      : [table]),
    ...(shown.length === lines.length
      ? []
      : [
          {
            kind: 'paragraph',
            line: words.text('report.lines-left', { count: lines.length - shown.length }),
          } as const,
        ]),
    ...(footnotes.texts.length === 0 ? [] : [{ kind: 'footnotes', texts: footnotes.texts } as const]),
  ];
}

function benchmarkPicture(
  { method }: Comparison,
  row: Row,
  { byRow }: Pictures,
  words: Formatter,
): Block | undefined {
  const picture = byRow.get(row.id);
  if (picture === undefined) return undefined;
  const isSeries = row.samples.some(({ series }) => series.length > 0);
  const alt = words.text('report.picture', {
    name: benchmarkName(row),
    kind: isSeries ? 'series' : 'trials',
    confidence: Math.round(method.confidence * 100),
  });
  return { kind: 'picture', ...picture, alt };
}

function methodOf(comparison: Comparison, words: Formatter): readonly Block[] {
  return [
    { kind: 'heading', text: words.text('report.heading', { part: 'method' }) },
    ...(comparison.systems.length < 2 ? [] : methodBlocks(comparison, words)),
    { kind: 'paragraph', line: words.text('report.method') },
    { kind: 'list', items: methodSources },
  ];
}

/** What does not stand in the figures: results that are alike but not the same, and problems of the files. */
function noteBlocks(comparison: Comparison, words: Formatter): readonly Block[] {
  const lines = [...nearMissLines(comparison, words), ...problemLines(comparison, words)];
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostNotes);
  const left = lines.length - shown.length;
  return [
    { kind: 'heading', text: words.text('report.heading', { part: 'notes' }) },
    {
      kind: 'list',
      items: left === 0 ? shown : [...shown, words.text('page.more-problems', { count: left })],
    },
  ];
}

const mostNotes = 200;

/** Lines of the table of all benchmarks, the largest differences first. */
const mostLines = 500;

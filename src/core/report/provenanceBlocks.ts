import type { Comparison } from '../comparison/comparison';
import type { LoadedFile } from '../comparison/loadedFile';
import { readFiles } from '../comparison/resolvedSystems';
import type { Formatter } from '../messages/formatter';
import { type Block, type Line, withoutEmptyColumns } from '../reports/block';
import type { System } from '../results/resultFile';

/** SHA-256 of each file as it was read, 64 hexadecimal digits, by its path in the comparison. */
export type Checksums = ReadonlyMap<string, string>;

/** A report may be of a thousand files with as many systems each. */
const mostLines = 500;

/** Where the figures come from: files, runs and settings, so that somebody else gets the same. */
export function provenanceBlocks(
  comparison: Comparison,
  files: readonly LoadedFile[],
  checksums: Checksums,
  words: Formatter,
): readonly Block[] {
  return [
    { kind: 'heading', text: words.text('report.heading', { part: 'provenance' }) },
    fileTable(files, checksums, words),
    sessionTable(comparison, files, words),
    settingTable(comparison, words),
  ];
}

function fileTable(files: readonly LoadedFile[], checksums: Checksums, words: Formatter): Block {
  const column = columnNames(words);
  return withoutEmptyColumns({
    columns: [
      { name: column('file') },
      { name: column('checksum') },
      { name: column('client') },
      { name: column('modified') },
    ],
    rows: files.slice(0, mostLines).map(file => {
      const results =
        file.failure === undefined && file.reading.kind === 'results' ? file.reading.file : undefined;
      return [file.path, checksums.get(file.path) ?? '', results?.client ?? '', results?.modified ?? ''];
    }),
  });
}

function sessionTable(comparison: Comparison, files: readonly LoadedFile[], words: Formatter): Block {
  const column = columnNames(words);
  const read = readFiles(files);
  const systemOf = (file: string, identifier: string, occurrence: number): System | undefined =>
    read.get(file)?.results.systems.filter(system => system.identifier === identifier)[occurrence];
  const rows = comparison.systems.flatMap(({ label, sessions }): readonly (readonly Line[])[] =>
    sessions.map(({ file, identifier, occurrence, timestamp }) => [
      label,
      file,
      identifier,
      timestamp ?? '',
      systemOf(file, identifier, occurrence)?.clientVersion ?? '',
    ]),
  );
  return withoutEmptyColumns({
    columns: [
      { name: column('system') },
      { name: column('file') },
      { name: column('identifier') },
      { name: column('started') },
      { name: column('pts') },
    ],
    rows: rows.slice(0, mostLines),
  });
}

function settingTable({ method, baseline }: Comparison, words: Formatter): Block {
  const column = columnNames(words);
  const percent = (fraction: number) =>
    words.text('page.percent', { percent: Number((fraction * 100).toPrecision(6)) });
  const rows = [
    ...(baseline === undefined ? [] : [[words.text('page.baseline'), baseline]]),
    [words.text('page.confidence'), percent(method.confidence)],
    [words.text('page.margin'), `±${percent(method.margin)}`],
    [words.text('page.correction'), words.text(`page.correction-${method.correction}`)],
    [words.text('page.noise'), words.text(`page.noise-${method.noise}`)],
    [
      words.text('page.boots'),
      method.boots === undefined ? words.text('page.boots-open') : percent(method.boots),
    ],
  ];
  return { kind: 'table', columns: [{ name: column('setting') }, { name: column('value') }], rows };
}

function columnNames(words: Formatter): (column: string) => string {
  return column => words.text('report.column', { column });
}

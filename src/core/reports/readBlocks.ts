import { benchmarkName } from '../comparison/benchmarkName';
import { problemsOf } from '../comparison/fileProblems';
import type { LoadedFile } from '../comparison/loadedFile';
import type { Formatter } from '../messages/formatter';
import { formatCount, formatValue } from '../messages/numbers';
import type { BenchmarkResult, Entry, ResultFile } from '../results/resultFile';
import { resolutionOf } from '../stats/resolution';
import type { Block, Line } from './block';

/** Result files as a report: for each its systems, a line for each entry of each result, and its problems. */
export function readBlocks(files: readonly LoadedFile[], formatter: Formatter): readonly Block[] {
  return files.flatMap(file => blocksOf(file, formatter));
}

function blocksOf(file: LoadedFile, formatter: Formatter): readonly Block[] {
  const results =
    file.failure === undefined && file.reading.kind === 'results' ? file.reading.file : undefined;
  const problems = problemsOf([file]).map(
    ({ problem }) => `${file.path}:${problem.range.line}: ${formatter.say(problem.message)}`,
  );
  return [
    { kind: 'title', text: results?.title ?? file.path },
    ...(results === undefined
      ? []
      : [
          { kind: 'paragraph', line: file.path } as const,
          ...listOf(results.systems.map(systemLine)),
          resultsBlock(results, formatter),
        ]),
    ...listOf(problems),
  ];
}

function listOf(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function systemLine({ identifier, hardware, software }: ResultFile['systems'][number]): Line {
  const parts = [...hardware, ...software].map(([name, value]) => `${name}: ${value}`).join(', ');
  return parts === '' ? [{ strong: identifier }] : [{ strong: `${identifier}:` }, parts];
}

function resultsBlock({ results }: ResultFile, formatter: Formatter): Block {
  if (results.length === 0) return { kind: 'paragraph', line: formatter.text('comparison.report-no-rows') };
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  return {
    kind: 'table',
    columns: [
      { name: word('benchmark') },
      { name: word('system') },
      { name: word('value'), alignment: 'right' },
      { name: word('n'), alignment: 'right' },
      { name: word('notes') },
    ],
    rows: results.flatMap(result => linesOf(result, formatter)),
  };
}

function linesOf(result: BenchmarkResult, formatter: Formatter): readonly (readonly Line[])[] {
  const unit = result.scale === undefined || result.scale === '' ? '' : `, ${result.scale}`;
  return result.entries.map((entry, index) => [
    index === 0 ? `${benchmarkName(result)}${unit}` : '',
    entry.system,
    entryText(entry, formatter),
    entry.trials.length === 0 ? '' : formatCount(entry.trials.length, formatter.language),
    entry.error ?? '',
  ]);
}

function entryText(entry: Entry, formatter: Formatter): string {
  const { value, outcomes, series } = entry;
  if (value !== undefined) return formatValue(value, resolutionOf([entry]), formatter.language);
  if (outcomes.length > 0) return outcomes.join(', ');
  return series.length > 0 ? formatter.text('comparison.report-samples', { count: series.length }) : '';
}

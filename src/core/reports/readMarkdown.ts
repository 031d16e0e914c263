import { benchmarkName } from '../comparison/benchmarkName';
import { problemsOf } from '../comparison/fileProblems';
import type { LoadedFile } from '../comparison/loadedFile';
import type { Formatter } from '../messages/formatter';
import { formatCount, formatValue } from '../messages/numbers';
import type { BenchmarkResult, Entry, ResultFile } from '../results/resultFile';
import { resolutionOf } from '../stats/resolution';
import { markdownTable } from './markdownTable';
import { markdownName, markdownText } from './markdownText';

/** Result files as Markdown: for each its systems, a line for each entry of each result, and its problems. */
export function readMarkdown(files: readonly LoadedFile[], formatter: Formatter): string {
  return `${files.map(file => section(file, formatter)).join('\n\n')}\n`;
}

function section(file: LoadedFile, formatter: Formatter): string {
  const results =
    file.failure === undefined && file.reading.kind === 'results' ? file.reading.file : undefined;
  const problems = problemsOf([file]).map(
    ({ problem }) =>
      `- ${markdownText(`${file.path}:${problem.range.line}: ${formatter.say(problem.message)}`)}`,
  );
  const paragraphs = [
    `# ${markdownText(results?.title ?? file.path)}`,
    ...(results === undefined
      ? []
      : [markdownText(file.path), systemLines(results), table(results, formatter)]),
    problems.join('\n'),
  ];
  return paragraphs.filter(paragraph => paragraph !== '').join('\n\n');
}

function systemLines({ systems }: ResultFile): string {
  return systems
    .map(({ identifier, hardware, software }) => {
      const parts = [...hardware, ...software].map(([name, value]) => `${name}: ${value}`).join(', ');
      return `- ${markdownName(identifier)}${parts === '' ? '' : `: ${markdownText(parts)}`}`;
    })
    .join('\n');
}

function table({ results }: ResultFile, formatter: Formatter): string {
  if (results.length === 0) return formatter.text('comparison.report-no-rows');
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  return markdownTable(
    [
      { name: word('benchmark') },
      { name: word('system') },
      { name: word('value'), alignment: 'right' },
      { name: word('n'), alignment: 'right' },
      { name: word('notes') },
    ],
    results.flatMap(result => linesOf(result, formatter)),
  );
}

function linesOf(result: BenchmarkResult, formatter: Formatter): readonly (readonly string[])[] {
  const unit = result.scale === undefined || result.scale === '' ? '' : `, ${result.scale}`;
  const name = markdownText(`${benchmarkName(result)}${unit}`);
  const lines = result.entries.map(entry => [
    markdownText(entry.system),
    valueText(entry, formatter),
    entry.trials.length === 0 ? '' : formatCount(entry.trials.length, formatter.language),
    markdownText(entry.error ?? ''),
  ]);
  return lines.map((cells, index) => [index === 0 ? name : '', ...cells]);
}

function valueText(entry: Entry, formatter: Formatter): string {
  const { value, outcomes, series } = entry;
  if (value !== undefined) return formatValue(value, resolutionOf([entry]), formatter.language);
  if (outcomes.length > 0) return markdownText(outcomes.join(', '));
  return series.length > 0 ? formatter.text('comparison.report-samples', { count: series.length }) : '';
}

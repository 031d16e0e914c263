import type { FileProblem } from '../comparison/comparison';
import { problemsOf } from '../comparison/fileProblems';
import type { LoadedFile } from '../comparison/loadedFile';
import { lintResultFile } from '../lint/lint';
import type { Formatter } from '../messages/formatter';
import type { Block } from './block';
import { toCsv } from './csv';
import { type ReportedProblem, reportProblem } from './readJson';

/** The JSON output of `lint`. */
export interface LintReport {
  readonly files: readonly { readonly path: string; readonly problems: readonly ReportedProblem[] }[];
}

/**
 * All problems of files: from reading, from the rules, and from their use. Sorted by line.
 * `further` holds the problems of their use, such as a session that a file does not have.
 */
export function lintReport(
  files: readonly LoadedFile[],
  further: readonly FileProblem[],
  formatter: Formatter,
): LintReport {
  const problems = new Map<string, ReportedProblem[]>(files.map(file => [file.path, []]));
  for (const { file, problem } of [...problemsOf(files), ...files.flatMap(findingsOf), ...further]) {
    const list = problems.get(file) ?? [];
    list.push(reportProblem(problem, formatter));
    problems.set(file, list);
  }
  const byLine = (list: readonly ReportedProblem[]) => list.toSorted((a, b) => a.line - b.line);
  return { files: [...problems].map(([path, list]) => ({ path, problems: byLine(list) })) };
}

/** The problems that the rules find in a readable file. */
function findingsOf({ path, ...file }: LoadedFile): readonly FileProblem[] {
  if (file.failure !== undefined || file.reading.kind !== 'results') return [];
  return lintResultFile(file.reading.file).map(problem => ({ file: path, problem }));
}

export function lintCsv({ files }: LintReport): string {
  return toCsv(
    ['file', 'line', 'severity', 'id', 'message'],
    files.flatMap(({ path, problems }) =>
      problems.map(({ line, severity, id, message }) => [path, line, severity, id, message]),
    ),
  );
}

export function lintBlocks({ files }: LintReport, formatter: Formatter): readonly Block[] {
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  const rows = files.flatMap(({ path, problems }) =>
    problems.map(({ line, severity, message }) => [
      `${path}:${line}`,
      formatter.text('comparison.severity', { severity }),
      message,
    ]),
  );
  if (rows.length === 0)
    return [{ kind: 'paragraph', line: formatter.text('comparison.report-no-problems') }];
  const columns = [{ name: word('place') }, { name: word('severity') }, { name: word('problem') }];
  return [{ kind: 'table', columns, rows }];
}

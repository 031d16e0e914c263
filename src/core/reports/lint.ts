import type { LoadedFile } from '../comparison/files';
import { problemsOf } from '../comparison/problems';
import type { Formatter } from '../messages/formatter';
import { toCsv } from './csv';
import { markdownTable } from './markdownTable';
import { markdownText } from './markdownText';
import { type ReportedProblem, reportProblem } from './readJson';

/** What `lint` prints as JSON. */
export interface LintReport {
  readonly files: readonly { readonly path: string; readonly problems: readonly ReportedProblem[] }[];
}

export function lintReport(files: readonly LoadedFile[], formatter: Formatter): LintReport {
  return {
    files: files.map(file => ({
      path: file.path,
      problems: problemsOf([file]).map(({ problem }) => reportProblem(problem, formatter)),
    })),
  };
}

export function lintCsv({ files }: LintReport): string {
  return toCsv(
    ['file', 'line', 'severity', 'id', 'message'],
    files.flatMap(({ path, problems }) =>
      problems.map(({ line, severity, id, message }) => [path, line, severity, id, message]),
    ),
  );
}

export function lintMarkdown({ files }: LintReport, formatter: Formatter): string {
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  const rows = files.flatMap(({ path, problems }) =>
    problems.map(({ line, severity, message }) => [
      markdownText(`${path}:${line}`),
      formatter.text('comparison.severity', { severity }),
      markdownText(message),
    ]),
  );
  if (rows.length === 0) return `${formatter.text('comparison.report-no-problems')}\n`;
  return `${markdownTable([{ name: word('place') }, { name: word('severity') }, { name: word('problem') }], rows)}\n`;
}

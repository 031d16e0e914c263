import { readFiles, resolveSystems } from '../core/comparison/systems';
import type { Formatter } from '../core/messages/formatter';
import { lintCsv, lintMarkdown, lintReport } from '../core/reports/lint';
import type { Inputs } from './inputs';
import { type ExitCode, exitCode } from './io';
import type { Options } from './options';
import { toJson } from './output';

/** `lint`: what is wrong with the files; an error among it is a finding. */
export function lint(
  { document, files }: Inputs,
  { format }: Options,
  formatter: Formatter,
): { readonly text: string; readonly code: ExitCode } {
  const report = lintReport(files, resolveSystems(document, readFiles(files)).problems, formatter);
  const found = report.files.some(file => file.problems.some(problem => problem.severity === 'error'));
  const code = found ? exitCode.finding : exitCode.done;
  switch (format) {
    case 'json':
      return { text: toJson(report), code };
    case 'markdown':
      return { text: lintMarkdown(report, formatter), code };
    case 'csv':
      return { text: lintCsv(report), code };
  }
}

import type { LoadedFile } from '../core/comparison/loadedFile';
import { readFiles, resolveSystems } from '../core/comparison/resolvedSystems';
import type { Formatter } from '../core/messages/formatter';
import { htmlOf } from '../core/reports/htmlBlocks';
import { toJson } from '../core/reports/jsonReport';
import { lintBlocks, lintCsv, lintReport } from '../core/reports/lintReport';
import { markdownOf } from '../core/reports/markdownBlocks';
import { readBlocks } from '../core/reports/readBlocks';
import { readCsv } from '../core/reports/readCsv';
import { readReport } from '../core/reports/readJson';
import type { CommandRequest } from './arguments';
import { type Inputs, loadInputs, unusable } from './inputs';
import { type Answer, exitCode, type Output } from './io';
import { type Options, readOptions, type TextFormat, textFormatOf } from './options';

/**
 * Runs one command. The text lists each file that cannot be read as a problem. Where no file can be used, the code is
 * `unusable` and `error` is the reason. Throws a `UsageError` for wrong options.
 */
export async function runCommand(
  request: CommandRequest,
  formatter: Formatter,
  output: Output,
): Promise<Answer & { readonly error?: string }> {
  const { command, files } = request;
  const options = readOptions(request, output.isTerminal);
  if (command === 'plan') {
    const { plan } = await import('./planCommand');
    return plan(files, options, formatter, output);
  }
  if (command === 'report') {
    const { report } = await import('./reportCommand');
    return report(files, options, formatter);
  }
  if (command === 'campaign') {
    const { campaign } = await import('./campaignCommand');
    return campaign(files, options, formatter, output);
  }
  const inputs = await loadInputs(files);
  const answer = await run(command, inputs, options, formatter, output);
  const error = unusable(inputs, command, formatter);
  return error === undefined ? answer : { text: answer.text, code: exitCode.unusable, error };
}

async function run(
  command: Exclude<CommandRequest['command'], 'plan' | 'report' | 'campaign'>,
  inputs: Inputs,
  options: Options,
  formatter: Formatter,
  output: Output,
): Promise<Answer> {
  switch (command) {
    case 'read':
      return { text: read(inputs.files, textFormatOf(options), formatter), code: exitCode.done };
    case 'lint':
      return lint(inputs, textFormatOf(options), formatter);
    case 'compare': {
      // Only this command needs the statistics.
      const { compare } = await import('./compareCommand');
      return compare(inputs, options, formatter, output);
    }
    case 'history': {
      const { history } = await import('./historyCommand');
      return history(inputs, options, formatter, output);
    }
  }
}

/** `read`: the contents of the files. */
function read(files: readonly LoadedFile[], format: TextFormat, formatter: Formatter): string {
  switch (format) {
    case 'json':
      return toJson(readReport(files, formatter));
    case 'html':
      return htmlOf(readBlocks(files, formatter), titleOf(files), formatter.language);
    // Markdown is made to be read as it is.
    case 'text':
    case 'markdown':
      return markdownOf(readBlocks(files, formatter));
    case 'csv':
      return readCsv(files);
  }
}

/** `lint`: the problems of the files. An error among them is a finding. */
function lint({ document, files }: Inputs, format: TextFormat, formatter: Formatter): Answer {
  const report = lintReport(files, resolveSystems(document, readFiles(files)).problems, formatter);
  const found = report.files.some(file => file.problems.some(problem => problem.severity === 'error'));
  const code = found ? exitCode.finding : exitCode.done;
  switch (format) {
    case 'json':
      return { text: toJson(report), code };
    case 'html':
      return { text: htmlOf(lintBlocks(report, formatter), titleOf(files), formatter.language), code };
    case 'text':
    case 'markdown':
      return { text: markdownOf(lintBlocks(report, formatter)), code };
    case 'csv':
      return { text: lintCsv(report), code };
  }
}

/** Of the window that shows a report on files. */
function titleOf(files: readonly LoadedFile[]): string {
  return files.map(({ path }) => path).join(', ');
}

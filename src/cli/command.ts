import type { LoadedFile } from '../core/comparison/loadedFile';
import { problemsOf } from '../core/comparison/problems';
import type { Formatter } from '../core/messages/formatter';
import { type Inputs, loadInputs } from './inputs';
import { type ExitCode, exitCode } from './io';
import type { CommandName, Options } from './options';

/** What a command prints, and how the process ends. */
export interface Answer {
  readonly text: string;
  readonly code: ExitCode;
}

/**
 * Runs one command. A file that cannot be read is a problem in the results; only when no file can be used the input
 * is unusable, and `complaint` says why.
 */
export async function runCommand(
  command: CommandName,
  options: Options,
  formatter: Formatter,
): Promise<Answer & { readonly complaint?: string }> {
  const inputs = await loadInputs(options.files);
  const answer = await run(command, inputs, options, formatter);
  if (inputs.files.some(isUsable)) return answer;
  const [first] = problemsOf(inputs.files);
  const complaint =
    first === undefined
      ? formatter.text('cli.no-files', { command })
      : `${first.file}: ${formatter.say(first.problem.message)}`;
  return { text: answer.text, code: exitCode.unusable, complaint };
}

/** Each command is loaded alone: reading needs no statistics. */
async function run(
  command: CommandName,
  inputs: Inputs,
  options: Options,
  formatter: Formatter,
): Promise<Answer> {
  switch (command) {
    case 'read': {
      const { read } = await import('./read');
      return { text: read(inputs.files, options, formatter), code: exitCode.done };
    }
    case 'compare': {
      const { compare } = await import('./compare');
      return compare(inputs, options, formatter);
    }
    case 'lint': {
      const { lint } = await import('./lint');
      return lint(inputs, options, formatter);
    }
  }
}

function isUsable(file: LoadedFile): boolean {
  return file.failure === undefined && file.reading.kind === 'results';
}

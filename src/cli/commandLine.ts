import { version } from '../../package.json';
import type { LoadedFile } from '../core/comparison/files';
import { problemsOf } from '../core/comparison/problems';
import { Formatter } from '../core/messages/formatter';
import { oneLine } from '../core/text/plainText';
import { compare } from './compare';
import { loadInputs } from './inputs';
import { lint } from './lint';
import { Mistake } from './mistake';
import { type CommandName, languageFor, type Options, readOptions } from './options';
import { read } from './read';
import { type ExitCode, exitCode, type Surroundings } from './surroundings';

/**
 * The whole command line: `args` are those after the program's name. Results go to `out`, one line to
 * `complain` where the answer is `unusable`. A file that cannot be read is a problem in the results;
 * only when no file can be used the input is unusable.
 */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const formatter = new Formatter(languageFor(args, around.environment));
  try {
    const asked = readOptions(args);
    switch (asked.kind) {
      case 'help':
        around.out(`${formatter.text('cli.help')}\n`);
        return exitCode.done;
      case 'version':
        around.out(`${version}\n`);
        return exitCode.done;
      case 'command':
        return await runCommand(asked.command, asked.options, formatter, around);
    }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const said = formatter.say(error.said);
    complain(error.about === undefined ? said : `${error.about}: ${said}`, around);
    return exitCode.unusable;
  }
}

async function runCommand(
  command: CommandName,
  options: Options,
  formatter: Formatter,
  around: Surroundings,
): Promise<ExitCode> {
  const inputs = await loadInputs(options.files);
  const { text, code } = await run(command, inputs, options, formatter);
  around.out(text);
  if (inputs.files.some(isUsable)) return code;
  const [first] = problemsOf(inputs.files);
  complain(
    first === undefined
      ? formatter.text('cli.no-files', { command })
      : `${first.file}: ${formatter.say(first.problem.message)}`,
    around,
  );
  return exitCode.unusable;
}

async function run(
  command: CommandName,
  inputs: Awaited<ReturnType<typeof loadInputs>>,
  options: Options,
  formatter: Formatter,
): Promise<{ readonly text: string; readonly code: ExitCode }> {
  switch (command) {
    case 'read':
      return { text: read(inputs.files, options, formatter), code: exitCode.done };
    case 'compare':
      return compare(inputs, options, formatter);
    case 'lint':
      return lint(inputs, options, formatter);
  }
}

function isUsable(file: LoadedFile): boolean {
  return file.failure === undefined && file.reading.kind === 'results';
}

function complain(text: string, { complain: write }: Surroundings): void {
  write(`pts-lens: ${oneLine(text)}\n`);
}

import { version } from '../../package.json';
import { loadFormatter } from '../core/messages/catalogueFormatter';
import { oneLine } from '../core/text/plainText';
import { languageFor, readArguments } from './arguments';
import { type ExitCode, exitCode, type Io, UsageError } from './io';

/**
 * Runs the whole command line. `args` are those after the program's name. Results go to `write`. Where options or
 * input are unusable, one line goes to `writeError`. Only a command loads what reads and compares: help and mistakes
 * in the arguments answer at once.
 */
export async function runCommandLine(args: readonly string[], io: Io): Promise<ExitCode> {
  const formatter = await loadFormatter(languageFor(args, io.environment));
  const writeError = (text: string) => io.writeError(`pts-lens: ${oneLine(text)}\n`);
  try {
    const request = readArguments(args);
    switch (request.kind) {
      case 'help':
        io.write(`${formatter.text('cli.help')}\n`);
        return exitCode.done;
      case 'version':
        io.write(`${version}\n`);
        return exitCode.done;
      case 'command': {
        const { runCommand } = await import('./commands');
        const { text, code, error } = await runCommand(request, formatter, io);
        io.write(text);
        if (error !== undefined) writeError(error);
        return code;
      }
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const sentence = formatter.say(error.sentence);
    writeError(error.subject === undefined ? sentence : `${error.subject}: ${sentence}`);
    return exitCode.unusable;
  }
}

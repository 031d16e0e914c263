import { version } from '../../package.json';
import { loadFormatter } from '../core/messages/catalogueFormatter';
import { oneLine } from '../core/text/plainText';
import { type ExitCode, exitCode, type Io } from './io';
import { languageFor, readOptions } from './options';
import { UsageError } from './usageError';

/**
 * The whole command line: `args` are those after the program's name. Results go to `out`, one line to
 * `complain` where the answer is `unusable`. What only a command needs is loaded when there is one.
 */
export async function runCommandLine(args: readonly string[], around: Io): Promise<ExitCode> {
  const formatter = await loadFormatter(languageFor(args, around.environment));
  const complain = (text: string) => around.complain(`pts-lens: ${oneLine(text)}\n`);
  try {
    const asked = readOptions(args);
    switch (asked.kind) {
      case 'help':
        around.out(`${formatter.text('cli.help')}\n`);
        return exitCode.done;
      case 'version':
        around.out(`${version}\n`);
        return exitCode.done;
      case 'command': {
        const { runCommand } = await import('./command');
        const { text, code, complaint } = await runCommand(asked.command, asked.options, formatter);
        around.out(text);
        if (complaint !== undefined) complain(complaint);
        return code;
      }
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const said = formatter.say(error.said);
    complain(error.about === undefined ? said : `${error.about}: ${said}`);
    return exitCode.unusable;
  }
}

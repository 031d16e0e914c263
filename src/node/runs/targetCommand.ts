import type { Formatter } from '../../core/messages/formatter';
import { quote } from '../../core/runs/quote';
import { failureMessage } from '../../core/targets/failure';
import { clip, oneLine } from '../../core/text/plainText';
import type { Transport } from '../transports/transport';

/** UTF-16 units of what is told. */
const longest = 300;

/**
 * Runs a command of the user's settings where a transport leads, such as one that starts a guest.
 *
 * @param timeout milliseconds
 * @param name of where it runs, for a person
 * @returns what it said last where it failed; undefined where it succeeded
 */
export async function runTargetCommand(
  transport: Transport,
  command: string,
  { timeout, name, words }: { readonly timeout: number; readonly name: string; readonly words: Formatter },
): Promise<string | undefined> {
  const answer = await transport.exec(commandScript(command), { timeout });
  if (answer.kind === 'failed') return words.say(failureMessage(answer.failure, name, answer.detail));
  if (answer.status === 0) return undefined;
  const said = clip(oneLine(answer.output.slice(-4 * longest)).trim(), longest);
  return said === '' ? words.text('campaign.command-status', { status: answer.status }) : said;
}

/** A file takes what it prints: a guest that is started in the background would keep a pipe open. */
function commandScript(command: string): string {
  return `said=$(mktemp) || exit 1
sh -c ${quote(command)} </dev/null >"$said" 2>&1
status=$?
tail -n 20 "$said" | sed '/^[[:space:]]*$/d' | tail -n 1
rm -f "$said"
exit "$status"
`;
}

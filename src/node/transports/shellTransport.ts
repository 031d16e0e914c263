import { StringDecoder } from 'node:string_decoder';
import type { Reach, Target } from '../../core/targets/target';
import { ownEnvironment } from './child';
import { conversation, lastLine, type ShellProgram } from './conversation';
import { answerOf, Failed } from './failed';
import { sshArguments } from './sshArguments';
import { sshFailure } from './sshFailure';
import { bringHome } from './tarHome';
import type { Answer, ExecOptions, Fetched, FetchOptions, Transport } from './transport';

const usualOutput = 4_000_000;
/** Milliseconds: results with their logs come over a slow line, too. */
const usualFetch = 30 * 60_000;

/**
 * The transport to a target: one program that runs a POSIX shell on its input.
 * @param sshConfigFile the setting `ptsLens.ssh.configFile`
 */
export function transportTo({ reach }: Pick<Target, 'reach'>, sshConfigFile: string): Transport {
  const program = () => programOf(reach, sshConfigFile);
  return {
    exec: (script, options = {}) => exec(program(), script, options).catch(answerOf),
    fetch: (script, folder, options = {}) => fetchHome(program(), script, folder, options).catch(answerOf),
  };
}

function programOf(reach: Reach, sshConfigFile: string): ShellProgram {
  if (typeof reach === 'object' && 'ssh' in reach)
    return {
      argv: ['ssh', ...sshArguments(reach.ssh, sshConfigFile)],
      // Its words are told apart.
      environment: { ...ownEnvironment(), LC_ALL: 'C' },
      failureOf: sshFailure,
    };
  return {
    argv: reach === 'local' ? ['sh'] : reach.command,
    environment: ownEnvironment(),
    failureOf: (_, errors) => new Failed('no-shell', lastLine(errors)),
  };
}

async function exec(program: ShellProgram, script: string, options: ExecOptions): Promise<Answer> {
  const { mostOutput = usualOutput, hear } = options;
  const decoder = new StringDecoder('utf8');
  const talk = conversation(program, script, options);
  let output = '';
  let bytes = 0;
  for (;;) {
    const next = await talk.next();
    const text = next.done === true ? decoder.end() : decoder.write(Buffer.from(next.value));
    if (hear === undefined) output += text;
    else if (text !== '') hear(text);
    if (next.done === true) return { kind: 'done', output, ...next.value };
    bytes += next.value.length;
    if (bytes > mostOutput && (hear === undefined || mostOutput > 0)) {
      await talk.return({ status: 0, errors: '' });
      throw new Failed('too-much-output', '');
    }
  }
}

async function fetchHome(
  program: ShellProgram,
  script: string,
  folder: string,
  { timeout = usualFetch, finish, ...options }: FetchOptions,
): Promise<Fetched> {
  async function* archive(): AsyncGenerator<Uint8Array, void> {
    const { status, errors } = yield* conversation(program, script, { ...options, timeout });
    if (status !== 0) throw new Failed('script-failed', lastLine(errors));
  }
  return { kind: 'fetched', ...(await bringHome(archive(), folder, undefined, finish)) };
}

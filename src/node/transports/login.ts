import type { Reach } from '../../core/targets/target';
import { sshLogin } from './sshArguments';

/** A program for a terminal of the user. */
export interface Login {
  readonly program: string;
  readonly arguments: readonly string[];
}

/**
 * The program that brings a terminal to a target by hand: what it asks is answered there. Where it ends at once it has
 * said why, so the terminal then goes on with the user's own shell, in which the remedy can be typed.
 * @param sshConfigFile the setting `ptsLens.ssh.configFile`
 * @param atEnd printed when the terminal is back on this machine
 */
export function loginTo(reach: Exclude<Reach, 'local'>, sshConfigFile: string, atEnd: string): Login {
  return keptOpen('ssh' in reach ? ['ssh', ...sshLogin(reach.ssh, sshConfigFile)] : reach.command, atEnd);
}

/**
 * A program in a terminal that stays when it has ended, so that what it said can be read.
 * @param atEnd printed when it has ended
 */
export function keptOpen(argv: readonly string[], atEnd: string): Login {
  const [program = '', ...others] = argv;
  // Windows has no sh: the terminal tells the exit status, and closes.
  if (process.platform === 'win32') return { program, arguments: others };
  return { program: 'sh', arguments: ['-c', goingOn, 'sh', atEnd, ...argv] };
}

/** Ctrl-C ends the program that the terminal waits for, not the terminal. */
const goingOn = `at_end=$1
shift
trap : INT
"$@"
printf '\\n%s\\n' "$at_end"
exec "\${SHELL:-sh}"`;

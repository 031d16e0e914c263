import { type Message, message } from '../messages/message';
import { clip, oneLine } from '../text/plainText';

/** Of a program's words, which may be any number. */
const longestDetail = 300;

/** Why nothing, or not everything, came from a target. */
export const failures = [
  /** The program that reaches the target is not on this machine. */
  'no-program',
  /** The target was reached, but no POSIX shell ran the script there. */
  'no-shell',
  /** The target's host key is another one than the known one. */
  'host-key-changed',
  /** The target's host key was never confirmed. */
  'host-key-unknown',
  'authentication',
  'unreachable',
  /** `ssh` refuses its own configuration. */
  'configuration',
  /** The connection ended before the script did. */
  'connection-lost',
  'timed-out',
  'cancelled',
  'too-much-output',
  /** The script ended, and says that it failed. */
  'script-failed',
  /** Bringing home: there is something where the folder is to be. */
  'folder-exists',
  /** Bringing home: a name or kind of entry that must not be written here. */
  'archive-unsafe',
  'archive-too-large',
  /** Bringing home: cut off, or no archive at all. */
  'archive-broken',
  /** Bringing home: this machine's disk refused. */
  'disk-failed',
] as const;

export type Failure = (typeof failures)[number];

/** The same in few words, for a line of a list. */
export function failureState(failure: Failure): Message {
  // No selector of a message has a dash.
  return message('targets.state-failed', { failure: failure.replaceAll('-', '_') });
}

/**
 * What happened and what to do.
 * @param target its name
 * @param detail what the program, the disk or the archive says of it, in its own words; may be empty
 */
export function failureMessage(failure: Failure, target: string, detail: string): Message {
  const said = clip(oneLine(detail.slice(0, 2 * longestDetail)).trim(), longestDetail);
  return message(`targets.failure-${failure}`, { target, detail: said, says: said !== '' });
}

import type { Failure } from '../../core/targets/failure';
import type { Ending } from './child';
import { lastLine } from './conversation';
import { Failed } from './failed';

/** OpenSSH's own exit status, for whatever it is that went wrong on this side of the shell. */
const ownStatus = 255;

/** What OpenSSH says, in the locale C, and what it means. */
const rules: readonly (readonly [said: RegExp, failure: Failure])[] = [
  [/^Host key verification failed\./, 'host-key-unknown'],
  [/: Permission denied \(/, 'authentication'],
  [/Too many authentication failures/, 'authentication'],
  [/bad configuration option|^Bad owner or permissions|^Can't open user config file/i, 'configuration'],
  [/^(?:exec|shell) request failed/, 'no-shell'],
  [/^ssh: (?:connect to|Could not resolve)/, 'unreachable'],
];

/**
 * Why `ssh` brought no shell. The last line that means something decides: those before it may be a banner of the server,
 * which can say anything.
 */
export function sshFailure({ code }: Ending, errors: string): Failed {
  const detail = lastLine(errors);
  if (code !== undefined && code !== ownStatus) return new Failed('no-shell', detail);
  for (const line of errors
    .split('\n')
    .reverse()
    .map(each => each.trim())) {
    const failure = rules.find(([said]) => said.test(line))?.[1];
    if (failure === 'host-key-unknown' && errors.includes('REMOTE HOST IDENTIFICATION HAS CHANGED'))
      return new Failed('host-key-changed', detail);
    if (failure !== undefined) return new Failed(failure, line);
  }
  return new Failed('unreachable', detail);
}

import type { Formatter } from '../messages/formatter';
import type { Message } from '../messages/message';
import type { Check } from '../runs/preflight';
import type { RunRecord } from './runRecord';

/** What became of an attempt to start a run. */
export type Attempt =
  /** `unsure`: the line broke meanwhile, and the target will say whether it goes on. */
  | { readonly kind: 'started'; readonly record: RunRecord; readonly unsure?: Message }
  /** Another run goes on at the same machine. */
  | { readonly kind: 'busy'; readonly why: Message }
  /** The target is not ready. */
  | { readonly kind: 'unready'; readonly checks: readonly Check[] }
  | { readonly kind: 'refused'; readonly why: readonly Message[] }
  /** Somebody said no. */
  | { readonly kind: 'cancelled' };

/** Why a run did not start, or is not known to have; undefined where nothing is to be said. */
export function attemptText(attempt: Attempt, words: Formatter): string | undefined {
  switch (attempt.kind) {
    case 'started':
      return attempt.unsure === undefined
        ? undefined
        : `${words.say(attempt.unsure)} ${words.text('records.start-unsure')}`;
    case 'busy':
      return words.say(attempt.why);
    case 'unready':
      return attempt.checks.map(check => checkText(check, words)).join(' ');
    case 'refused':
      return attempt.why.map(each => words.say(each)).join(' ');
    case 'cancelled':
      return undefined;
  }
}

function checkText({ message, remedy }: Check, words: Formatter): string {
  return remedy === undefined ? words.say(message) : `${words.say(message)}. ${words.say(remedy)}`;
}

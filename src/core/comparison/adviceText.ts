import type { Language } from '../messages/catalogue';
import { type Message, message } from '../messages/message';
import { formatSeconds, percentOf } from '../messages/numbers';
import type { Advice } from '../stats/advice';
import type { Method } from '../stats/statistics';

/** The advice for an undecided row, as one sentence. */
export function adviceSentence(advice: Advice, method: Method, language: Language): Message {
  const minutes = advice.kind === 'cannot' ? undefined : advice.minutes;
  return message('comparison.advice', {
    ...figuresOf(advice, method),
    time: minutes === undefined ? 'none' : formatSeconds(minutes * 60, language),
  });
}

/** The same in a few words, for a cell of a table. */
export function adviceWords(advice: Advice, method: Method): Message {
  return message('comparison.advice-short', figuresOf(advice, method));
}

function figuresOf(advice: Advice, { margin }: Method): Readonly<Record<string, string | number>> {
  const instead = advice.kind === 'cannot' ? advice.instead : undefined;
  const { sessions, trials } = advice.kind === 'cannot' ? (instead ?? none) : { sessions: 1, ...advice };
  return {
    kind: advice.kind,
    sessions,
    trials,
    margin: percentOf(margin),
    of: advice.kind === 'finds' ? advice.of : 'ratio',
    finds: advice.kind === 'finds' ? advice.finds : 0,
    instead: instead === undefined ? 'none' : instead.sessions === 1 ? 'one' : 'several',
    wider: percentOf(instead?.margin ?? 0),
  };
}

const none = { sessions: 0, trials: 0 };

import type { Formatter } from '../messages/formatter';
import { clip, oneLine } from '../text/plainText';
import { endMessage, type RunHome } from './runRecord';
import type { Far, Standing } from './standing';

/** UTF-16 units of a text that the target gave. */
const longest = 200;

/** How a run stands, in a few words: `test 2 of 4 · 7 min left · trial 1 of 3`. */
export function standingText(standing: Standing, words: Formatter): string {
  switch (standing.kind) {
    case 'unknown':
      return words.text('records.unknown');
    case 'starting':
      return words.text('records.starting');
    case 'unreached':
      return words.say(standing.state);
    case 'running':
      return standing.isStopping
        ? `${words.text('records.stopping')} · ${farText(standing.far, words)}`
        : farText(standing.far, words);
    case 'ended':
      return words.say(endMessage(standing.end.how));
    case 'home':
      return homeText(standing.home, words);
  }
}

/** What a narrow side bar is to show comes first: the test and the time left, then its trial and the round. */
export function farText(far: Far, words: Formatter): string {
  const { test, trial, minutesLeft } = far;
  const parts = [
    ...(test === undefined ? [] : [testText(test, words)]),
    ...(minutesLeft === undefined ? [] : [words.text('records.minutes-left', { minutes: minutesLeft })]),
    ...(trial === undefined || trial.number === 0 ? [] : [trialText(trial, words)]),
    ...(far.rounds < 2 || far.round === undefined
      ? []
      : [words.text('records.round', { round: far.round, rounds: far.rounds })]),
  ];
  return parts.length === 0 ? words.text('records.running') : parts.join(' · ');
}

function testText({ isInstalling, number, count }: NonNullable<Far['test']>, words: Formatter): string {
  return words.text(isInstalling ? 'records.installing' : 'records.test', { number, count });
}

function trialText({ number, planned }: NonNullable<Far['trial']>, words: Formatter): string {
  return planned === undefined
    ? words.text('records.trial', { number })
    : words.text('records.trial-of', { number, planned: Math.max(planned, number) });
}

/** Which test it is, by its name; undefined before the first. */
export function testName({ test }: Far): string | undefined {
  if (test === undefined) return undefined;
  const name = test.title ?? test.profile ?? '';
  const whole = test.description === undefined ? name : `${name}, ${test.description}`;
  return whole === '' ? undefined : clip(oneLine(whole), longest);
}

export function homeText({ complete, fewer, missing }: RunHome, words: Formatter): string {
  const count = complete + fewer + missing;
  if (count === 0) return words.text('records.home');
  return complete === count
    ? words.text('records.home-complete', { count })
    : words.text('records.home-lacking', { lacking: count - complete, count });
}

import type { Formatter } from '../messages/formatter';
import { type Message, message } from '../messages/message';
import { formatAmount, formatAmountInterval, formatChange, formatChangeInterval } from '../messages/numbers';
import { factNameWithin, valuesText } from './factText';
import type { FactChange, Step } from './history';
import type { Moments } from './momentText';

/** Facts named in one sentence; longer values are left to the list of changes. */
const mostFacts = 3;
const longestValues = 60;

/**
 * A step in words: `since 13 Oct 5.0 % slower (3.9 … 5.8 %); the kernel changed that day (6.1 → 6.2).` What changed is told
 * beside it, never as its cause, and of several facts that none of them can be told to be it.
 *
 * @param moments those of the runs of the history
 */
export function stepText(step: Step, moments: Moments, formatter: Formatter): string {
  const { verdict, ratio, low, high, isSmall } = step;
  const { language } = formatter;
  const interval = { low, high };
  // An interval that reaches over 1 has no amount: it is shown with its signs.
  const isPlain = verdict !== 'differs' && (low >= 1 || high <= 1);
  return formatter.text('history.step', {
    since: sinceText(step, moments),
    verdict: isPlain ? verdict : 'differs',
    amount: isPlain ? formatAmount(ratio, language, interval) : formatChange(ratio, language, interval),
    interval: isPlain
      ? formatAmountInterval(interval, ratio, language)
      : formatChangeInterval(interval, ratio, language),
    small: isSmall ? 'yes' : 'no',
    beside: besideText(step, moments, formatter),
  });
}

/** The same for a line of a table: `13 Oct −5.0 %`. */
export function shortStepText(
  { run, ratio, low, high }: Step,
  moments: Moments,
  { language }: Formatter,
): string {
  return `${moments.text(run)} ${formatChange(ratio, language, { low, high })}`;
}

function sinceText({ run, earliest, latest }: Step, moments: Moments) {
  if (earliest === latest) return moments.text(run);
  return message('history.since-about', {
    kind: latest === run ? 'early' : earliest === run ? 'late' : 'both',
    at: moments.text(run),
    from: moments.text(earliest),
    to: moments.text(latest),
  });
}

/** What changed where the step lies. */
function besideText(step: Step, moments: Moments, formatter: Formatter): Message {
  const changes = step.changes.flatMap(({ run, facts }) => facts.map(fact => ({ ...fact, run })));
  const names = [...new Set(changes.map(({ fact }) => fact))];
  const [only] = changes;
  if (only === undefined) return message('history.beside-nothing');
  const named = names
    .slice(0, mostFacts)
    .map(fact => formatter.text('history.the-fact', { fact: factNameWithin(fact, formatter) }));
  const more = names.length - named.length;
  const list = [...named, ...(more > 0 ? [formatter.text('history.other-facts', { count: more })] : [])];
  const facts = new Intl.ListFormat(formatter.language, { type: 'conjunction' }).format(list);
  const when = whenText(step, changes, moments);
  if (names.length > 1) return message('history.beside-several', { facts, when });
  const values = changes.length === 1 ? valuesText(only, formatter) : '';
  return message('history.beside-one', {
    fact: facts,
    when,
    values: values.length <= longestValues ? values : '',
    hasValues: values !== '' && values.length <= longestValues ? 'yes' : 'no',
  });
}

function whenText(
  { run }: Step,
  changes: readonly (FactChange & { readonly run: number })[],
  moments: Moments,
): Message {
  const first = Math.min(...changes.map(change => change.before));
  const last = Math.max(...changes.map(change => change.run));
  // Between two neighbours it is the day of the second: nobody saw it sooner.
  if (last - first > 1)
    return message('history.when', { kind: 'between', from: moments.text(first), to: moments.text(last) });
  return message('history.when', {
    kind: last !== run ? 'on' : moments.areDays ? 'thatDay' : 'then',
    from: '',
    to: moments.text(last),
  });
}

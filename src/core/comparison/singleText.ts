import type { Formatter } from '../messages/formatter';
import { type Message, message } from '../messages/message';
import { formatSeconds, percentOf } from '../messages/numbers';
import type { Advice } from '../stats/advice';
import type { Method } from '../stats/statistics';
import { nameParts } from './benchmarkName';
import type { Changes } from './changes';
import type { Row } from './comparison';
import { countsText, overallText } from './headlineText';
import { neededBy, type RankedRow, type SingleResult, type TimeSpent } from './singleResult';
import type { Trust } from './trust';

/** `needs more trials 3`; failed ones with how many of them are checks. */
export function trustHeading(trust: Trust, { counts, failedChecks }: SingleResult): Message {
  return message('single.trust-heading', {
    trust,
    count: counts[trust],
    checks: trust === 'failed' ? failedChecks : 0,
  });
}

/** What the word means under this method. */
export function trustMeaning(trust: Trust, method: Method): Message {
  return message('single.trust-means', {
    trust,
    confidence: Math.round(method.confidence * 100),
    margin: percentOf(method.margin),
  });
}

/** `(about 5 to 12 trials each, 25 min in all)`. */
export function neededText(rows: readonly RankedRow[], { margin }: Method, { language }: Formatter): Message {
  const { trials, minutes, beyond } = neededBy(rows);
  return message('single.needed', {
    known: trials === undefined ? 'none' : 'trials',
    least: trials?.least ?? 0,
    most: trials?.most ?? 0,
    same: String(trials?.least === trials?.most),
    time: minutes === undefined ? 'none' : formatSeconds(minutes * 60, language),
    beyond,
    margin: percentOf(margin),
  });
}

/** What one row needs, in a few words. */
export function neededWords(advice: Advice, { margin }: Method): Message {
  return message('single.needed-short', { ...figuresOf(advice), margin: percentOf(margin) });
}

/** The same in figures, for a narrow column. */
export function neededFigures(advice: Advice): Message {
  return message('single.text-needed', figuresOf(advice));
}

function figuresOf(advice: Advice) {
  const counts = advice.kind === 'cannot' ? undefined : advice;
  return {
    kind: advice.kind,
    trials: counts?.trials ?? 0,
    sessions: counts !== undefined && 'sessions' in counts ? counts.sessions : 1,
  };
}

export function timeText({ seconds, rows, of, longest }: TimeSpent, { language }: Formatter): Message {
  return message('single.time', {
    time: formatSeconds(seconds, language),
    rows,
    of,
    known: rows === of ? 'all' : 'some',
    name: nameParts(longest.row).name,
    longest: formatSeconds(longest.seconds, language),
  });
}

/** What is not known and would matter in a comparison, each with what to do about it; undefined where nothing is. */
export function notKnownText(
  { notKnown, lacksLogs }: SingleResult,
  formatter: Formatter,
): string | undefined {
  const parts = [
    ...notKnown.map(fact =>
      formatter.text('single.unknown', { fact, name: formatter.text(`environment.fact-${fact}`) }),
    ),
    ...(lacksLogs ? [formatter.text('single.unknown', { fact: 'logs', name: '' })] : []),
  ];
  return parts.length === 0 ? undefined : formatter.text('single.not-known', { list: parts.join('; ') });
}

/** `0 of 8 changed`, and the headline of that comparison: `equal 3 · open 5`. */
export function changesText({ headline, changed, of }: Changes, formatter: Formatter): string {
  return [
    formatter.text('single.previous-changed', { changed, of }),
    ...(headline.overall === undefined ? [] : [overallText(headline.overall, formatter).text]),
    countsText(headline, formatter),
  ].join(' · ');
}

/** A text for the filter box that finds a row by its title and options, and those named alike. */
export function filterFor({ title, description }: Row): string {
  return [title, description ?? '']
    .flatMap(text => text.split('"'))
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => `"${part}"`)
    .join(' ');
}

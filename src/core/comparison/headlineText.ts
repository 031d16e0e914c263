import type { Formatter } from '../messages/formatter';
import { formatAmount, formatAmountInterval, formatChange, formatChangeInterval } from '../messages/numbers';
import type { Verdict } from '../stats/statistics';
import type { Comparison, Row } from './comparison';
import type { FactLine, Fairness } from './fairness';
import { type Headline, type OverallVerdict, type SystemHeadline, verdicts } from './headline';

/** So many failed tests of a system are named. */
const mostNamed = 3;

/** The option of a message for a verdict: options hold no hyphens. */
export function selectorOf(verdict: Verdict): string {
  return verdict === 'single-trial' ? 'singleTrial' : verdict;
}

/** A mean in words, and its interval: `6.9 % slower overall`, `5.1 … 8.7 %`. */
export function overallText(
  overall: OverallVerdict | undefined,
  formatter: Formatter,
): { readonly text: string; readonly interval?: string } {
  if (overall === undefined) return { text: formatter.text('page.headline-no-mean') };
  const { amount, interval } = overallFigures(overall, formatter);
  const text = formatter.text('page.headline-overall', { verdict: overall.verdict, amount });
  return interval === undefined ? { text } : { text, interval };
}

/** The same in one sentence: `6.9 % (5.1 … 8.7 %) slower overall`. */
export function overallSentence(overall: OverallVerdict | undefined, formatter: Formatter): string {
  if (overall === undefined) return formatter.text('page.headline-no-mean');
  const { verdict } = overall;
  const { amount, interval } = overallFigures(overall, formatter);
  // The sentence of an equal mean has brackets of its own.
  const inside = verdict === 'equivalent' ? `${amount}; ${interval}` : `${amount} (${interval})`;
  return formatter.text('page.headline-overall', {
    verdict,
    amount: interval === undefined ? amount : inside,
  });
}

/** The figures of a mean: an amount where it has a direction, else a signed change. */
export function overallFigures(
  { verdict, ratio, interval }: OverallVerdict,
  { language }: Formatter,
): { readonly amount: string; readonly interval?: string } {
  const isDirected = verdict === 'faster' || verdict === 'slower';
  const amount = isDirected
    ? formatAmount(ratio, language, interval)
    : formatChange(ratio, language, interval);
  if (interval === undefined) return { amount };
  return {
    amount,
    interval: isDirected
      ? formatAmountInterval(interval, ratio, language)
      : formatChangeInterval(interval, ratio, language),
  };
}

/** The number of rows of each verdict that occurs: `slower 5 · equal 1`. */
export function countsText({ counts }: Pick<SystemHeadline, 'counts'>, formatter: Formatter): string {
  return verdicts
    .filter(verdict => counts[verdict] > 0)
    .map(verdict => formatter.text('page.facet', { verdict: selectorOf(verdict), count: counts[verdict] }))
    .join(' · ');
}

/** The tests that failed on a system and not on all of them; undefined where none did. */
export function failuresText(
  { rows }: Pick<Comparison, 'rows'>,
  { failures, failedOnAll }: Headline,
  system: string,
  formatter: Formatter,
): string | undefined {
  const onAll = new Set(failedOnAll);
  const ids = new Set(failures.get(system)?.filter(id => !onAll.has(id)));
  return ids.size === 0 ? undefined : formatter.text('page.headline-fails', namesOf(rows, ids, formatter));
}

/** The tests that failed on every one of several systems; undefined where none did. */
export function failedOnAllText(
  { rows, systems }: Pick<Comparison, 'rows' | 'systems'>,
  { failedOnAll }: Headline,
  formatter: Formatter,
): string | undefined {
  if (failedOnAll.length === 0) return undefined;
  const names = namesOf(rows, new Set(failedOnAll), formatter);
  return formatter.text('page.headline-fails-on-all', {
    ...names,
    many: failedOnAll.length > 1 ? 'many' : 'one',
    systems: systems.length,
  });
}

function namesOf(rows: readonly Row[], ids: ReadonlySet<string>, formatter: Formatter) {
  const names = [...new Set(rows.filter(({ id }) => ids.has(id)).map(({ title }) => title))];
  return {
    names: listOf(names.slice(0, mostNamed), formatter),
    more: Math.max(0, names.length - mostNamed),
  };
}

/** The kind of a comparison and whether it is fair, as two sentences; undefined for a single system. */
export function kindText(
  { kinds, attribution = 'none' }: Fairness,
  formatter: Formatter,
): { readonly title: string; readonly meaning: string } | undefined {
  const [kind, ...others] = kinds;
  if (kind === undefined) return undefined;
  const fair = kind === 'hypervisor' ? attribution : 'none';
  return {
    title: formatter.text('page.kind', { kind, others: others.length, fair }),
    meaning: formatter.text('page.kind-means', { kind, fair }),
  };
}

/** How many rows a fact decides: `forbids, 7 of 8 rows: Memory and Processor`. */
export function reachText({ severity, rows, of, testTypes }: FactLine, formatter: Formatter): string {
  const types = testTypes.map(type => formatter.text('page.test-type', { type }));
  return formatter.text('page.fact-reach', {
    severity,
    rows: rows.length,
    of,
    types: rows.length === of ? 'none' : types.length === 0 ? 'some' : listOf(types, formatter),
  });
}

/** What to change so that a fact no longer stands in the way. */
export function remedyText({ fact: { fact, state } }: FactLine, formatter: Formatter): string {
  return formatter.text('page.remedy', { fact: fact.replaceAll('-', ''), state });
}

function listOf(names: readonly string[], { language }: Formatter): string {
  return new Intl.ListFormat(language).format(names);
}

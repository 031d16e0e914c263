import type { Verdict } from '../stats/statistics';
import { splitTerms, type Term } from './terms';

/** The verdicts that a filter's text asks for as `verdict:…`, whatever else it says. */
export function verdictsIn(text: string): ReadonlySet<string> {
  const values = splitTerms(text)
    .filter(isFacet)
    .flatMap(({ values: list }) => list);
  return new Set(values.map(value => value.text.toLowerCase()));
}

/** The text with a verdict added to, or taken from, what `verdict:` asks for; all other terms stay as written. */
export function toggledVerdict(text: string, verdict: Verdict): string {
  const wanted = new Set(verdictsIn(text));
  if (!wanted.delete(verdict)) wanted.add(verdict);
  const others = splitTerms(text)
    .filter(term => !isFacet(term))
    .map(({ start, end }) => text.slice(start, end));
  return [...others, ...(wanted.size === 0 ? [] : [`verdict:${[...wanted].join(',')}`])].join(' ');
}

function isFacet({ negated, question }: Term): boolean {
  return !negated && question?.word.text.toLowerCase() === 'verdict';
}

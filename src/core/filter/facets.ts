import { splitTerms, type Term } from './terms';

/** Words of the filter that have buttons. */
export type FacetWord = 'verdict' | 'trust';

/** What a filter's text asks for of a word, as `verdict:…`, whatever else it says. */
export function chosenIn(text: string, word: FacetWord): ReadonlySet<string> {
  const values = splitTerms(text)
    .filter(term => asks(term, word))
    .flatMap(({ values: list }) => list);
  return new Set(values.map(value => value.text.toLowerCase()));
}

/** The text with a value added to, or taken from, what the word asks for; all other terms stay as written. */
export function toggledIn(text: string, word: FacetWord, value: string): string {
  const wanted = new Set(chosenIn(text, word));
  if (!wanted.delete(value)) wanted.add(value);
  const others = splitTerms(text)
    .filter(term => !asks(term, word))
    .map(({ start, end }) => text.slice(start, end));
  return [...others, ...(wanted.size === 0 ? [] : [`${word}:${[...wanted].join(',')}`])].join(' ');
}

function asks({ negated, question }: Term, word: FacetWord): boolean {
  return !negated && question?.word.text.toLowerCase() === word;
}

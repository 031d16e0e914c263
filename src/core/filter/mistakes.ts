import { type Message, message } from '../messages/message';
import type { Term } from './terms';
import { type FilterWord, filterWords } from './vocabulary';

/** A mistake in a filter's text; `start` and `end` are offsets into it. */
export interface FilterMistake {
  readonly kind: 'mistake';
  readonly message: Message;
  readonly start: number;
  readonly end: number;
}

/** The mistake in one term; undefined for a correct one. */
export function findMistake(term: Term): FilterMistake | undefined {
  const at = (place: { start: number; end: number }, said: Message): FilterMistake => ({
    kind: 'mistake',
    message: said,
    start: place.start,
    end: place.end,
  });
  if (term.open) return at(term, message('comparison.filter-open-quote'));
  const { question, values } = term;
  if (question === undefined) {
    if (values.length > 0) return undefined;
    return at(term, message(term.negated ? 'comparison.filter-nothing-excluded' : 'comparison.filter-empty'));
  }
  const name = question.word.text.toLowerCase();
  const word = filterWords.get(name);
  if (word === undefined) {
    const suggestion = nearest(name, [...filterWords.keys()]) ?? 'none';
    return at(
      question.word,
      message('comparison.filter-unknown-word', { word: question.word.text, suggestion }),
    );
  }
  if (values.length === 0)
    return at(term, message('comparison.filter-no-value', { word: name, example: exampleOf(name, word) }));
  if (word.kind === 'number') {
    const wrong = values.find(value => readNumber(value.text) === undefined);
    return wrong && at(wrong, message('comparison.filter-not-a-number', { word: name, value: wrong.text }));
  }
  if (question.operator !== ':' && question.operator !== '=')
    return at(term, message('comparison.filter-no-order', { word: name, example: exampleOf(name, word) }));
  if (word.kind !== 'choice') return undefined;
  const wrong = values.find(value => !word.choices.includes(value.text.toLowerCase()));
  return (
    wrong &&
    at(
      wrong,
      message('comparison.filter-unknown-value', {
        word: name,
        value: wrong.text,
        suggestion: nearest(wrong.text.toLowerCase(), word.choices) ?? 'none',
        choices: word.choices.join(', '),
      }),
    )
  );
}

/** A number as a person writes it: a true minus, a decimal comma and a percent sign are fine. */
export function readNumber(text: string): { readonly value: number; readonly decimals: number } | undefined {
  const match = /^([-+\u2212]?)(\d+(?:[.,](\d*))?|[.,](\d+))\s*%?$/u.exec(text.trim());
  if (match === null) return undefined;
  const size = Number((match[2] ?? '').replace(',', '.'));
  return {
    value: match[1] === '-' || match[1] === '\u2212' ? -size : size,
    decimals: (match[3] ?? match[4] ?? '').length,
  };
}

function exampleOf(name: string, word: FilterWord): string {
  if (word.kind === 'number') return `${name}>1`;
  return word.kind === 'choice' ? `${name}:${word.choices[0] ?? ''}` : `${name}:"…"`;
}

/** Longer words are not suggested a correction. */
const longestWord = 40;

/** The word someone most likely meant: begun, or at most two letters off. */
function nearest(written: string, words: readonly string[]): string | undefined {
  if (written.length > longestWord) return undefined;
  const begun = words.find(word => word.startsWith(written));
  if (begun !== undefined) return begun;
  const ranked = words
    .map(word => ({ word, distance: distance(written, word) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.min(2, best.word.length - 1) ? best.word : undefined;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replace, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? Math.max(a.length, b.length);
}

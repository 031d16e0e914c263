import type { Comparison, Row } from '../comparison/comparison';
import { type FilterMistake, findMistake, readNumber } from './mistakes';
import { type Operator, type Piece, splitTerms, type Term } from './terms';
import { type FilterItem, type FilterWord, filterWords, nameOf } from './vocabulary';

export type { FilterMistake } from './mistakes';
export type { FilterItem } from './vocabulary';

export interface Filter {
  readonly kind: 'filter';
  readonly test: (item: FilterItem) => boolean;
}

type Test = Filter['test'];

/**
 * Reads the text of the filter box. Terms are joined by "and": words are found in title, version and
 * description; `word:a,b` and `number>1` ask (see `filterWords`); `-` before any term denies it;
 * quotes hold phrases together. An empty text is a filter that everything passes.
 */
export function parseFilter(text: string): Filter | FilterMistake {
  const terms = splitTerms(text);
  for (const term of terms) {
    const mistake = findMistake(term);
    if (mistake !== undefined) return mistake;
  }
  const tests = terms.map(testOf);
  return { kind: 'filter', test: item => tests.every(test => test(item)) };
}

/**
 * The rows with a pair that passes, each with only those pairs. Samples, verdicts and the overall
 * means stay what they are: a filter decides what is shown, never what is computed.
 */
export function filterRows(comparison: Comparison, filter: Filter): readonly Row[] {
  const { systems, baseline, method } = comparison;
  const about = { systems, margin: method.margin, ...(baseline === undefined ? {} : { baseline }) };
  return comparison.rows.flatMap(row => {
    if (row.comparisons.length === 0) return filter.test({ row, ...about }) ? [row] : [];
    const comparisons = row.comparisons.filter(pair => filter.test({ row, pair, ...about }));
    return comparisons.length === 0 ? [] : [{ ...row, comparisons }];
  });
}

function testOf(term: Term): Test {
  const word =
    term.question === undefined ? undefined : filterWords.get(term.question.word.text.toLowerCase());
  const test =
    term.question === undefined || word === undefined
      ? words(term.values)
      : question(word, term.question.operator, term.values);
  return term.negated ? item => !test(item) : test;
}

function words(values: readonly Piece[]): Test {
  const wanted = values.map(value => plain(value.text));
  return item => {
    const name = plain(nameOf(item.row));
    return wanted.every(one => name.includes(one));
  };
}

function question(word: FilterWord, operator: Operator, values: readonly Piece[]): Test {
  switch (word.kind) {
    case 'choice': {
      const wanted = new Set(values.map(value => value.text.toLowerCase()));
      return item => word.of(item).some(one => wanted.has(one));
    }
    case 'text': {
      const wanted = values.map(value => containing(value.text));
      return item => word.of(item).some(one => one !== undefined && wanted.some(test => test(one)));
    }
    case 'number': {
      const tests = values.flatMap(value => numberTest(operator, value.text));
      return item => {
        const value = word.of(item);
        return value !== undefined && tests.some(test => test(value));
      };
    }
  }
}

/** Contains the text, whose numbers must be whole ones there: `run 1` is not in `run 10`. */
function containing(text: string): (whole: string) => boolean {
  const wanted = plain(text);
  const digitFirst = /^\d/.test(wanted);
  const digitLast = /\d$/.test(wanted);
  return whole => {
    const within = plain(whole);
    for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
      const before = within.charAt(at - 1);
      const after = within.charAt(at + wanted.length);
      if (!(digitFirst && /\d/.test(before)) && !(digitLast && /\d/.test(after))) return true;
    }
    return false;
  };
}

function numberTest(operator: Operator, text: string): readonly ((value: number) => boolean)[] {
  const number = readNumber(text);
  if (number === undefined) return [];
  const { value: limit, decimals } = number;
  switch (operator) {
    case '>':
      return [value => value > limit];
    case '<':
      return [value => value < limit];
    case '>=':
      return [value => value >= limit];
    case '<=':
      return [value => value <= limit];
    default:
      // Equal to as many digits as were written: `ratio=1.06` finds every ratio shown as 1.06.
      return [value => Math.abs(value - limit) <= 0.5 * 10 ** -decimals];
  }
}

/** A text as texts are compared by the filter. */
export function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

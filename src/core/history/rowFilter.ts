import { plain } from '../filter/filter';
import { splitTerms } from '../filter/terms';
import { nameOf } from '../filter/vocabulary';
import type { HistoryRow } from './history';

/**
 * Whether a row passes a text of words: each is found in title, version or description; `-` before it denies it, quotes hold
 * several together. There are no verdicts and no systems to ask for.
 */
export function rowFilter(
  text: string,
): (row: Pick<HistoryRow, 'title' | 'appVersion' | 'description'>) => boolean {
  const terms = splitTerms(text).map(({ negated, question, values, text: whole }) => ({
    negated,
    // A colon is a character here.
    wanted:
      question === undefined ? values.map(value => plain(value.text)) : [plain(whole.slice(negated ? 1 : 0))],
  }));
  return row => {
    const name = plain(nameOf(row));
    return terms.every(
      ({ negated, wanted }) => wanted.length === 0 || wanted.every(one => name.includes(one)) !== negated,
    );
  };
}

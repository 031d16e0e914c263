import type { Formatter } from '../messages/formatter';
import type { Refusal } from './writeTogether';

/** So many files are named. */
const mostNamed = 3;

/** Why nothing was written, with the files in the way and what to do. */
export function refusalText(
  refusals: readonly Refusal[],
  placeOf: (name: string) => string,
  words: Formatter,
): string {
  const shown = refusals.slice(0, mostNamed);
  return words.text('report.refused', {
    files: shown.map(({ name }) => placeOf(name)).join(', '),
    more: refusals.length - shown.length,
    count: refusals.length,
    why: refusals.some(({ why }) => why === 'changed') ? 'changed' : 'foreign',
  });
}

import type { Formatter } from '../messages/formatter';
import { namedFiles, type PlaceOf } from '../writing/failureText';
import type { Refusal } from '../writing/writtenFile';

/** Why nothing was written, with the files in the way and what to do. */
export function refusalText(refusals: readonly Refusal[], placeOf: PlaceOf, words: Formatter): string {
  return words.text('report.refused', {
    ...namedFiles(
      refusals.map(({ name }) => name),
      placeOf,
    ),
    why: refusals.some(({ why }) => why === 'changed') ? 'changed' : 'foreign',
  });
}

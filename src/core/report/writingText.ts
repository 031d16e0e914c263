import type { Formatter } from '../messages/formatter';
import type { Replaced } from './replaceTogether';
import { setAside } from './replaceTogether';
import type { Refusal } from './writeTogether';

/** So many files are named. */
const mostNamed = 3;

/** Where a file of the report is, as a person finds it. */
type PlaceOf = (name: string) => string;

/** Why nothing was written, with the files in the way and what to do. */
export function refusalText(refusals: readonly Refusal[], placeOf: PlaceOf, words: Formatter): string {
  return words.text('report.refused', {
    ...named(
      refusals.map(({ name }) => name),
      placeOf,
    ),
    why: refusals.some(({ why }) => why === 'changed') ? 'changed' : 'foreign',
  });
}

/** That the disk refused, what stands where now, and the disk's own reason. */
export function failureText(
  { torn, left }: Extract<Replaced, { kind: 'failed' }>,
  reason: string,
  placeOf: PlaceOf,
  words: Formatter,
): string {
  const { files, more, count } = named(torn, placeOf);
  const aside = named(torn, name => placeOf(setAside(name))).files;
  return [
    words.text('report.write-failed', { files, more, count, aside }),
    ...leftText(left, placeOf, words),
    words.text('report.write-reason', { reason }),
  ].join(' ');
}

/** Nothing, if nothing is left over. */
export function leftText(left: readonly string[], placeOf: PlaceOf, words: Formatter): readonly string[] {
  return left.length === 0 ? [] : [words.text('report.left-over', named(left, placeOf))];
}

function named(names: readonly string[], placeOf: PlaceOf) {
  const shown = names.slice(0, mostNamed);
  return { files: shown.map(placeOf).join(', '), more: names.length - shown.length, count: names.length };
}

import type { Formatter } from '../messages/formatter';
import { type Replaced, setAside } from './replaceTogether';

/** So many files are named. */
const mostNamed = 3;

/** Where a file is, as a person finds it. */
export type PlaceOf = (name: string) => string;

/** That the disk refused, what stands where now, and the disk's own reason. */
export function failureText(
  { torn, left }: Extract<Replaced, { kind: 'failed' }>,
  reason: string,
  placeOf: PlaceOf,
  words: Formatter,
): string {
  const { files, more, count } = namedFiles(torn, placeOf);
  const aside = namedFiles(torn, name => placeOf(setAside(name))).files;
  return [
    words.text('writing.failed', { files, more, count, aside }),
    ...leftText(left, placeOf, words),
    words.text('writing.reason', { reason }),
  ].join(' ');
}

/** Nothing, if nothing is left over. */
export function leftText(left: readonly string[], placeOf: PlaceOf, words: Formatter): readonly string[] {
  return left.length === 0 ? [] : [words.text('writing.left-over', namedFiles(left, placeOf))];
}

/** The first names, and how many there are: parameters of a message. */
export function namedFiles(names: readonly string[], placeOf: PlaceOf) {
  const shown = names.slice(0, mostNamed);
  return { files: shown.map(placeOf).join(', '), more: names.length - shown.length, count: names.length };
}

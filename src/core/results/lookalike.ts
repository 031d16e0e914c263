/** How two names that look alike differ. */
export type Difference = 'blanks' | 'case' | 'characters';

const blanks = /[\s\p{Zs}]+/gu;
/** Characters that show nothing, not even a gap. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/** A name as it is seen: one form of each character, one blank where several stand, none around. */
export function seenAs(name: string): string {
  return withoutGaps(name.normalize('NFC'), ' ').trim();
}

/** What names share that a person takes for one: equal but for blanks, case and the form of characters. */
export function lookOf(name: string): string {
  return seenAs(name.normalize('NFKC').toLowerCase()).normalize('NFKC');
}

/** How two different names of one look differ, the plainest way first. */
export function differenceOf(one: string, other: string): Difference {
  const blankless = (name: string) => withoutGaps(name, '');
  if (blankless(one) === blankless(other)) return 'blanks';
  const caseless = (name: string) => blankless(name).toLowerCase();
  return caseless(one) === caseless(other) ? 'case' : 'characters';
}

function withoutGaps(name: string, blank: string): string {
  return name.replace(blanks, blank).replace(unseen, '');
}

import { probit } from 'simple-statistics';

/** The values by their rank alone, as the normal numbers that would have it (van der Waerden 1952); equal values share theirs. */
export function normalScores(values: readonly number[]): readonly number[] {
  const ascending = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const scores = new Array<number>(values.length).fill(0);
  for (let start = 0; start < ascending.length; ) {
    const value = values[ascending[start] ?? 0];
    let end = start + 1;
    while (end < ascending.length && values[ascending[end] ?? 0] === value) end += 1;
    const score = probit((start + end + 1) / 2 / (values.length + 1));
    for (const index of ascending.slice(start, end)) scores[index] = score;
    start = end;
  }
  return scores;
}

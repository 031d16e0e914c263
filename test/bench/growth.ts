import { readResultFile } from '../../src/core/results/read';
import { comparison } from './compare';
import type { Figure } from './figure';
import { resultFileOf } from './resultFile';
import { fastest } from './timing';

/** A work of any size, by what grows. `size` is one that takes some milliseconds. */
export interface Growing {
  readonly name: string;
  readonly size: number;
  prepare(size: number): () => void;
}

export const growing: readonly Growing[] = [
  {
    name: 'reading: twice the megabytes',
    size: 2,
    prepare: megabytes => {
      const text = resultFileOf(megabytes);
      return () => {
        readResultFile(text);
      };
    },
  },
  { name: 'comparing: twice the rows', size: 300, prepare: rows => comparison(rows, 5) },
  { name: 'comparing: twice the systems', size: 6, prepare: systems => comparison(200, systems) },
];

/** How many times as long the work takes on twice as much. */
export function growthOf({ size, prepare }: Growing, rounds: number): number {
  const [once, twice] = fastest([prepare(size), prepare(2 * size)], rounds);
  return twice / once;
}

export function growthFigures(rounds = 10): readonly Figure[] {
  return growing.map(work => ({
    name: `${work.name} takes`,
    value: growthOf(work, rounds),
    unit: '×',
    goal: { atMost: 3 },
  }));
}

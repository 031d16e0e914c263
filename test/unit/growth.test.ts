import { expect, test } from 'vitest';
import { growing, growthOf } from '../bench/growth';

// The one test that looks at the clock: at a ratio, measured in turns, of the least of several rounds.

test.each(growing.map(work => [work.name, work] as const))(
  '%s takes less than three times as long, so that large files stay usable',
  (_, work) => {
    const attempts = 5;
    let least = Number.POSITIVE_INFINITY;
    // What grows with the square takes four times as long at every attempt; a busy machine does not.
    for (let attempt = 0; attempt < attempts && least >= 3; attempt += 1) {
      least = Math.min(least, growthOf(work, 8));
    }
    expect(least).toBeLessThan(3);
  },
);

import { describe, expect, test } from 'vitest';
import { type Candidate, chooseTests } from '../../../src/core/plan/budget';
import { sessionSeconds } from '../../../src/core/stats/undecidedRow';

interface Named extends Candidate<string> {
  readonly name: string;
}

function candidate(
  name: string,
  seconds: number | undefined,
  needs: readonly (readonly [sessions: number, trials: number, decides?: boolean])[],
): Named {
  return {
    name,
    trialSecondsOn: () => seconds,
    needs: needs.map(([sessions, trials, decides = true], index) => ({
      of: `${name} ${index}`,
      runs: { sessions, trials },
      decides,
      sides: ['a', 'b'],
    })),
  };
}

const decidedBy = (tests: readonly Named[], budget?: number) =>
  chooseTests<string, Named>(tests, budget).map(({ test, met }) => [test.name, met.length]);

describe('most decided rows a minute first', () => {
  test('one run that decides three rows goes before three runs that decide one each', () => {
    const three = candidate('three', 30, [
      [3, 2],
      [3, 2],
      [3, 2],
    ]);
    const one = candidate('one', 20, [[3, 2]]);
    const cost = 3 * sessionSeconds([30, 30], 2);
    expect(decidedBy([one, three], cost)).toEqual([['three', 3]]);
  });

  test('a test is run as far as the budget goes: its cheap row without its dear one', () => {
    const test = candidate('both', 10, [
      [20, 5],
      [3, 1],
    ]);
    const cheap = 3 * sessionSeconds([10, 10], 1);
    expect(decidedBy([test], cheap)).toEqual([['both', 1]]);
    expect(decidedBy([test], cheap - 1)).toEqual([]);
    expect(decidedBy([test])).toEqual([['both', 2]]);
  });

  test('what is left over goes to first intervals, never instead of a decision', () => {
    const decides = candidate('decides', 10, [[3, 2]]);
    const first = candidate('first', 1, [[3, 5, false]]);
    const cost = 3 * sessionSeconds([10, 10], 2);
    expect(decidedBy([first, decides], cost)).toEqual([['decides', 1]]);
    expect(decidedBy([first, decides], 2 * cost)).toEqual([
      ['decides', 1],
      ['first', 1],
    ]);
  });

  test('no choice spends more than there is, whatever the needs are', () => {
    let seed = 7;
    const random = (most: number) => {
      seed = (seed * 48271) % 2147483647;
      return 1 + (seed % most);
    };
    for (let round = 0; round < 200; round += 1) {
      const tests = Array.from({ length: random(8) }, (_, index) =>
        candidate(
          String(index),
          random(9) === 1 ? undefined : random(90),
          Array.from({ length: random(5) }, () => [random(9), random(6), random(4) > 1] as const),
        ),
      );
      const budget = random(9_000);
      const chosen = chooseTests<string, Named>(tests, budget);
      const spent = chosen.reduce((sum, one) => sum + (one.seconds ?? Number.POSITIVE_INFINITY), 0);
      expect(spent).toBeLessThanOrEqual(budget + 1e-6);
      for (const { met, runs } of chosen)
        for (const need of met)
          expect(
            need.runs.sessions <= runs.sessions && need.runs.trials <= runs.trials,
            'a need that is met is met by the runs',
          ).toBe(true);
    }
  });
});

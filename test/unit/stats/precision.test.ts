import { describe, expect, test } from 'vitest';
import { precisionAdvice } from '../../../src/core/comparison/rowAdvice';
import { relativeHalfWidth } from '../../../src/core/stats/halfWidth';
import { advisePrecision } from '../../../src/core/stats/precision';
import { defaultMethod } from '../../../src/core/stats/statistics';
import { summarize } from '../../../src/core/stats/summary';
import { Normal } from '../../bench/normal';

const { margin, confidence } = defaultMethod;
const resolution = 1e-6;

function widthOf(sessions: readonly (readonly number[])[]): number {
  const summary = summarize(sessions, resolution, confidence);
  return (summary && relativeHalfWidth(summary)) ?? Number.NaN;
}

function advised(trials: readonly number[]) {
  const summary = summarize([trials], resolution, confidence);
  const source = { file: '', range: { start: 0, end: 0, line: 1 } };
  return precisionAdvice(
    { resolution },
    {
      system: 'guest',
      sessions: [{ session: 0, trials, runTimes: [], source }],
      ...(summary === undefined ? {} : { summary }),
      warnings: [],
      notes: [],
      series: [],
      outcomes: [],
    },
    defaultMethod,
  );
}

/** How often a new run as advised is within the margin, over samples that were not. */
function successes(n: number, noise: number, rounds: number) {
  const random = new Normal(n * 1000 + noise * 1e6);
  const run = (count: number) => Array.from({ length: count }, () => 100 * (1 + noise * random.next()));
  let advices = 0;
  let met = 0;
  for (let round = 0; round < rounds; round += 1) {
    const first = run(n);
    if (widthOf([first]) <= margin) continue;
    const advice = advised(first);
    if (advice?.kind !== 'trials' && advice?.kind !== 'sessions') continue;
    advices += 1;
    const sessions =
      advice.kind === 'trials'
        ? [run(advice.trials)]
        : Array.from({ length: advice.sessions }, () => run(advice.trials));
    if (widthOf(sessions) <= margin) met += 1;
  }
  return { advices, share: met / advices };
}

describe('trials for an interval within the margin', () => {
  test.each([
    [3, 0.02],
    [5, 0.02],
    [12, 0.03],
  ])('%i trials that vary by %f say a count that suffices in four of five cases', (n, noise) => {
    const { advices, share } = successes(n, noise, 2000);
    expect(advices).toBeGreaterThan(200);
    expect(share).toBeGreaterThan(0.77);
    expect(share).toBeLessThan(0.88);
  });

  test('trials that just miss the margin say a count that suffices nearly always, never too few', () => {
    // They are mostly those that look noisier than they are.
    expect(successes(3, 0.005, 1000).share).toBeGreaterThan(0.95);
    expect(successes(5, 0.01, 1000).share).toBeGreaterThan(0.95);
  });

  test('a sample that rounding alone keeps wide is not sent for trials that cannot help', () => {
    const sample = { spread: 0, degreesOfFreedom: 2, margin, confidence, n: 3 } as const;
    expect(advisePrecision({ ...sample, rounding: 0.02, repeats: 'trials' })).toEqual({ kind: 'cannot' });
  });

  test('a count comes with the minutes of a new run, and without times it does not', () => {
    const sample = { spread: 0.006, degreesOfFreedom: 20, rounding: 0, margin, confidence, n: 4 } as const;
    const timed = advisePrecision({ ...sample, repeats: 'trials', runSeconds: 60 });
    expect(timed).toMatchObject({ kind: 'trials' });
    expect('minutes' in timed && timed.minutes).toBeGreaterThan(5);
    expect(advisePrecision({ ...sample, repeats: 'trials' })).not.toHaveProperty('minutes');
  });

  test('sessions are counted in sessions, and more of them than there were', () => {
    const sample = {
      spread: 0.02,
      degreesOfFreedom: 2,
      rounding: 0,
      margin: 0.05,
      confidence,
      n: 3,
    } as const;
    const advice = advisePrecision({ ...sample, repeats: { sessions: true, trials: 4 } });
    expect(advice).toMatchObject({ kind: 'sessions', trials: 4 });
    if (advice.kind === 'sessions') expect(advice.sessions).toBeGreaterThan(3);
  });
});

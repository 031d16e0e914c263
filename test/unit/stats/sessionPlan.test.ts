import { describe, expect, test } from 'vitest';
import { advise, remainingRuns } from '../../../src/core/stats/advice';
import { foundAfter } from '../../../src/core/stats/found';
import { sessionsFor } from '../../../src/core/stats/sessionPlan';
import { tQuantile } from '../../../src/core/stats/student';
import { sessionSeconds, type UndecidedRow } from '../../../src/core/stats/undecidedRow';
import { Normal } from '../../bench/normal';

/** Five trials a side, a difference inside their noise, one row alone. */
const row: UndecidedRow = {
  difference: 0.004,
  margin: Math.log1p(0.01),
  spread: 0.006,
  degreesOfFreedom: 100,
  rounding: [0, 0],
  alpha: 0.05,
  confidence: 0.95,
  excludesNone: false,
  repeats: { kind: 'trials', least: 5 },
  runSeconds: [10, 10],
};

function countOf(asked: UndecidedRow) {
  const advice = advise(asked);
  if (advice.kind !== 'trials' && advice.kind !== 'sessions') throw new Error(`advice: ${advice.kind}`);
  return advice;
}

const total = (sessions: readonly number[]) => sessions.reduce((sum, value) => sum + value, 0);

describe('sessions that keep the promise of an advice', () => {
  test('trials of one session are split into three sessions or more, and never fewer of them', () => {
    for (const least of [3, 5, 9, 14])
      for (const spread of [0.003, 0.005, 0.006, 0.0065]) {
        const asked: UndecidedRow = { ...row, spread, repeats: { kind: 'trials', least } };
        const advice = countOf(asked);
        if (advice.kind !== 'trials') continue;
        const runs = sessionsFor(asked, advice);
        expect(runs.sessions).toBeGreaterThanOrEqual(3);
        expect(runs.sessions * runs.trials).toBeGreaterThanOrEqual(advice.trials - least);
      }
  });

  test('where one trial takes long, there are more sessions of fewer trials', () => {
    const [short, long] = [1, 600].map(seconds => {
      const asked: UndecidedRow = { ...row, runSeconds: [seconds, seconds] };
      return sessionsFor(asked, { kind: 'trials', trials: 12 });
    });
    expect((short?.sessions ?? 0) * (short?.trials ?? 0)).toBeGreaterThanOrEqual(
      (long?.sessions ?? 0) * (long?.trials ?? 0),
    );
    expect(long && sessionSeconds([600, 600], long.trials) * long.sessions).toBeLessThanOrEqual(
      short === undefined ? 0 : sessionSeconds([600, 600], short.trials) * short.sessions,
    );
  });

  test('where the advice says sessions, these are what is left of them', () => {
    const noisy: UndecidedRow = { ...row, spread: 0.01 };
    expect(sessionsFor(noisy, countOf(noisy))).toEqual(remainingRuns(noisy, countOf(noisy)));
    const pooled: UndecidedRow = {
      ...row,
      spread: 0.004,
      repeats: { kind: 'sessions', least: 2, trials: 3 },
    };
    const advice = countOf(pooled);
    if (advice.kind !== 'sessions') throw new Error('no sessions');
    expect(sessionsFor(pooled, advice)).toEqual({ sessions: advice.sessions - 2, trials: 3 });
  });

  test('four of five rows are decided, where three sessions of what the advice lacks decide one in two', () => {
    const normal = new Normal(11);
    const margin = Math.log1p(0.01);
    const truth = 0.004;
    let [planned, decided] = [0, 0];
    for (let round = 0; round < 1500; round += 1) {
      const draw = (n: number, mean: number) => Array.from({ length: n }, () => mean + 0.006 * normal.next());
      const samples = [draw(8, 0), draw(8, truth)] as const;
      const means = samples.map(mean);
      const variance = total(samples.map(squares)) / 14;
      const difference = (means[1] ?? 0) - (means[0] ?? 0);
      if (isDecided(difference, Math.sqrt(variance / 4), 14, margin)) continue;
      const asked: UndecidedRow = {
        ...row,
        difference: Math.abs(difference),
        spread: Math.sqrt(variance),
        degreesOfFreedom: 14,
        repeats: { kind: 'trials', least: 8 },
      };
      const advice = advise(asked);
      if (advice.kind !== 'trials') continue;
      const runs = sessionsFor(asked, advice);
      const [a, b] = samples.map((sample, side) => [
        mean(sample),
        ...Array.from({ length: runs.sessions }, () => mean(draw(runs.trials, side * truth))),
      ]);
      if (a === undefined || b === undefined) continue;
      const ofMeans = (squares(a) + squares(b)) / (2 * runs.sessions);
      planned += 1;
      if (isDecided(mean(b) - mean(a), Math.sqrt((2 * ofMeans) / a.length), 2 * runs.sessions, margin))
        decided += 1;
    }
    expect(planned).toBeGreaterThan(100);
    expect(decided / planned).toBeGreaterThan(0.8);
  });
});

function mean(values: readonly number[]): number {
  return total(values) / values.length;
}

function squares(values: readonly number[]): number {
  const middle = mean(values);
  return total(values.map(value => (value - middle) ** 2));
}

function isDecided(difference: number, error: number, degreesOfFreedom: number, margin: number): boolean {
  const half = -tQuantile(0.025, degreesOfFreedom) * error;
  return Math.abs(difference) > half || Math.abs(difference) + half < margin;
}

describe('what sessions find', () => {
  test('more sessions find less, and no number of them finds what rounding hides', () => {
    const found = [1, 3, 8].map(sessions => foundAfter(row, { sessions, trials: 5 }) ?? 0);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    const coarse: UndecidedRow = { ...row, rounding: [0.01, 0.01] };
    expect(foundAfter(coarse, { sessions: 100, trials: 5 })).toBeGreaterThan(0.02);
  });

  test('the difference that the advice names is found in four of five cases when the sessions are compared', () => {
    const noisy: UndecidedRow = { ...row, spread: 0.01, degreesOfFreedom: 1e6, runSeconds: [60, 60] };
    const advice = advise(noisy);
    if (advice.kind !== 'finds') throw new Error(advice.kind);
    expect(advice.finds).toBe(foundAfter(noisy, advice));
    const normal = new Normal(7);
    const session = (trials: number, truth: number) =>
      mean(Array.from({ length: trials }, () => truth + 0.01 * normal.next()));
    const truth = Math.log1p(advice.finds);
    const cases = 2000;
    let found = 0;
    for (let round = 0; round < cases; round += 1) {
      const [a, b] = [0, truth].map(at => [
        session(5, at),
        ...Array.from({ length: advice.sessions }, () => session(advice.trials, at)),
      ]);
      if (a === undefined || b === undefined) continue;
      const variance = (squares(a) + squares(b)) / (2 * advice.sessions);
      const half = -tQuantile(0.025, 2 * advice.sessions) * Math.sqrt((2 * variance) / a.length);
      if (Math.abs(mean(b) - mean(a)) > half) found += 1;
    }
    expect(found / cases).toBeGreaterThan(0.77);
    expect(found / cases).toBeLessThan(0.83);
  });

  test('a difference beyond all measure is not said', () => {
    expect(foundAfter({ ...row, spread: 50 }, { sessions: 3, trials: 5 })).toBeUndefined();
  });
});

test('a budget changes what is advised: as much as it holds', () => {
  const slow: UndecidedRow = { ...row, spread: 0.01, runSeconds: [60, 60] };
  expect(advise(slow).kind).toBe('finds');
  expect(advise(slow, 3 * 3600).kind).toBe('sessions');
  const short = advise(slow, 15 * 60);
  expect(short).toMatchObject({ kind: 'finds', sessions: 1 });
});

import trigamma from '@stdlib/math-base-special-trigamma';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise } from '../../../src/core/stats/advice';
import { adjust } from '../../../src/core/stats/correction';
import { effectOfTrials } from '../../../src/core/stats/effect';
import { overallBetweenSessions, overallRatio } from '../../../src/core/stats/overall';
import { trialsForPower } from '../../../src/core/stats/power';
import { logSidesOf, noiseOf } from '../../../src/core/stats/ratio';
import { warningOfValue } from '../../../src/core/stats/recordWarnings';
import { resolutionOf } from '../../../src/core/stats/resolution';
import { effectOfSessions, spreadBetweenSessions } from '../../../src/core/stats/sessions';
import { fitNoise, inverseTrigamma } from '../../../src/core/stats/sharedNoise';
import { defaultMethod, type Effect, type EffectOptions } from '../../../src/core/stats/statistics';
import { summarize } from '../../../src/core/stats/summary';
import { verdictOf } from '../../../src/core/stats/verdict';
import { warningsOf } from '../../../src/core/stats/warnings';
import { present } from '../../present';

/** Trials as benchmarks give them: a size, and a spread that is seen among its digits. */
const trial = fc.integer({ min: 10_000, max: 20_000 }).map(value => value / 100);
const sample = fc.array(trial, { minLength: 2, maxLength: 12 });
/** What a broken or hostile file may hold: any finite number, tiny, huge or negative. */
const anyTrials = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 14 });
const anyPositive = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: Number.MIN_VALUE }), {
  maxLength: 14,
});
const anySample = fc.oneof(anyTrials, anyPositive, sample);
const anyResolution = fc
  .integer({ min: 0, max: 400 })
  .map(decimals => resolutionOf([{ trials: [1], decimals }]));
const proportion = fc.constantFrom('HIB', 'LIB', 'ABSTRACT', '');
const method = fc
  .record({
    confidence: fc.constantFrom(0.9, 0.95, 0.99),
    margin: fc.constantFrom(0.01, 0.02, 0.03),
    correction: fc.constantFrom('bh' as const, 'holm' as const),
    noise: fc.constantFrom('shared' as const, 'own' as const),
    boots: fc.constantFrom(undefined, 0.0025, 0.5),
  })
  .map(({ boots, ...rest }) => ({ ...rest, ...(boots === undefined ? {} : { boots }) }));

const options: EffectOptions = { proportion: 'HIB', resolution: 0.01, method: defaultMethod };

function ratioOf(effect: Effect | undefined): { ratio: number; low: number; high: number; p: number } {
  if (effect?.kind !== 'ratio' || effect.test === undefined) throw new Error('no ratio with an interval');
  return { ratio: effect.ratio, low: effect.test.low, high: effect.test.high, p: effect.test.p };
}

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-8 * Math.abs(expected));
}

describe('a comparison', () => {
  test('a comparison turned round tells the same, turned round', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = ratioOf(effectOfTrials(a, b, options));
        const back = ratioOf(effectOfTrials(b, a, options));
        near(back.ratio, 1 / there.ratio);
        near(back.low, 1 / there.high);
        near(back.high, 1 / there.low);
        near(back.p, there.p);
      }),
    );
  });

  test('a comparison in seconds tells the same as in milliseconds', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const inMilliseconds = (trials: readonly number[]) => trials.map(value => value * 1000);
        const seconds = ratioOf(effectOfTrials(a, b, options));
        const milliseconds = ratioOf(
          effectOfTrials(inMilliseconds(a), inMilliseconds(b), { ...options, resolution: 10 }),
        );
        near(milliseconds.ratio, seconds.ratio);
        near(milliseconds.low, seconds.low);
        near(milliseconds.high, seconds.high);
        near(milliseconds.p, seconds.p);
      }),
    );
  });

  test('a comparison of times tells the same as of rates', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const rates = (trials: readonly number[]) => trials.map(value => 1 / value);
        // Rounding is not the same in a rate: left out here.
        const times = ratioOf(effectOfTrials(a, b, { ...options, proportion: 'LIB', resolution: 0 }));
        const inverted = ratioOf(effectOfTrials(rates(a), rates(b), { ...options, resolution: 0 }));
        near(times.ratio, inverted.ratio);
        near(times.low, inverted.low);
        near(times.high, inverted.high);
      }),
    );
  });

  test('a comparison has its ratio inside its interval, within a session and between sessions', () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 2, maxLength: 4 }), sample, sample, (sessions, a, b) => {
        for (const effect of [effectOfTrials(a, b, options), effectOfSessions(sessions, [a, b], options)]) {
          const { ratio, low, high } = ratioOf(effect);
          expect(low).toBeLessThanOrEqual(ratio);
          expect(high).toBeGreaterThanOrEqual(ratio);
        }
      }),
    );
  });

  test('a comparison of a single trial never has an interval, nor any verdict but that', () => {
    fc.assert(
      fc.property(
        anySample,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        proportion,
        (a, b, kind) => {
          fc.pre(a.length > 0);
          for (const [left, right] of [
            [a, [b]],
            [[b], a],
          ] as const) {
            const effect = present(effectOfTrials(left, right, { ...options, proportion: kind }), 'effect');
            expect(effect).not.toHaveProperty('test');
            const judged = verdictOf({
              effect,
              adjustedP: 0,
              nBaseline: left.length,
              nOther: right.length,
              proportion: kind,
              method: defaultMethod,
            });
            expect(judged).toEqual({ verdict: 'single-trial' });
          }
        },
      ),
    );
  });
});

test('the order of the trials matters to the warnings about order, and to nothing else', () => {
  const shuffled = sample.chain(trials =>
    fc.record({
      trials: fc.constant(trials),
      other: fc.shuffledSubarray(trials, { minLength: trials.length, maxLength: trials.length }),
    }),
  );
  const unordered = (trials: readonly number[]) =>
    warningsOf({ trials, resolution: 0.01 }).filter(({ id }) => id !== 'drift' && id !== 'first-trial');
  fc.assert(
    fc.property(shuffled, sample, ({ trials, other }, baseline) => {
      expect(summarize([other], 0.01, 0.95)).toEqual(summarize([trials], 0.01, 0.95));
      expect(effectOfTrials(baseline, other, options)).toEqual(effectOfTrials(baseline, trials, options));
      expect(unordered(other)).toEqual(unordered(trials));
    }),
  );
});

test('a correction never makes a p smaller, never above 1, and keeps the order of the rows', () => {
  const values = fc.array(fc.double({ noNaN: true, min: 0, max: 1 }), { maxLength: 50 });
  fc.assert(
    fc.property(values, fc.constantFrom('bh' as const, 'holm' as const), (p, correction) => {
      const adjusted = adjust(p, correction);
      expect(adjusted).toHaveLength(p.length);
      const pairs = p
        .map((value, index) => ({ value, adjusted: adjusted[index] ?? Number.NaN }))
        .sort((a, b) => a.value - b.value);
      for (const [index, pair] of pairs.entries()) {
        expect(pair.adjusted).toBeGreaterThanOrEqual(pair.value * (1 - 1e-12));
        expect(pair.adjusted).toBeLessThanOrEqual(1);
        expect(pair.adjusted).toBeGreaterThanOrEqual(pairs[index - 1]?.adjusted ?? 0);
      }
    }),
  );
});

describe('whatever a file holds, no figure is NaN or infinite', () => {
  test('whatever a file holds, no figure is NaN or infinite in a summary and its warnings', () => {
    fc.assert(
      fc.property(anySample, anyResolution, (trials, resolution) => {
        expectFinite(summarize([trials], resolution, 0.95));
        expectFinite(summarize([trials, trials.slice(1)], resolution, 0.95));
        expectFinite(warningsOf({ trials, resolution }));
        expectFinite(warningOfValue({ value: trials[0], rawValue: String(trials[0]), trials, resolution }));
      }),
      { numRuns: 300 },
    );
  });

  test('whatever a file holds, no figure is NaN or infinite in a comparison, its verdict and its advice', () => {
    fc.assert(
      fc.property(
        anySample,
        anySample,
        fc.record({ proportion, resolution: anyResolution, method }),
        (a, b, chosen) => {
          const effect = effectOfTrials(a, b, chosen);
          expectFinite(effect);
          expect(effect === undefined).toBe(a.length === 0 || b.length === 0);
          expectFinite(verdictOf({ ...chosen, effect, nBaseline: a.length, nOther: b.length }));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('whatever a file holds, no figure is NaN or infinite in the noise that rows share, and what comes of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anySample, anySample), { minLength: 8, maxLength: 12 }),
        fc.record({ proportion, resolution: anyResolution, method }),
        (rows, chosen) => {
          const noises = rows.map(([a, b]) => noiseOf(logSidesOf(a, b, chosen.resolution)));
          const prior = fitNoise(noises.flatMap(noise => noise ?? []));
          for (const [a, b] of rows) expectFinite(effectOfTrials(a, b, { ...chosen, prior }));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('whatever a file holds, no figure is NaN or infinite in advice', () => {
    const size = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 });
    const seconds = fc.double({ noNaN: true, min: 0, max: 2.5e6 });
    fc.assert(
      fc.property(
        fc.record({
          difference: size,
          margin: fc.constantFrom(0.01, 0.4),
          spread: size,
          degreesOfFreedom: fc.double({ noNaN: true, min: 1, max: 1e9 }),
          rounding: fc.tuple(size, size),
          alpha: fc.double({ noNaN: true, min: 1e-9, max: 0.1 }),
          confidence: fc.constantFrom(0.9, 0.95, 0.99),
          excludesNone: fc.boolean(),
          repeats: fc.oneof(
            fc.record({ kind: fc.constant('trials' as const), least: fc.integer({ min: 2, max: 300 }) }),
            fc.record({
              kind: fc.constant('sessions' as const),
              least: fc.integer({ min: 2, max: 9 }),
              trials: fc.integer({ min: 1, max: 300 }),
            }),
          ),
        }),
        fc.option(fc.tuple(seconds, seconds), { nil: undefined }),
        (row, runSeconds) => {
          expectFinite(advise({ ...row, ...(runSeconds === undefined ? {} : { runSeconds }) }));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('whatever a file holds, no figure is NaN or infinite between sessions, and in the mean of all benchmarks', () => {
    const sessions = fc.array(anySample, { maxLength: 4 });
    const chosen = fc.record({ proportion, resolution: anyResolution, method });
    fc.assert(
      fc.property(sessions, sessions, chosen, (baseline, other, how) => {
        expectFinite(effectOfSessions(baseline, other, how));
        expectFinite(spreadBetweenSessions(baseline));
        expectFinite(overallBetweenSessions([{ profile: 'a', baseline, other, ...how }], 0.95));
        const rows = baseline.flatMap((trials, index) => {
          const effect = effectOfTrials(trials, other[index] ?? [], how);
          if (effect?.kind !== 'ratio') return [];
          const row = { profile: String(index % 2), logRatio: Math.log(effect.ratio) };
          return effect.test === undefined
            ? [row]
            : [
                {
                  ...row,
                  standardError: effect.test.logStandardError,
                  degreesOfFreedom: effect.test.degreesOfFreedom,
                },
              ];
        });
        expectFinite(overallRatio(rows, { confidence: 0.95, boots: how.method.boots }));
      }),
      { numRuns: 300 },
    );
  });

  test('whatever a file holds, no figure is NaN or infinite in the count of trials, which ends as Infinity only where no count suffices', () => {
    const positive = fc.double({ noNaN: true, min: 0, noDefaultInfinity: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ noNaN: true, min: 1e-9, max: 0.2 }), (d, s, alpha) => {
        const trials = trialsForPower(d, s, alpha, 0.8);
        expect(trials).toBeGreaterThanOrEqual(2);
        if (trials !== Number.POSITIVE_INFINITY) expect(Number.isInteger(trials)).toBe(true);
      }),
    );
  });
});

test('the inverse of trigamma is its inverse over all sizes, or the noise of rows would be shared wrongly', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -12, max: 12 }), exponent => {
      const y = 10 ** exponent;
      expect(Math.abs(inverseTrigamma(trigamma(y)) / y - 1)).toBeLessThan(1e-6);
    }),
    { numRuns: 500 },
  );
});

function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectFinite);
}

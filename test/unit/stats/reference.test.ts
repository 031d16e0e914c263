import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/core/results/limits';
import { readNumbers } from '../../../src/core/results/writtenNumber';
import { adjust } from '../../../src/core/stats/correction';
import { effectOfTrials } from '../../../src/core/stats/effect';
import { momentsOf } from '../../../src/core/stats/moments';
import { overallRatio } from '../../../src/core/stats/overall';
import { trialsForPower } from '../../../src/core/stats/power';
import { logSidesOf, noiseOf } from '../../../src/core/stats/ratio';
import { resolutionOf } from '../../../src/core/stats/resolution';
import { effectOfSessions } from '../../../src/core/stats/sessions';
import { fitNoise } from '../../../src/core/stats/sharedNoise';
import { defaultMethod, type Effect, type RatioTest } from '../../../src/core/stats/statistics';
import { chiSquaredQuantile, tCdf, tQuantile } from '../../../src/core/stats/student';
import { summarize } from '../../../src/core/stats/summary';
import { verdictOf } from '../../../src/core/stats/verdict';
import { warningsOf } from '../../../src/core/stats/warnings';
import reference from '../../fixtures/statistics.json';
import { present } from '../../present';

// Values that R computed: whoever checks our figures in R must find the same.

function same(actual: number | undefined, expected: number): void {
  expect(Math.abs(present(actual, `figure beside ${expected}`) - expected)).toBeLessThanOrEqual(
    1e-9 * Math.abs(expected),
  );
}

/** Finer than any trial here, so that only the spread decides. */
const exact = { proportion: 'HIB', resolution: 1e-12, method: defaultMethod } as const;

function testOf(effect: Effect | undefined): RatioTest & { ratio: number } {
  if (effect?.kind !== 'ratio' || effect.test === undefined) throw new Error('no ratio with an interval');
  return { ...effect.test, ratio: effect.ratio };
}

const figures = ['ratio', 'low', 'high', 'logStandardError', 'degreesOfFreedom', 'p'] as const;
type Figures = Readonly<Record<(typeof figures)[number], number>>;

function sameTest(actual: Figures, expected: Figures): void {
  for (const key of figures) same(actual[key], expected[key]);
}

/** An entry's trials as the reader gives them. */
function writtenAs(texts: readonly string[]) {
  const { numbers: trials, decimals } = readNumbers(texts.join(':'), ':', new Budget());
  return { trials, decimals };
}

function verdictAlone(effect: Effect | undefined, n: number, margin: number): string {
  const method = { ...defaultMethod, margin };
  return verdictOf({ effect, nBaseline: n, nOther: n, proportion: 'HIB', method }).verdict;
}

describe('agrees with R to nine digits:', () => {
  test("Student's t quantiles, which scale every interval", () => {
    for (const { df, p, quantile } of reference.tQuantile) same(tQuantile(p, df), quantile);
  });

  test("Student's t probabilities, far tails too, which become p", () => {
    for (const { df, t, cdf } of reference.tCdf) same(tCdf(t, df), cdf);
  });

  test('χ² quantiles, which bound a spread guessed from three trials', () => {
    for (const { df, quantile20 } of reference.chiSquaredQuantile) {
      same(chiSquaredQuantile(0.2, df), quantile20);
    }
  });

  test.each(reference.comparisons)('both summaries of $name', ({ a, b, summaryA, summaryB }) => {
    for (const [trials, expected] of [
      [a, summaryA],
      [b, summaryB],
    ] as const) {
      const summary = summarize([trials], exact.resolution, 0.95);
      expect(summary?.n).toBe(expected.n);
      same(summary?.mean, expected.mean);
      same(summary?.standardDeviation, expected.sd);
      same(summary?.standardError, expected.standardError);
      same(summary?.coefficientOfVariation, expected.coefficientOfVariation);
      same(summary?.interval?.low, expected.low);
      same(summary?.interval?.high, expected.high);
      same(summary?.median, expected.median);
      expect(summary?.atResolution).toBe(false);
      same(Math.exp(momentsOf(trials.map(Math.log))?.mean ?? Number.NaN), expected.geometricMean);
    }
  });

  test.each(reference.comparisons)('the ratio of $name', expected => {
    const actual = testOf(effectOfTrials(expected.a, expected.b, exact));
    same(actual.ratio, expected.ratio);
    same(actual.low, expected.ratioLow);
    same(actual.high, expected.ratioHigh);
    same(actual.logStandardError, expected.logStandardError);
    same(actual.degreesOfFreedom, expected.degreesOfFreedom);
    same(actual.p, expected.p);
    expect(defaultMethod.margin).toBe(expected.equivalenceMargin);
    same(actual.equivalenceP, expected.equivalenceP);

    const method = { ...defaultMethod, confidence: 0.99 };
    const at99 = testOf(effectOfTrials(expected.a, expected.b, { ...exact, method }));
    same(at99.low, expected.ratioLow99);
    same(at99.high, expected.ratioHigh99);
  });

  test.each(reference.comparisons)('trials for power 80 % of $name', ({ a, b, trialsPerSideForPower80 }) => {
    const deviation = (trials: readonly number[]) =>
      momentsOf(trials.map(Math.log))?.standardDeviation ?? Number.NaN;
    const { ratio } = testOf(effectOfTrials(a, b, exact));
    const s = Math.hypot(deviation(a), deviation(b)) / Math.SQRT2;
    expect(trialsForPower(Math.log(ratio), s, 0.05, 0.8)).toBe(trialsPerSideForPower80);
  });

  test.each(reference.confidences)('an interval at confidence $confidence', expected => {
    const [first] = reference.comparisons;
    const method = { ...defaultMethod, confidence: expected.confidence };
    const actual = testOf(effectOfTrials(first?.a ?? [], first?.b ?? [], { ...exact, method }));
    sameTest(actual, expected);
  });

  test.each(reference.resolution)('the resolution floor: $name', expected => {
    const resolution = resolutionOf([writtenAs([...expected.a, ...expected.b])]);
    expect(resolution).toBe(expected.unit);
    const effect = effectOfTrials(expected.a.map(Number), expected.b.map(Number), { ...exact, resolution });
    const actual = testOf(effect);
    sameTest(actual, expected);
    expect(verdictAlone(effect, 3, 0.01) === 'equivalent').toBe(expected.equivalent);
  });

  test('lower is better: the ratio is turned, above 1 is better', () => {
    const { a, b, expect: expected } = reference.lowerIsBetter;
    const actual = testOf(effectOfTrials(a, b, { ...exact, proportion: 'LIB' }));
    sameTest(actual, expected);
  });

  test('zero and negative values: a difference with its interval, no ratio', () => {
    const { a, b, difference, low, high, p, degreesOfFreedom } = reference.zeroAndNegative;
    const effect = effectOfTrials(a, b, exact);
    if (effect?.kind !== 'difference') throw new Error('not a difference');
    same(effect.difference, difference);
    same(effect.test?.low, low);
    same(effect.test?.high, high);
    same(effect.test?.p, p);
    same(effect.test?.degreesOfFreedom, degreesOfFreedom);
  });

  test.each(reference.sessions)('several sessions, $name', expected => {
    const actual = testOf(effectOfSessions(expected.a, expected.b, exact));
    expect(actual.basis).toBe('between-sessions');
    sameTest(actual, expected);
  });

  test.each(reference.trialsForPower)('trials for d $d, s $s, α $alpha, power $power', expected => {
    const { d, s, alpha, power, trials } = expected;
    expect(trialsForPower(d, s, alpha, power)).toBe(trials);
  });

  test('the upper bound of a spread and the count that its power needs, which advice rests on', () => {
    const { a, b, undecided1, undecided5, s, degreesOfFreedom, upperS, delta } = reference.advice;
    const effect = effectOfTrials(a, b, { ...exact, resolution: 1 });
    same(testOf(effect).degreesOfFreedom, degreesOfFreedom);
    same(s * Math.sqrt(degreesOfFreedom / chiSquaredQuantile(0.2, degreesOfFreedom)), upperS);
    expect(trialsForPower(delta, upperS, 0.05, 0.8)).toBe(undecided1);
    expect(trialsForPower(delta, upperS, 0.05 / 5, 0.8)).toBe(undecided5);
  });

  test.each(reference.meansOfPooledSystems)('the mean of a pooled system: $mean', expected => {
    const summary = summarize(expected.sessions, exact.resolution, 0.95);
    same(summary?.mean, expected.mean);
    same(summary?.standardError, expected.standardError);
    same(summary?.interval?.low, expected.low);
    same(summary?.interval?.high, expected.high);
  });

  test.each(reference.unit)('the resolution of $trials', ({ trials, unit }) => {
    expect(resolutionOf([writtenAs(trials)])).toBe(unit);
  });

  test.each(reference.sharedNoise)("noise shared as limma's fitFDist does: $name", expected => {
    const rows = expected.rows.map(({ a, b }) => noiseOf(logSidesOf(a, b, expected.unit)));
    const prior = fitNoise(rows.flatMap(row => row ?? []));
    if (prior === undefined) throw new Error('no prior');
    same(prior.variance, expected.priorVariance);
    if (expected.priorDegreesOfFreedom === 'infinite')
      expect(prior.degreesOfFreedom).toBe(Number.POSITIVE_INFINITY);
    else same(prior.degreesOfFreedom, Number(expected.priorDegreesOfFreedom));

    const tests = expected.rows.map(({ a, b }) =>
      testOf(effectOfTrials(a, b, { ...exact, resolution: expected.unit, prior })),
    );
    const adjusted = adjust(
      tests.map(({ p }) => p),
      'bh',
    );
    for (const [index, row] of expected.rows.entries()) {
      const actual = tests[index];
      for (const key of [
        'ratio',
        'low',
        'high',
        'degreesOfFreedom',
        'logStandardError',
        'p',
        'equivalenceP',
      ] as const)
        same(actual?.[key], row[key]);
      same(adjusted[index], row.adjustedP);
      same(rows[index]?.variance, row.variance);
    }
  });

  test('p values corrected for their number', () => {
    const { p, holm, benjaminiHochberg } = reference.adjustment;
    for (const [index, value] of adjust(p, 'holm').entries()) same(value, holm[index] ?? Number.NaN);
    for (const [index, value] of adjust(p, 'bh').entries())
      same(value, benjaminiHochberg[index] ?? Number.NaN);
  });

  test('the mean of all benchmarks, trial noise only', () => {
    const { cases, geometricMeanRatio, low, high } = reference.overall;
    const rows = reference.comparisons
      .filter(({ name }) => cases.includes(name))
      .map(({ name, a, b }) => {
        const { ratio, logStandardError, degreesOfFreedom } = testOf(effectOfTrials(a, b, exact));
        return {
          profile: name,
          logRatio: Math.log(ratio),
          standardError: logStandardError,
          degreesOfFreedom,
        };
      });
    const overall = overallRatio(rows, { confidence: 0.95 });
    same(overall?.ratio, geometricMeanRatio);
    same(overall?.withNoise?.ratio, geometricMeanRatio);
    same(overall?.withNoise?.interval.low, low);
    same(overall?.withNoise?.interval.high, high);
    expect(overall?.votes).toBe(cases.length);
    const { ifBenchmarksStandForOthers: others } = reference.overall;
    same(overall?.ifOthers?.low, others.low);
    same(overall?.ifOthers?.high, others.high);
    same(overall?.spread?.standardDeviation, others.standardDeviationOfLogRatios);
  });
});

test.each(reference.margins)('equivalence at a margin of $margin', expected => {
  const method = { ...defaultMethod, margin: expected.margin };
  // The interval alone decides, wherever it came from.
  const effect: Effect = {
    kind: 'ratio',
    ratio: expected.ratio,
    test: {
      low: expected.low,
      high: expected.high,
      p: expected.p,
      degreesOfFreedom: expected.degreesOfFreedom,
      logStandardError: expected.logStandardError,
      equivalenceP: 0,
      basis: 'within-session',
      trialNoise: {
        logStandardError: expected.logStandardError,
        degreesOfFreedom: expected.degreesOfFreedom,
      },
    },
  };
  const { verdict } = verdictOf({ effect, nBaseline: 6, nOther: 6, proportion: 'HIB', method });
  expect(verdict === 'equivalent').toBe(expected.equivalent);
});

test.each(reference.warnings)('warnings of $trials', ({ trials, unitDecimals, expect: expected }) => {
  const resolution = Number(`1e-${unitDecimals}`);
  const warnings = warningsOf({ trials, resolution });
  expect(warnings.map(warning => warning.id)).toEqual(expected);
});

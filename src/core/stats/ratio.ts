import { directionOf } from './direction';
import { ratioOf } from './finite';
import type { Effect, EffectBasis, EffectOptions, Method } from './model';
import { type Moments, momentsOf } from './moments';
import { logRoundingError } from './resolution';
import { type Estimate, equivalenceTest, tInterval, tTest, welch } from './student';

/** Only of values above zero there is a logarithm, and a ratio. */
export function allPositive(values: readonly number[]): boolean {
  return values.every(value => value > 0);
}

/**
 * Ratio of the geometric means of trials above zero, inverted where less is better, with Welch's interval on
 * the logarithms (Kalibera & Jones 2013: the ratio with its interval); undefined where a side has no trial.
 * Each standard error is max(s/√n, u/(√12·mean)).
 */
export function ratioOfTrials(
  baseline: readonly number[],
  other: readonly number[],
  { proportion, resolution, method }: EffectOptions,
): Effect | undefined {
  const logBaseline = momentsOf(baseline.map(Math.log));
  const logOther = momentsOf(other.map(Math.log));
  if (logBaseline === undefined || logOther === undefined) return undefined;

  const a = estimateOf(logBaseline, baseline, resolution);
  const b = estimateOf(logOther, other, resolution);
  const direction = directionOf(proportion);
  if (a === undefined || b === undefined) {
    return { kind: 'ratio', ratio: ratioOf(direction * (logOther.mean - logBaseline.mean)) };
  }
  const difference = welch(a, b);
  return toRatio({ ...difference, value: direction * difference.value }, method, 'within-session');
}

function estimateOf(logs: Moments, trials: readonly number[], resolution: number): Estimate | undefined {
  if (logs.standardDeviation === undefined) return undefined;
  const rounding = logRoundingError(resolution, momentsOf(trials)?.mean ?? 0);
  return {
    value: logs.mean,
    standardError: Math.max(logs.standardDeviation / Math.sqrt(logs.n), rounding),
    degreesOfFreedom: logs.n - 1,
  };
}

/** A ratio with its interval and tests from an estimate of its logarithm. */
export function toRatio(log: Estimate, method: Method, basis: EffectBasis): Effect {
  const { low, high } = tInterval(log, method.confidence);
  return {
    kind: 'ratio',
    ratio: ratioOf(log.value),
    test: {
      low: ratioOf(low),
      high: ratioOf(high),
      p: tTest(log),
      degreesOfFreedom: log.degreesOfFreedom,
      basis,
      logStandardError: log.standardError,
      equivalenceP: equivalenceTest(log, Math.log1p(method.margin)),
    },
  };
}

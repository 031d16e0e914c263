import { adjust } from '../../src/core/stats/correction';
import { effectOfTrials } from '../../src/core/stats/effect';
import { logSidesOf, noiseOf } from '../../src/core/stats/ratio';
import { fitNoise } from '../../src/core/stats/sharedNoise';
import { defaultMethod, type Effect, type Noise, type Verdict } from '../../src/core/stats/statistics';
import { verdictOf } from '../../src/core/stats/verdict';

/** Far finer than the noise, so that rounding plays no part where it is not the subject. */
export const fine = 1e-9;
export const method = defaultMethod;
export const options = { proportion: 'HIB', resolution: fine, method } as const;

export interface Measured {
  readonly baseline: number[];
  readonly other: number[];
}

export interface JudgedRow {
  readonly effect: Effect;
  readonly verdict: Verdict;
  readonly adjustedP: number;
  readonly rank: number;
}

/** The verdicts on all rows of a pair of systems, as a comparison gives them. */
export function judge(rows: readonly Measured[], noise: Noise = method.noise): readonly JudgedRow[] {
  const noises = rows.flatMap(({ baseline, other }) => noiseOf(logSidesOf(baseline, other, fine)) ?? []);
  const prior = noise === 'shared' ? fitNoise(noises) : undefined;
  const effects = rows.flatMap(
    ({ baseline, other }) => effectOfTrials(baseline, other, { ...options, prior }) ?? [],
  );
  const p = effects.map(effect => effect.test?.p ?? 1);
  const adjusted = adjust(p, method.correction);
  return rows.flatMap(({ baseline, other }, row) => {
    const effect = effects[row];
    if (effect === undefined) return [];
    const { verdict } = verdictOf({
      effect,
      adjustedP: adjusted[row],
      nBaseline: baseline.length,
      nOther: other.length,
      proportion: 'HIB',
      method,
    });
    const rank = p.filter(one => one <= (p[row] ?? 1)).length;
    return [{ effect, verdict, adjustedP: adjusted[row] ?? 1, rank }];
  });
}

export const isCall = (verdict: Verdict) => verdict === 'faster' || verdict === 'slower';

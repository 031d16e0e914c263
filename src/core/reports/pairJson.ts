import type { PairComparison } from '../comparison/comparison';
import type { Attribution } from '../environment/fairness/attributionKind';
import type { Formatter } from '../messages/formatter';
import { type Advice, trialsNeeded } from '../stats/advice';
import type { EffectBasis, Reach, Verdict } from '../stats/statistics';

/** One system against the baseline in one row, as JSON. */
export interface PairReport {
  readonly system: string;
  readonly ratio?: number;
  readonly low?: number;
  readonly high?: number;
  /** With its bounds, in the unit of the result; present where there is no ratio. */
  readonly difference?: number;
  readonly differenceLow?: number;
  readonly differenceHigh?: number;
  readonly p?: number;
  readonly adjustedP?: number;
  readonly equivalenceP?: number;
  readonly degreesOfFreedom?: number;
  /** Rows whose noise was shared, and the interval by this row's own trials. */
  readonly sharedNoise?: {
    readonly rows: number;
    readonly own: { readonly low: number; readonly high: number };
  };
  readonly basis?: EffectBasis;
  readonly verdict: Verdict;
  readonly smallButReal?: boolean;
  readonly standsAloneOnly?: boolean;
  /** How far a decided verdict reaches. */
  readonly reach?: Reach;
  /** Total trials per side, where the advice is a count. */
  readonly trialsNeeded?: number;
  readonly advice?: AdviceReport;
  readonly attribution?: Attribution;
  /** Of the verdict, then of the attribution. */
  readonly reasons: readonly string[];
}

/** `trials` in all, `sessions` of `trials` each, or that many further sessions with what they find. */
interface AdviceReport {
  readonly kind: Advice['kind'];
  readonly trials?: number;
  readonly sessions?: number;
  /** Of both sides, PTS's own pauses included. */
  readonly minutes?: number;
  /** Smallest difference found with 80 % power: percent, or in the unit of the result without a ratio. */
  readonly finds?: number;
  /** Percent: the wider margin that these runs reach, where the comparison's own cannot be reached. */
  readonly margin?: number;
}

export /** A fraction as percent without the noise of binary fractions: 0.025 is 2.5. */
function percent(fraction: number): number {
  return Number((fraction * 100).toPrecision(12));
}

export function reportPair(pair: PairComparison, formatter: Formatter): PairReport {
  const { system, verdict, adjustedP, smallButReal, standsAloneOnly, reach, advice, attribution } = pair;
  const reasons = [...pair.reasons, ...(pair.attributionReasons ?? [])];
  return {
    system,
    ...reportEffect(pair),
    ...(adjustedP === undefined ? {} : { adjustedP }),
    verdict,
    ...(smallButReal === undefined ? {} : { smallButReal }),
    ...(standsAloneOnly === undefined ? {} : { standsAloneOnly }),
    ...(reach === undefined ? {} : { reach }),
    ...(advice === undefined ? {} : reportAdvice(advice)),
    ...(attribution === undefined ? {} : { attribution }),
    reasons: reasons.map(reason => formatter.say(reason)),
  };
}

function reportAdvice(advice: Advice): Pick<PairReport, 'trialsNeeded' | 'advice'> {
  const needed = trialsNeeded(advice);
  return {
    ...(needed === undefined ? {} : { trialsNeeded: needed }),
    advice: adviceReport(advice),
  };
}

function adviceReport(advice: Advice): AdviceReport {
  switch (advice.kind) {
    case 'trials':
    case 'sessions':
      return advice;
    case 'finds': {
      const { of, finds, ...rest } = advice;
      return { ...rest, finds: of === 'ratio' ? percent(finds) : finds };
    }
    case 'cannot':
      return advice.instead === undefined
        ? { kind: 'cannot' }
        : { kind: 'cannot', ...advice.instead, margin: percent(advice.instead.margin) };
  }
}

function reportEffect({ effect }: PairComparison): Partial<PairReport> {
  if (effect === undefined) return {};
  const test =
    effect.test === undefined
      ? {}
      : {
          p: effect.test.p,
          degreesOfFreedom: effect.test.degreesOfFreedom,
          basis: effect.test.basis,
        };
  if (effect.kind === 'difference')
    return {
      difference: effect.difference,
      ...(effect.test === undefined
        ? {}
        : { differenceLow: effect.test.low, differenceHigh: effect.test.high }),
      ...test,
    };
  return {
    ratio: effect.ratio,
    ...(effect.test === undefined
      ? {}
      : {
          low: effect.test.low,
          high: effect.test.high,
          equivalenceP: effect.test.equivalenceP,
          ...(effect.test.shared === undefined ? {} : { sharedNoise: effect.test.shared }),
        }),
    ...test,
  };
}

import type { UndecidedPair } from '../comparison/undecidedRows';
import { type Advice, adviseFinding } from '../stats/advice';
import { sessionSeconds } from '../stats/undecidedRow';
import type { Need } from './budget';
import type { LeftOut } from './leftOut';
import { adviceFor } from './pairNeed';
import { labelOf, type TrialSeconds } from './testsOfRows';
import type { TopUpWish } from './topUpWish';

/** Why a pair is not in the plan. With several others the label says beside which one. */
export function leftOutOf(
  pair: UndecidedPair,
  need: Need<UndecidedPair> | undefined,
  seconds: TrialSeconds,
  { budgetSeconds }: TopUpWish,
  others: number,
): LeftOut {
  const { row, undecided } = pair;
  const label = others > 1 ? `${labelOf(row)} (${pair.pair.system})` : labelOf(row);
  const advice = adviceFor(pair, budgetSeconds);
  if (need === undefined && advice !== undefined) return { label, reason: { kind: 'not-decided', advice } };
  if (need === undefined || budgetSeconds === undefined || seconds.on() === undefined)
    return { label, reason: { kind: 'unknown-time' } };
  const isLonger = advice !== undefined && (minutesOf(advice) ?? 0) * 60 > budgetSeconds;
  const instead = isLonger && undecided !== undefined ? adviseFinding(undecided, budgetSeconds) : advice;
  const { sessions, trials } = need.runs;
  return {
    label,
    reason: {
      kind: 'over-budget',
      budgetSeconds,
      needSeconds:
        sessions *
        sessionSeconds(
          need.sides.map(side => seconds.on(side) ?? 0),
          trials,
        ),
      ...(instead === undefined ? {} : { instead }),
    },
  };
}

function minutesOf(advice: Advice): number | undefined {
  return advice.kind === 'cannot' ? undefined : advice.minutes;
}

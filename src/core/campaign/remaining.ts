import { type PlannedTest, planLimits } from '../plan/plan';
import { roundOf } from '../runs/roundName';
import { type Campaign, type CampaignPlan, roundCount } from './campaign';
import type { Found, FoundTest } from './found';

/**
 * The campaign of exactly what lacks: each test with as many rounds as complete sessions are missing, under names past all
 * that are there. A session that was cut short is run again as a whole, since PTS adds no trials to an identifier. Undefined
 * where nothing lacks.
 *
 * @param had what is there of each test of each plan
 */
export function remainingOf(
  campaign: Campaign,
  found: Found,
  had: readonly (readonly FoundTest[])[],
): Campaign | undefined {
  const plans = campaign.plans.flatMap((plan, at): readonly CampaignPlan[] => {
    const tests = lackingTests(plan, had[at] ?? []);
    return tests.length === 0 ? [] : [{ ...plan, ...countedPast(plan, found.sessions(plan)), tests }];
  });
  return plans.length === 0 ? undefined : { ...campaign, plans };
}

/** For each plan of what remains the rounds that the campaign has of it: its further ones go on from there. */
export function roundsDone({ plans }: Campaign, remaining: Campaign): readonly number[] {
  const asked = new Map(plans.map(plan => [plan.identifier, roundCount(plan)]));
  return remaining.plans.map(plan => Math.max(0, (asked.get(plan.identifier) ?? 0) - roundCount(plan)));
}

/** The tests of a plan that lack sessions, with as many rounds; what a trial took is known better than before. */
export function lackingTests(
  { tests }: Pick<CampaignPlan, 'tests'>,
  had: readonly FoundTest[],
): readonly PlannedTest[] {
  return tests.flatMap((test, at): readonly PlannedTest[] => {
    const { complete = 0, secondsPerTrial } = had[at] ?? {};
    const rounds = test.rounds - complete;
    if (rounds <= 0) return [];
    return [{ ...test, rounds, ...(secondsPerTrial === undefined ? {} : { secondsPerTrial }) }];
  });
}

function countedPast(
  { firstRound = 1 }: CampaignPlan,
  sessions: Iterable<string>,
): Pick<CampaignPlan, 'firstRound'> {
  let next = firstRound;
  for (const session of sessions) next = Math.max(next, roundOf(session) + 1);
  return next === 1 ? {} : { firstRound: Math.min(next, planLimits.firstRound) };
}

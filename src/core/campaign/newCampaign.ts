import type { Plan } from '../plan/plan';
import type { Campaign } from './campaign';
import { planOnTargets } from './planOnTargets';

/** A plan, and the targets that it is to run on. */
export interface PlanOnTargets {
  readonly plan: Plan;
  readonly targets: readonly string[];
}

/** A campaign of plans, each on its targets. No two systems have one name. */
export function newCampaign(name: string, wished: readonly PlanOnTargets[]): Campaign {
  const taken = new Set<string>();
  return {
    name,
    plans: wished.flatMap(({ plan, targets }) => {
      // What a campaign lacks is told by results; what it tops up is another matter.
      const { topsUp: _, ...rest } = plan;
      return planOnTargets(rest, targets, taken);
    }),
  };
}

import type { Plan } from '../plan/plan';
import { identifierFor } from '../plan/roundNames';
import { baseName } from '../runs/roundName';
import type { Campaign, CampaignPlan } from './campaign';

/** A plan, and the targets that it is to run on. */
export interface PlanOnTargets {
  readonly plan: Plan;
  readonly targets: readonly string[];
}

/**
 * A campaign of plans. A plan that runs on its own target alone keeps its identifier where it is free; in all other cases a
 * system is named after its target. No two have one name.
 */
export function newCampaign(name: string, wished: readonly PlanOnTargets[]): Campaign {
  const taken = new Set<string>();
  const plans = wished.flatMap(({ plan, targets }) => {
    // What a campaign lacks is told by results; what it tops up is another matter.
    const { topsUp: _, ...rest } = plan;
    return targets.map((target): CampaignPlan => {
      const own = targets.length === 1 && plan.target === target ? plan.identifier : identifierFor(target);
      const identifier = freeIdentifier(own, taken);
      taken.add(baseName(identifier));
      return { ...rest, target, identifier };
    });
  });
  return { name, plans };
}

/** A name that is not taken: also where two names differ only in what PTS would not keep. */
function freeIdentifier(wished: string, taken: ReadonlySet<string>): string {
  let identifier = wished;
  for (let number = 2; taken.has(baseName(identifier)); number += 1)
    identifier = `${wished.slice(0, 70)} ${number}`;
  return identifier;
}

import type { CampaignPlan } from '../campaign/campaign';
import type { Plan } from '../plan/plan';
import { identifierFor } from '../plan/roundNames';
import type { InventoryHost } from './inventory';

/**
 * A plan on each of these hosts. The plan's own target keeps the plan's identifier; every other host is named after
 * itself, so that their results are not taken for those of one system.
 */
export function plansForHosts(
  plan: Plan,
  hosts: readonly Pick<InventoryHost, 'name'>[],
): readonly CampaignPlan[] {
  const taken = new Set([plan.identifier]);
  return hosts.map(({ name }) => {
    if (name === plan.target || hosts.length === 1) return { ...plan, target: name };
    const wished = identifierFor(name);
    let identifier = wished;
    // Distinct, also where two names differ only in what PTS would not keep.
    for (let number = 2; taken.has(identifier); number += 1) identifier = `${wished.slice(0, 70)} ${number}`;
    taken.add(identifier);
    return { ...plan, target: name, identifier };
  });
}

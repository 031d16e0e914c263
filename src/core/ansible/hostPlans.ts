import type { CampaignPlan } from '../campaign/campaign';
import type { Plan } from '../plan/plan';
import { identifierFor } from '../plan/roundNames';
import { clip, oneLine } from '../text/plainText';
import type { InventoryHost } from './inventory';

/** UTF-16 units of a plan's name that its results keep before the name of the host: a title is short. */
const longestPart = 50;

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
    if (hosts.length === 1) return { ...plan, target: name };
    // The titles of its results say so, too: in a list of hundreds each is told from the others.
    const own = { ...plan, name: `${clip(oneLine(plan.name), longestPart)}, ${name}`, target: name };
    if (name === plan.target) return own;
    const wished = identifierFor(name);
    let identifier = wished;
    // Distinct, also where two names differ only in what PTS would not keep.
    for (let number = 2; taken.has(identifier); number += 1) identifier = `${wished.slice(0, 70)} ${number}`;
    taken.add(identifier);
    return { ...own, identifier };
  });
}

import { type Plan, planLimits } from '../plan/plan';
import { identifierFor } from '../plan/roundNames';
import { baseName } from '../runs/roundName';
import { clip, oneLine } from '../text/plainText';
import type { CampaignPlan } from './campaign';

/** UTF-16 units of a plan's name that its results keep before the name of the target: a title is short. */
const longestPart = 50;

/**
 * A plan on each of these targets. The plan's own target, or the only one, keeps the plan's identifier where that is free;
 * every other is named after itself, so that their results are not taken for those of one system.
 * @param taken identifiers of other plans, without rounds; those of these are added
 */
export function planOnTargets(
  plan: Plan,
  targets: readonly string[],
  taken: Set<string> = new Set(),
): readonly CampaignPlan[] {
  const isOnly = targets.length === 1;
  const own = isOnly || targets.includes(plan.target ?? '') ? freeName(plan.identifier, taken) : undefined;
  if (own !== undefined) taken.add(baseName(own));
  return targets.map(target => {
    if (isOnly) return { ...plan, target, identifier: own ?? plan.identifier };
    // The titles of its results say so, too: in a list of hundreds each is told from the others.
    const name = clip(`${clip(oneLine(plan.name), longestPart)}, ${target}`, planLimits.name - 1);
    const named = { ...plan, name, target };
    if (target === plan.target && own !== undefined) return { ...named, identifier: own };
    const identifier = freeName(identifierFor(target), taken);
    taken.add(baseName(identifier));
    return { ...named, identifier };
  });
}

/** A name that is not taken: also where two names differ only in what PTS would not keep. */
function freeName(wished: string, taken: ReadonlySet<string>): string {
  let name = wished;
  for (let number = 2; taken.has(baseName(name)); number += 1) name = `${wished.slice(0, 70)} ${number}`;
  return name;
}

import type { Target } from './target';
import type { TargetsReading } from './targetSchema';

/** The name of this machine where no setting names it: it stands in records of runs, in every language the same. */
export const localName = 'local';

/**
 * Every target: those of the settings, then those of an Ansible inventory and the hosts of the ssh configuration that
 * nothing before names or reaches, and this machine. A setting that is wrong keeps its name, too: the host of that name
 * is what it meant to describe.
 * @param hosts aliases of the ssh configuration
 * @param inventory targets of the Ansible inventory
 */
export function knownTargets(
  { targets, wrong }: TargetsReading,
  hosts: readonly string[],
  inventory: readonly Target[] = [],
): readonly Target[] {
  const taken = new Set([...targets, ...wrong].map(({ name }) => name));
  const reached = new Set(targets.map(placeOf));
  const listed = new Set(inventory.flatMap(target => [target.name, placeOf(target)]));
  const others: readonly Target[] = [
    ...inventory,
    ...[...new Set(hosts)]
      .map((host): Target => ({ name: host, reach: { ssh: host } }))
      .filter(target => !listed.has(target.name) && !listed.has(placeOf(target))),
    { name: localName, reach: 'local' },
  ];
  const isNew = (target: Target) => !taken.has(target.name) && !reached.has(placeOf(target));
  const found = others.filter(isNew);
  // A host of the configuration may have the name that this machine has.
  return [...targets, ...new Map(found.map(target => [target.name, target])).values()];
}

/** Where a target is, as far as two ways to it can be told to lead to one place. */
function placeOf({ reach }: Target): string {
  if (reach === 'local') return 'local';
  return 'ssh' in reach ? `ssh ${reach.ssh}` : JSON.stringify(reach.command);
}

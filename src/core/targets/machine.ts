import type { Target } from './target';

/** What says where a target is. */
export type Placed = Pick<Target, 'name' | 'machine' | 'host'>;

/**
 * The physical machine of a target: the declared one, else that of its host, else the host's own name, else its own. A host
 * that declares none is on the machine of its guests, where these agree: a run on it would disturb theirs. Two targets of
 * one machine never run at the same time.
 *
 * @param targets all that are known; a host that is not among them is a machine of its name
 */
export function machineOf(target: Placed, targets: readonly Placed[]): string {
  const byName = new Map(targets.map(each => [each.name, each]));
  const seen = new Set<string>();
  let at = target;
  for (;;) {
    const { name, machine, host } = at;
    if (machine !== undefined) return machine;
    // Hosts in a circle are a mistake of the settings: the first name of them is the machine of all.
    if (seen.has(name)) return [...seen].sort().at(0) ?? name;
    seen.add(name);
    if (host === undefined) return machineOfGuests(name, targets) ?? name;
    const next = byName.get(host);
    if (next === undefined) return host;
    at = next;
  }
}

function machineOfGuests(host: string, targets: readonly Placed[]): string | undefined {
  const declared = new Set(targets.flatMap(each => (each.host === host ? (each.machine ?? []) : [])));
  const [only, another] = declared;
  return another === undefined ? only : undefined;
}

import { isContained, roleOf, type Stack } from '../environment/stack/layer';

/** Of a system, the parts that speak for or against it as a baseline. */
export interface BaselineCandidate extends Pick<Stack, 'layers'> {
  /** As PTS writes it, `2026-11-02 08:15:00`; absent where the file has none. */
  readonly timestamp?: string;
}

/**
 * Index of the system that others are compared against while nobody has chosen one: bare metal among guests, for it is
 * the reference that a hypervisor is measured by; else the earliest run; else the first. -1 for no systems.
 */
export function defaultBaseline(systems: readonly BaselineCandidate[]): number {
  const all = systems.map((system, index) => ({ system, index }));
  const metal = all.filter(({ system }) => roleOf(system) === 'host' && !isContained(system));
  const isTelling = metal.length > 0 && metal.length < all.length;
  return earliest(isTelling ? metal : all)?.index ?? -1;
}

interface Placed {
  readonly system: BaselineCandidate;
  readonly index: number;
}

/** The first of them where any has no date: a run without one may be the earliest. */
function earliest(candidates: readonly Placed[]): Placed | undefined {
  const isDated = candidates.every(({ system }) => /^\d{4}-\d\d-\d\d/.test(system.timestamp ?? ''));
  if (!isDated) return candidates[0];
  const times = (one: Placed) => one.system.timestamp ?? '';
  return candidates.reduce<Placed | undefined>(
    (first, next) => (first !== undefined && times(first) <= times(next) ? first : next),
    undefined,
  );
}

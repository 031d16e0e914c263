import type { Comparison } from '../comparison/comparison';

/** One system beside the baseline of a comparison. */
export interface Pair {
  readonly comparison: Comparison;
  readonly system: string;
}

/** The same comparison with another of its systems as the baseline. */
export type CompareWith = (baseline: string) => Promise<Comparison> | Comparison;

/** With more systems the pairs are more than anybody reads: only those with the baseline are told. */
const mostSystems = 4;

/** Of a hundred systems not even those. */
const mostPairs = 20;

/**
 * The pairs of systems that a report tells, each computed as a pair of its own: two systems that are not the baseline
 * are never compared by looking at their two differences from it.
 */
export async function everyPair(comparison: Comparison, compareWith: CompareWith): Promise<readonly Pair[]> {
  const { baseline, systems } = comparison;
  if (baseline === undefined) return [];
  const others = systems.map(({ label }) => label).filter(label => label !== baseline);
  const pairs: Pair[] = others.slice(0, mostPairs).map(system => ({ comparison, system }));
  if (systems.length > mostSystems) return pairs;
  for (const [index, label] of others.entries()) {
    const rest = others.slice(index + 1);
    if (rest.length === 0) break;
    const ofLabel = await compareWith(label);
    pairs.push(...rest.map(system => ({ comparison: ofLabel, system })));
  }
  return pairs;
}

import { type Doubt, doubtsOf } from '../environment/fairness/sanity';
import type { ComparedSystem, PairComparison } from './comparison';
import type { Environments } from './environments';
import { type SampledRow, withSamples } from './rows';

/** The implausible results of a pair, by the id of the row; rows without a doubt are left out. */
export function doubtsOfPair(
  rows: readonly SampledRow[],
  { baseline, system }: { readonly baseline: ComparedSystem; readonly system: ComparedSystem },
  pairs: ReadonlyMap<string, PairComparison>,
  { subjects }: Environments,
): ReadonlyMap<string, readonly Doubt[]> {
  const found = new Map<string, readonly Doubt[]>();
  const [ours, theirs] = [subjects.get(baseline.label), subjects.get(system.label)];
  if (ours === undefined || theirs === undefined) return found;
  for (const row of rows) {
    const pair = pairs.get(row.id);
    if (pair?.effect?.kind !== 'ratio') continue;
    const meanOf = ({ label }: ComparedSystem) => row.bySystem.get(label)?.summary?.mean;
    const doubts = doubtsOf(
      { label: baseline.label, subject: ours, mean: meanOf(baseline) },
      { label: system.label, subject: theirs, mean: meanOf(system) },
      {
        // Without a direction nothing is better, only another number.
        ratio: row.proportion === 'HIB' || row.proportion === 'LIB' ? pair.effect.ratio : 1,
        verdict: pair.verdict,
        testType: row.testType,
        scale: row.scale,
        isRate: row.proportion === 'HIB',
      },
    );
    if (doubts.length > 0) found.set(row.id, doubts);
  }
  return found;
}

/** Each sample gets the first doubt about it: several pairs may raise one. */
export function withDoubts(row: SampledRow, doubts: readonly Doubt[]): SampledRow {
  if (doubts.length === 0) return row;
  const first = new Map<string, Doubt>();
  for (const doubt of doubts) if (!first.has(doubt.system)) first.set(doubt.system, doubt);
  return withSamples(
    row,
    row.samples.map(sample => {
      const doubt = first.get(sample.system);
      return doubt === undefined ? sample : { ...sample, warnings: [...sample.warnings, doubt.warning] };
    }),
  );
}

import { type Doubt, doubtsOf } from '../environment/fairness/sanity';
import type { Environments } from './environments';
import type { ComparedSystem, PairComparison } from './model';
import { type SampledRow, withSamples } from './rows';

/** Adds warnings to samples that are implausible in any compared pair. */
export function warnOfImplausible(
  rows: readonly SampledRow[],
  baseline: ComparedSystem | undefined,
  systems: readonly ComparedSystem[],
  pairs: ReadonlyMap<string, ReadonlyMap<string, PairComparison>>,
  { subjects }: Environments,
): readonly SampledRow[] {
  const ours = baseline === undefined ? undefined : subjects.get(baseline.label);
  if (baseline === undefined || ours === undefined) return rows;
  return rows.map(row => {
    const doubts = systems.flatMap((system): readonly Doubt[] => {
      const theirs = subjects.get(system.label);
      const { effect, verdict } = pairs.get(system.label)?.get(row.id) ?? {};
      if (theirs === undefined || verdict === undefined || effect?.kind !== 'ratio') return [];
      const meanOf = (label: string) => row.bySystem.get(label)?.summary?.mean;
      return doubtsOf(
        { label: baseline.label, subject: ours, mean: meanOf(baseline.label) },
        { label: system.label, subject: theirs, mean: meanOf(system.label) },
        {
          // Without a direction nothing is better, only another number.
          ratio: row.proportion === 'HIB' || row.proportion === 'LIB' ? effect.ratio : 1,
          verdict,
          testType: row.testType,
          scale: row.scale,
          isRate: row.proportion === 'HIB',
        },
      );
    });
    return doubts.length === 0 ? row : withDoubts(row, doubts);
  });
}

/** Each sample gets the first doubt about it: several pairs may raise one. */
function withDoubts(row: SampledRow, doubts: readonly Doubt[]): SampledRow {
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

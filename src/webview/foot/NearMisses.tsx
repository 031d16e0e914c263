import { benchmarkName } from '../../core/comparison/benchmarkName';
import type { Comparison, NearMiss, Row } from '../../core/comparison/comparison';
import { useWords } from '../words';

/** Results that look alike but were not compared, and the one part that keeps them apart. */
export function NearMisses({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  if (comparison.nearMisses.length === 0) return null;
  const rows = new Map(comparison.rows.map(row => [row.id, row]));
  return (
    <section>
      <h2>{words.text('page.near-misses')}</h2>
      <ul>
        {comparison.nearMisses.map(miss => (
          <li key={`${miss.row} ${miss.otherRow}`}>{sentence(miss, rows.get(miss.row))}</li>
        ))}
      </ul>
    </section>
  );

  function sentence(miss: NearMiss, row: Row | undefined): string {
    return words.text('page.near-miss', {
      title: row === undefined ? '' : benchmarkName(row),
      part: miss.part,
      value: miss.value,
      otherValue: miss.otherValue,
    });
  }
}

import type { Comparison, PairComparison, Row } from '../comparison/comparison';
import type { Language } from '../messages/catalogue';
import { formatChange } from '../messages/numbers';

/** The overview is read at a glance: the table below has all rows, and all systems. */
export const mostHeatRows = 40;
export const mostHeatSystems = 60;

/** A cell of the overview: one system in one benchmark. */
export interface HeatCell {
  readonly row: string;
  readonly system: string;
  /** Place among the columns and lines that are drawn. */
  readonly column: number;
  readonly line: number;
  readonly state: 'faster' | 'slower' | 'equal' | 'open' | 'failed';
  /** Of 0 to 1, how large an established difference is beside the largest; 0 for all others. */
  readonly strength: number;
  /** The difference with its sign; empty where there is none. */
  readonly figure: string;
}

export interface HeatTable {
  /** The benchmarks and systems that are drawn, in their order. */
  readonly rows: readonly Row[];
  readonly systems: readonly string[];
  readonly cells: readonly HeatCell[];
}

/**
 * The first benchmarks of some rows, and the first systems beside the baseline: a cell for each that has something to
 * say. A cell has a colour only where its difference is established.
 * @param room for how many systems there is width
 */
export function heatTable(
  comparison: Comparison,
  rows: readonly Row[],
  language: Language,
  room = mostHeatSystems,
): HeatTable {
  const paired = rows.filter(row => row.comparisons.some(({ effect }) => effect?.kind === 'ratio'));
  const drawn = paired.slice(0, mostHeatRows);
  const systems = comparison.systems
    .map(({ label }) => label)
    .filter(label => label !== comparison.baseline)
    .slice(0, Math.min(room, mostHeatSystems));
  const columns = new Map(systems.map((label, index) => [label, index]));
  const largest = drawn
    .flatMap(({ comparisons }) => comparisons.map(sizeOf))
    .reduce((a, b) => Math.max(a, b), Number.MIN_VALUE);
  const cells = drawn.flatMap((row, line) =>
    row.comparisons.flatMap((pair): readonly HeatCell[] => {
      const column = columns.get(pair.system);
      const state = stateOf(pair);
      if (column === undefined || state === undefined) return [];
      const { effect } = pair;
      return [
        {
          row: row.id,
          system: pair.system,
          column,
          line,
          state,
          strength: sizeOf(pair) / largest,
          figure: effect?.kind === 'ratio' ? formatChange(effect.ratio, language, effect.test) : '',
        },
      ];
    }),
  );
  return { rows: drawn, systems, cells };
}

function stateOf({ verdict, effect }: PairComparison): HeatCell['state'] | undefined {
  if (verdict === 'faster' || verdict === 'slower' || verdict === 'failed') return verdict;
  if (verdict === 'equivalent') return 'equal';
  return effect?.kind === 'ratio' ? 'open' : undefined;
}

/** The established difference as a logarithm, whatever its direction; 0 where none is. */
function sizeOf({ verdict, effect }: PairComparison): number {
  const isEstablished = verdict === 'faster' || verdict === 'slower';
  if (!isEstablished || effect?.kind !== 'ratio') return 0;
  const size = Math.abs(Math.log(effect.ratio));
  return Number.isFinite(size) ? size : 0;
}

import type { FactId } from '../environment/facts/fact';
import type { Attribution } from '../environment/fairness/attributionKind';
import { isSameStack } from '../environment/stack/layer';
import type { ComparedSystem, Comparison, FactRow, PairComparison, Row } from './comparison';

/** What the systems of a comparison differ in, the kind that decides most first. */
export const comparisonKinds = [
  'hypervisor',
  'machine',
  'processor',
  'kernel',
  'system',
  'configuration',
  'repetition',
] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/** Whether a comparison is fair: its kinds, and the facts that decide, counted from the rows' own attributions. */
export interface Fairness {
  /** The kinds of its pairs, each once, the one that decides most first; empty for a single system. */
  readonly kinds: readonly ComparisonKind[];
  /** Of all rows together, the strictest; absent where no row is judged. */
  readonly attribution?: Attribution;
  /** The facts that forbid or call for caution, those that forbid most rows first. */
  readonly lines: readonly FactLine[];
  /** In a comparison of another kind than hypervisors: the facts that differ. */
  readonly differing: readonly FactRow[];
}

export interface FactLine {
  readonly fact: FactRow;
  readonly severity: 'blocks' | 'weighs';
  /** Rows of which any pair is so affected, of all judged rows. */
  readonly rows: readonly string[];
  readonly of: number;
  /** PTS's TestTypes of these rows where they are not all rows, else empty. */
  readonly testTypes: readonly string[];
}

const order: readonly Attribution[] = ['blocked', 'caution', 'creditable', 'none'];

/** The strictest attribution of some pairs; undefined where none is judged. */
export function strictestOf(pairs: readonly PairComparison[]): Attribution | undefined {
  return order.find(one => pairs.some(({ attribution }) => attribution === one));
}

export function fairnessOf(comparison: Comparison): Fairness {
  const { rows, facts } = comparison;
  const attribution = strictestOf(rows.flatMap(({ comparisons }) => comparisons));
  const kinds = kindsOf(comparison);
  return {
    kinds,
    ...(attribution === undefined ? {} : { attribution }),
    lines: linesOf(rows, facts),
    differing: facts.filter(({ group, state }) => group === 'confounder' && state === 'differs'),
  };
}

function linesOf(rows: readonly Row[], facts: readonly FactRow[]): readonly FactLine[] {
  const judged = rows.filter(({ comparisons }) =>
    comparisons.some(({ attribution }) => attribution !== undefined && attribution !== 'none'),
  );
  const affected = { blocks: new Map<FactId, Row[]>(), weighs: new Map<FactId, Row[]>() };
  for (const row of judged)
    for (const severity of ['blocks', 'weighs'] as const) {
      const ids = new Set(row.comparisons.flatMap(pair => pair.attributionFacts?.[severity] ?? []));
      for (const id of ids) {
        const list = affected[severity].get(id);
        if (list === undefined) affected[severity].set(id, [row]);
        else list.push(row);
      }
    }
  const lineOf = (fact: FactRow): readonly FactLine[] => {
    const severity = affected.blocks.has(fact.fact) ? 'blocks' : 'weighs';
    const found = affected[severity].get(fact.fact);
    if (found === undefined) return [];
    const isAll = found.length === judged.length;
    return [
      {
        fact,
        severity,
        rows: found.map(({ id }) => id),
        of: judged.length,
        testTypes: isAll ? [] : [...new Set(found.flatMap(({ testType }) => testType ?? []))].sort(),
      },
    ];
  };
  const rank = ({ severity, rows: found }: FactLine) => (severity === 'blocks' ? 1e9 : 0) + found.length;
  return facts.flatMap(lineOf).toSorted((a, b) => rank(b) - rank(a));
}

function kindsOf({ systems, baseline, facts }: Comparison): readonly ComparisonKind[] {
  const base = systems.find(({ label }) => label === baseline);
  if (base === undefined) return [];
  const found = new Set(systems.filter(system => system !== base).map(system => kindOf(base, system, facts)));
  return comparisonKinds.filter(kind => found.has(kind));
}

function kindOf(baseline: ComparedSystem, system: ComparedSystem, facts: readonly FactRow[]): ComparisonKind {
  if (!isSameStack(baseline, system)) return 'hypervisor';
  const differs = (...ids: readonly FactId[]) =>
    facts.some(
      ({ fact, pairs }) =>
        ids.includes(fact) && pairs.some(pair => pair.system === system.label && pair.state === 'differs'),
    );
  if (differs('cpu-model')) return 'processor';
  if (differs('machine')) return 'machine';
  if (differs('kernel')) return 'kernel';
  if (differs('os')) return 'system';
  const others = facts.filter(({ group, fact }) => group === 'confounder' && !incidental.has(fact));
  return differs(...others.map(({ fact }) => fact)) ? 'configuration' : 'repetition';
}

/** Facts that vary between runs of one system. */
const incidental: ReadonlySet<FactId> = new Set<FactId>([
  'steal',
  'overlap',
  'clock-drift',
  'memory-change',
  'battery',
]);

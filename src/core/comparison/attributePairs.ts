import type { Subject } from '../environment/facts/table';
import { type Attributed, attribute, type Side } from '../environment/fairness/attribution';
import type { FactComparison } from '../environment/fairness/comparability';
import type { Compiler } from '../results/resultFile';
import { eachInSteps, type Steps } from '../steps';
import type { ComparedSystem, PairComparison } from './comparison';
import type { Environments } from './environments';
import type { ComparedFacts } from './factRows';
import type { JoinedRow } from './join';
import type { SampledRow } from './rows';

/** Adds to every row of one pair whether its difference can be attributed to the hypervisors. */
export function* attributePair(
  pairs: ReadonlyMap<string, PairComparison>,
  rows: readonly SampledRow[],
  joined: ReadonlyMap<string, JoinedRow>,
  sides: { readonly baseline: ComparedSystem; readonly system: ComparedSystem },
  { subjects }: Environments,
  facts: ComparedFacts,
): Steps<ReadonlyMap<string, PairComparison>> {
  const [ours, theirs] = [subjects.get(sides.baseline.label), subjects.get(sides.system.label)];
  const compared = facts.get(sides.system.label);
  if (ours === undefined || theirs === undefined || compared === undefined) return pairs;
  const known = new Map<string, Attributed>();
  const judged = new Map(pairs);
  yield* eachInSteps(rows, row => {
    const pair = pairs.get(row.id);
    if (pair?.effect === undefined) return;
    const compilers = [sides.baseline, sides.system].map(side => compilerOf(joined.get(row.id), side));
    const key = JSON.stringify([row.testType, row.scale, compilers]);
    const attributed = known.get(key) ?? judge(sides, ours, theirs, compared, row, compilers);
    known.set(key, attributed);
    judged.set(row.id, {
      ...pair,
      attribution: attributed.attribution,
      attributionReasons: attributed.reasons,
      attributionFacts: attributed.facts,
    });
  });
  return judged;
}

function judge(
  { baseline, system }: { readonly baseline: ComparedSystem; readonly system: ComparedSystem },
  ours: Subject,
  theirs: Subject,
  compared: readonly FactComparison[],
  row: SampledRow,
  compilers: readonly (Compiler | undefined)[],
): Attributed {
  const side = (one: ComparedSystem, subject: Subject, compiler: Compiler | undefined): Side => ({
    label: one.label,
    subject,
    sessions: one.sessions.length,
    silent: one.silent ?? 0,
    compiler,
  });
  return attribute(side(baseline, ours, compilers[0]), side(system, theirs, compilers[1]), compared, {
    testType: row.testType,
    scale: row.scale,
  });
}

function compilerOf(row: JoinedRow | undefined, { sessions }: ComparedSystem): Compiler | undefined {
  for (const { file, identifier } of sessions) {
    const compiler = row?.entriesOf(file, identifier).find(entry => entry.compiler !== undefined)?.compiler;
    if (compiler !== undefined) return compiler;
  }
  return undefined;
}

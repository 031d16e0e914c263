import type { Looks } from '../environment/stack/machineLook';
import { lookOf, machineName, seriesName } from '../environment/stack/machineLook';

/** A run with what shows its machine. */
export interface RunLooks extends Looks {
  readonly time: number;
  /** Processors and memory: they may change on one machine, but tell two of one name apart. */
  readonly size: string;
}

/**
 * The runs by machine, that of the most runs first, then of the latest. Runs of one machine look the same (as for
 * `previousRunOf`), and where no name comes twice, the numbers in the names count runs: `gzip-run-0`, `gzip-run-1`. Where
 * names do, they are counted on several machines if those differ in size and none has one twice; else `vm1` and `vm2` are
 * two machines.
 */
export function byMachine<OneRun extends RunLooks>(runs: readonly OneRun[]): readonly (readonly OneRun[])[] {
  const groups = grouped(runs, run => look(run, seriesName)).flatMap(group => {
    if (isCounted(group)) return [group];
    const bySize = grouped(group, run => run.size);
    const areMachines = bySize.every(same => same.length > 1 && isCounted(same));
    return areMachines ? bySize : grouped(group, run => look(run, machineName));
  });
  const latest = (group: readonly OneRun[]) => Math.max(...group.map(({ time }) => time));
  return groups.toSorted((a, b) => b.length - a.length || latest(b) - latest(a));
}

/** True where every run has a name of its own. */
function isCounted(runs: readonly RunLooks[]): boolean {
  return new Set(runs.map(({ identifier }) => machineName(identifier))).size === runs.length;
}

/** A file that names no processor has its name and layers alone. */
function look(run: RunLooks, nameOf: (identifier: string) => string): string {
  return lookOf(run, nameOf) ?? lookOf({ ...run, processor: '' }, nameOf) ?? '';
}

function grouped<One>(list: readonly One[], keyOf: (one: One) => string): readonly (readonly One[])[] {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

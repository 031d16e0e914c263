import type { SystemLogs } from '../environment/evidence/gather';
import type { Environments } from './environments';
import type { JudgedPair } from './judgedPair';
import type { LoadedFile } from './loadedFile';
import type { NearMisses } from './nearMisses';
import type { SampledRow } from './rows';

/** The inputs and intermediate results of a comparison, for reuse by the next one. */
export interface ComparedBefore {
  /** Everything the computation depends on beside the files: with another setting nothing is reused. */
  readonly setting: string;
  readonly files: readonly LoadedFile[];
  readonly baseline: string | undefined;
  readonly rows: readonly SampledRow[];
  readonly environments: Environments;
  readonly nearMisses: NearMisses;
  /** By the label of the system that is not the baseline. */
  readonly pairs: ReadonlyMap<string, JudgedPair>;
}

/**
 * Remembers the last comparison of one document: after a change of one result only its row is sampled again, and only its
 * pairs of systems are judged again. It changes no figure. An open page owns one.
 */
export class ComparisonMemory {
  #last: ComparedBefore | undefined;

  /** The last comparison, if it had this setting. */
  of(setting: string): ComparedBefore | undefined {
    return this.#last?.setting === setting ? this.#last : undefined;
  }

  keep(compared: ComparedBefore): void {
    this.#last = compared;
  }
}

/** True when two lists of files describe the same systems, whatever their results. */
export function haveSameSystems(some: readonly LoadedFile[], others: readonly LoadedFile[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      if (other === undefined || one.path !== other.path) return false;
      if (one.failure !== undefined || other.failure !== undefined) return one.failure === other.failure;
      if (one.reading.kind !== 'results' || other.reading.kind !== 'results')
        return one.reading === other.reading;
      const [ours, theirs] = [one.reading.file, other.reading.file];
      return (
        ours.systems === theirs.systems &&
        ours.title === theirs.title &&
        areSameLogs(one.systemLogs, other.systemLogs)
      );
    })
  );
}

function areSameLogs(some: SystemLogs = new Map(), others: SystemLogs = new Map()): boolean {
  if (some === others) return true;
  return isSameMap(some, others, (ours, theirs) => isSameMap(ours, theirs, (one, other) => one === other));
}

function isSameMap<Value>(
  some: ReadonlyMap<string, Value>,
  others: ReadonlyMap<string, Value>,
  isSame: (one: Value, other: Value) => boolean,
): boolean {
  if (some.size !== others.size) return false;
  const theirs = others.entries();
  for (const [key, value] of some) {
    const { value: other } = theirs.next();
    if (other === undefined || other[0] !== key || !isSame(value, other[1])) return false;
  }
  return true;
}

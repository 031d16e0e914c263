import type { ReadFiles } from '../comparison/resolvedSystems';
import { rowIdOf } from '../comparison/rowId';

/** What a run measured, by benchmark. */
type Measured = ReadonlyMap<string, string>;

/**
 * Tells copies of runs: two of one name and moment, in two files, whose trials are the same in every benchmark that both
 * have. Two machines that were started in one second have trials of their own.
 */
export class Copies {
  /** By file and identifier: a file is looked through once, however many systems it has. */
  readonly #measured = new Map<string, ReadonlyMap<string, Measured>>();
  readonly #first = new Map<string, string>();

  constructor(private readonly files: ReadFiles) {}

  /** True for the copy of a run that was asked about before. */
  isCopy(file: string, identifier: string, time: number): boolean {
    const run = JSON.stringify([identifier, time]);
    const first = this.#first.get(run);
    if (first === undefined) {
      this.#first.set(run, file);
      return false;
    }
    return first !== file && areSame(this.#of(first, identifier), this.#of(file, identifier));
  }

  #of(file: string, identifier: string): Measured {
    const known = this.#measured.get(file) ?? this.#read(file);
    this.#measured.set(file, known);
    return known.get(identifier) ?? new Map();
  }

  #read(file: string): ReadonlyMap<string, Measured> {
    const bySystem = new Map<string, Map<string, string>>();
    for (const result of this.files.get(file)?.results.results ?? [])
      for (const { system, trials } of result.entries) {
        if (trials.length === 0) continue;
        const measured = bySystem.get(system) ?? new Map<string, string>();
        bySystem.set(system, measured.set(rowIdOf(result), trials.join()));
      }
    return bySystem;
  }
}

function areSame(one: Measured, other: Measured): boolean {
  const common = [...one].filter(([benchmark]) => other.has(benchmark));
  return common.length > 0 && common.every(([benchmark, trials]) => other.get(benchmark) === trials);
}

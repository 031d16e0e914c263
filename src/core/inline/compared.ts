import type { ComparedSystem, Comparison, Row } from '../comparison/comparison';
import { rowIdOf } from '../comparison/rowId';
import type { BenchmarkResult, Entry, ResultFile } from '../results/resultFile';

/** A comparison that a file is part of, asked by what stands in the text of that file. */
export class Compared {
  readonly #rows: ReadonlyMap<string, Row>;
  /** What the rows were compared from. */
  readonly #entries: ReadonlyMap<string, readonly Entry[]>;
  readonly #systems: ReadonlyMap<string, ComparedSystem>;

  /**
   * @param file as it was when it was compared
   * @param path by which the comparison names it
   */
  constructor(
    readonly comparison: Comparison,
    file: ResultFile,
    path: string,
  ) {
    this.#rows = new Map(comparison.rows.map(row => [row.id, row]));
    this.#entries = new Map(file.results.map(result => [rowIdOf(result), result.entries]));
    this.#systems = new Map(
      comparison.systems.flatMap(system =>
        system.sessions
          .filter(session => session.file === path)
          .map(session => [nameOf(session.identifier, session.occurrence), system]),
      ),
    );
  }

  /** The row of a result; undefined while the result says something else than what was compared. */
  rowOf(result: BenchmarkResult): Row | undefined {
    const id = rowIdOf(result);
    return this.#entries.get(id) === result.entries ? this.#rows.get(id) : undefined;
  }

  /**
   * The system of an identifier of the file.
   * @param occurrence of the entry in its result, or of the System; without so many Systems the first is meant
   */
  systemOf(identifier: string, occurrence: number): ComparedSystem | undefined {
    return this.#systems.get(nameOf(identifier, occurrence)) ?? this.#systems.get(nameOf(identifier, 0));
  }
}

function nameOf(identifier: string, occurrence: number): string {
  return JSON.stringify([identifier, occurrence]);
}

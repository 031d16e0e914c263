import type { Row, RowSample } from '../comparison/comparison';
import { joinResults } from '../comparison/join';
import { type ReadFiles, type ResolvedSystem, resolveSystems } from '../comparison/resolvedSystems';
import { sampleRows } from '../comparison/rows';
import { defaultChoices } from '../document/method';
import type { BenchmarkResult, Entry, ResultFile } from '../results/resultFile';

/** A result of the file by itself: its samples, and no verdict. */
export interface OwnRow {
  readonly row: Row;
  /** The sample of an entry; none for a second entry of one system, which is not compared. */
  readonly samples: ReadonlyMap<Entry, RowSample>;
}

const own = 'own';

/**
 * The samples of one file, result by result, when they are asked for: what a keystroke did not touch is not computed
 * again. A verdict is none of its business: that is corrected over all rows.
 */
export class OwnRows {
  readonly #file: ResultFile;
  readonly #systems: readonly ResolvedSystem[];
  readonly #known: WeakMap<readonly Entry[], OwnRow>;

  /**
   * @param confidence of the intervals, a fraction
   * @param before of the same file before a change, whose samples are taken over
   */
  constructor(
    file: ResultFile,
    private readonly confidence: number,
    before?: OwnRows,
  ) {
    this.#file = file;
    const systems = systemsOf(file);
    const isAsBefore =
      before !== undefined &&
      before.confidence === confidence &&
      before.#file.systems === file.systems &&
      before.#systems.length === systems.length &&
      before.#systems.every(({ label }, index) => label === systems[index]?.label);
    this.#systems = isAsBefore ? before.#systems : systems;
    this.#known = isAsBefore ? before.#known : new WeakMap();
  }

  get confidencePercent(): number {
    return Math.round(this.confidence * 100);
  }

  /** Undefined for a result without any entry of its own. */
  of(result: BenchmarkResult): OwnRow | undefined {
    const known = this.#known.get(result.entries);
    if (known !== undefined) return known;
    const joined = joinResults(readOf({ ...this.#file, results: [result] }));
    const [sampled] = sampleRows(joined, this.#systems, this.confidence);
    if (sampled === undefined) return undefined;
    const { bySystem, origins, byFile: _, ...row } = sampled;
    const samples = new Map<Entry, RowSample>();
    for (const [label, found] of origins) {
      const sample = bySystem.get(label);
      if (sample !== undefined) for (const { entry } of found) samples.set(entry, sample);
    }
    const computed: OwnRow = { row: { ...row, comparisons: [] }, samples };
    this.#known.set(result.entries, computed);
    return computed;
  }
}

/** The systems of a file with their labels, as a comparison of this file alone has them. */
export function systemsOf(file: ResultFile): readonly ResolvedSystem[] {
  return resolveSystems({ version: 1, files: [own], ...defaultChoices }, readOf(file)).systems;
}

function readOf(results: ResultFile): ReadFiles {
  return new Map([[own, { folder: own, results }]]);
}

import type { Row, RowSample } from '../comparison/comparison';
import { joinResults } from '../comparison/join';
import { type ReadFiles, type ResolvedSystem, resolveSystems } from '../comparison/resolvedSystems';
import { sampleRows } from '../comparison/rows';
import { defaultChoices } from '../document/method';
import type { BenchmarkResult, Entry, ResultFile } from '../results/resultFile';
import { finished } from '../steps';

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
    const kept =
      before?.confidence === confidence && before.#file.systems === file.systems ? before : undefined;
    // Where every entry is of a described system, no entry adds one.
    const systems =
      kept !== undefined && areDescribed(file) && areDescribed(kept.#file) ? kept.#systems : systemsOf(file);
    const isAsBefore = kept !== undefined && haveSameLabels(kept.#systems, systems);
    this.#systems = isAsBefore ? kept.#systems : systems;
    this.#known = isAsBefore ? kept.#known : new WeakMap();
  }

  get confidencePercent(): number {
    return Math.round(this.confidence * 100);
  }

  /** Undefined for a result without any entry of its own. */
  of(result: BenchmarkResult): OwnRow | undefined {
    const known = this.#known.get(result.entries);
    if (known !== undefined) return known;
    const joined = joinResults(readOf({ ...this.#file, results: [result] }));
    const [sampled] = finished(sampleRows(joined, this.#systems, this.confidence));
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

/** Problems of files whose entries may name systems that are not described. */
const ofNames: ReadonlySet<string> = new Set([
  'undeclared-system',
  'similar-systems',
  'no-systems',
  'more-problems',
]);

function areDescribed({ problems }: ResultFile): boolean {
  return !problems.some(({ id }) => ofNames.has(id));
}

function haveSameLabels(some: readonly ResolvedSystem[], others: readonly ResolvedSystem[]): boolean {
  return some.length === others.length && some.every(({ label }, index) => label === others[index]?.label);
}

function readOf(results: ResultFile): ReadFiles {
  return new Map([[own, { folder: own, results }]]);
}

import type { BenchmarkResult, Entry } from '../results/resultFile';
import type { ReadFiles } from './resolvedSystems';
import { rowIdOf } from './rowId';

/** One benchmark over all files: the results with the same PTS key. */
export class JoinedRow {
  readonly #lists = new Map<BenchmarkResult, ReadonlyMap<string, readonly Entry[]>>();

  constructor(
    /** The key, with `#2` for the second result of that key in a file, and so on. */
    readonly id: string,
    /** The result of the first file, for the fields that all share. */
    readonly first: BenchmarkResult,
    readonly byFile: ReadonlyMap<string, BenchmarkResult>,
  ) {}

  /** The entries of an identifier in a file, in file order. */
  entriesOf(file: string, identifier: string): readonly Entry[] {
    const result = this.byFile.get(file);
    if (result === undefined) return [];
    const { entries } = result;
    if (entries.length <= fewEntries) return entries.filter(({ system }) => system === identifier);
    const lists = this.#lists.get(result) ?? byIdentifier(entries);
    this.#lists.set(result, lists);
    return lists.get(identifier) ?? [];
  }
}

/** So few are looked through for each system; more are sorted into lists once. */
const fewEntries = 4;

/** All results of all files, joined; in the order in which they first appear. */
export function joinResults(files: ReadFiles): readonly JoinedRow[] {
  const rows = new Map<string, Map<string, BenchmarkResult>>();
  for (const [path, { results }] of files)
    for (const result of results.results) {
      const id = rowIdOf(result);
      const row = rows.get(id);
      if (row === undefined) rows.set(id, new Map([[path, result]]));
      else row.set(path, result);
    }
  return [...rows].flatMap(([id, byFile]) => {
    const [first] = byFile.values();
    return first === undefined ? [] : [new JoinedRow(id, first, byFile)];
  });
}

function byIdentifier(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const lists = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = lists.get(entry.system);
    if (list === undefined) lists.set(entry.system, [entry]);
    else list.push(entry);
  }
  return lists;
}

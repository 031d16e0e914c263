import type { BenchmarkResult, Entry } from '../results/model';
import type { ReadFiles } from './systems';

/** One benchmark over all files: the results with the same PTS key. */
export interface JoinedRow {
  /** The key, with `#2` for the second result of that key in a file, and so on. */
  readonly id: string;
  readonly byFile: ReadonlyMap<string, BenchmarkResult>;
  /** Entries by file, then by identifier, in file order. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>;
  /** The result of the first file, for the fields that all share. */
  readonly first: BenchmarkResult;
}

/** All results of all files, joined; in the order in which they first appear. */
export function joinResults(files: ReadFiles): readonly JoinedRow[] {
  const rows = new Map<string, Map<string, BenchmarkResult>>();
  for (const [path, { results }] of files)
    for (const result of results.results) {
      const id = result.occurrence === 0 ? result.key : `${result.key}#${result.occurrence + 1}`;
      const row = rows.get(id) ?? new Map<string, BenchmarkResult>();
      row.set(path, result);
      rows.set(id, row);
    }
  return [...rows].flatMap(([id, byFile]) => {
    const [first] = byFile.values();
    if (first === undefined) return [];
    const entries = new Map([...byFile].map(([path, result]) => [path, byIdentifier(result.entries)]));
    return [{ id, byFile, entries, first }];
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

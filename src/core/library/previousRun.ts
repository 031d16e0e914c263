import { lookOf } from '../environment/stack/machineLook';
import { clockTime } from '../results/clockTime';
import { type Candidate, candidatesOf } from './candidates';
import type { LibraryEntry } from './libraryEntry';

/**
 * The newest run before this one of what looks like the same machine: the same name, processor and kinds of layers, and
 * a benchmark in common. Undefined where there is none, or where nothing tells when or on what it ran.
 */
export function previousRunOf(current: Candidate, entries: readonly LibraryEntry[]): Candidate | undefined {
  const now = clockTime(current.system.timestamp);
  const own = lookOf(current.system);
  const benchmarks = benchmarksOf(current.entry);
  if (now === undefined || own === undefined) return undefined;
  let newest: { readonly candidate: Candidate; readonly time: number } | undefined;
  for (const candidate of candidatesOf(entries.filter(({ path }) => path !== current.entry.path))) {
    const time = clockTime(candidate.system.timestamp);
    if (time === undefined || time >= now || time <= (newest?.time ?? Number.NEGATIVE_INFINITY)) continue;
    if (lookOf(candidate.system) !== own) continue;
    if (![...benchmarksOf(candidate.entry)].some(title => benchmarks.has(title))) continue;
    newest = { candidate, time };
  }
  return newest?.candidate;
}

function benchmarksOf({ content }: LibraryEntry): ReadonlySet<string> {
  return new Set(content.kind === 'whole' ? content.benchmarks : []);
}

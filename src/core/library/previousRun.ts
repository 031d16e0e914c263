import { type Candidate, candidatesOf } from './candidates';
import type { LibraryEntry, LibrarySystem } from './libraryEntry';

/**
 * The newest run before this one of what looks like the same machine: the same name, processor and kinds of layers, and
 * a benchmark in common. Undefined where there is none, or where nothing tells when or on what it ran.
 */
export function previousRunOf(current: Candidate, entries: readonly LibraryEntry[]): Candidate | undefined {
  const now = timeOf(current.system);
  const own = lookOf(current.system);
  const benchmarks = benchmarksOf(current.entry);
  if (now === undefined || own === undefined) return undefined;
  let newest: { readonly candidate: Candidate; readonly time: string } | undefined;
  for (const candidate of candidatesOf(entries.filter(({ path }) => path !== current.entry.path))) {
    const time = timeOf(candidate.system);
    if (time === undefined || time >= now || time <= (newest?.time ?? '')) continue;
    if (lookOf(candidate.system) !== own) continue;
    if (![...benchmarksOf(candidate.entry)].some(title => benchmarks.has(title))) continue;
    newest = { candidate, time };
  }
  return newest?.candidate;
}

/** As PTS writes it; its order as a text is that of time. */
const written = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

function timeOf({ timestamp }: LibrarySystem): string | undefined {
  return timestamp !== undefined && written.test(timestamp) ? timestamp : undefined;
}

/** A day in a name, such as `weekly 2026-11-03`. */
const day = /\d{4}-?\d{2}-?\d{2}/g;

/** What two runs of one machine have in common. Versions and counts of cores may change between them. */
function lookOf({ identifier, processor, layers }: LibrarySystem): string | undefined {
  if (processor === undefined) return undefined;
  const [model = ''] = processor.split(/ @| \(/, 1);
  const stack = layers.map(({ kind, role }) => `${kind} ${role}`);
  // A name that is nothing but a day names no machine.
  const name = identifier.replaceAll(day, '').trim() || identifier;
  return JSON.stringify([name, model.trim().toLowerCase(), stack]);
}

function benchmarksOf({ content }: LibraryEntry): ReadonlySet<string> {
  return new Set(content.kind === 'whole' ? content.benchmarks : []);
}

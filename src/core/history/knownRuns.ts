import type { Candidate } from '../library/candidates';
import { clockTime } from '../results/clockTime';
import { byMachine, type RunLooks } from './machines';

/** A run of the library with its place in time. */
export interface KnownRun extends RunLooks {
  readonly candidate: Candidate;
}

/** A run that is alone has no history. */
const fewestRuns = 2;

/**
 * The machines of which the library has several runs, the one with the most first; each with its runs, the earliest first.
 * A run that does not say when it was has no place among them.
 */
export function knownMachines(candidates: readonly Candidate[]): readonly (readonly KnownRun[])[] {
  const runs = candidates.flatMap((candidate): KnownRun[] => {
    const { identifier, processor, layers } = candidate.system;
    const time = timeOf(candidate);
    // The head of a file, as the library keeps it, has the cores in the processor, and no memory.
    return time === undefined
      ? []
      : [{ candidate, time, identifier, processor, layers, size: processor ?? '' }];
  });
  return byMachine(runs)
    .filter(group => group.length >= fewestRuns)
    .map(group => group.toSorted((a, b) => a.time - b.time));
}

/** As for a history: the file's own time is that of its only system. */
function timeOf({ entry, system }: Candidate): number | undefined {
  const { content } = entry;
  return (
    clockTime(system.timestamp) ??
    (content.kind !== 'unreadable' && content.systems.length === 1 ? clockTime(content.modified) : undefined)
  );
}

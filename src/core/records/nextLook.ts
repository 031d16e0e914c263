import { pollInterval } from './pollInterval';
import { isOpen, type RunEntry } from './standing';

/** When a target was last asked how its runs are, and how often in a row it did not answer. */
export interface Looked {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly failures: number;
}

export interface NextLook {
  /** Targets that are to be asked now, with the ids of their runs. */
  readonly now: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds until the next one is to be asked; absent when none is. */
  readonly wait?: number;
}

/**
 * Whom to ask how runs are. Nobody when nothing runs, or when no one looks: then not a single program is started.
 * @param isWatched whether the window is in front
 */
export function nextLook(
  entries: readonly RunEntry[],
  looked: ReadonlyMap<string, Looked>,
  isWatched: boolean,
  now: number,
): NextLook {
  const due = new Map<string, string[]>();
  let wait: number | undefined;
  if (!isWatched) return { now: due };
  const byTarget = new Map<string, RunEntry[]>();
  for (const entry of entries.filter(isOpen)) {
    const { target } = entry.record;
    byTarget.set(target, [...(byTarget.get(target) ?? []), entry]);
  }
  for (const [target, runs] of byTarget) {
    const last = looked.get(target);
    const youngest = Math.min(...runs.map(({ record }) => now - record.began));
    const interval = pollInterval(Math.max(0, youngest), last?.failures);
    // A clock that was set back does not silence it.
    const since = last === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - last.at);
    if (since >= interval)
      due.set(
        target,
        runs.map(({ record }) => record.id),
      );
    wait = Math.min(wait ?? interval, since >= interval ? interval : interval - since);
  }
  return wait === undefined ? { now: due } : { now: due, wait };
}

/**
 * What PTS writes before the output of each trial: a line of `#####`, `name - Run 2`, the time it ended, and `#####` again.
 */
const fence = '#####';
const headLines = 4;
const run = / - Run (\d{1,9})$/;

/** Where a trial begins in the log of a test. */
export interface TrialHead {
  /** Line of its first `#####`, from 0. */
  readonly line: number;
  /** As PTS counts the trials, from 1: in a log of two sessions, the numbers begin anew. */
  readonly trial: number;
}

/** The heads that PTS put between the trials, in their order; a `#####` that a program wrote is none. */
export function trialHeads(log: string): readonly TrialHead[] {
  const heads: TrialHead[] = [];
  let line = 0;
  let isAfterFence = false;
  for (let start = 0; start < log.length; line += 1) {
    const end = lineEnd(log, start);
    const text = log.slice(start, end).trim();
    const trial = isAfterFence ? run.exec(text)?.[1] : undefined;
    if (trial !== undefined) heads.push({ line: line - 1, trial: Number(trial) });
    isAfterFence = text === fence;
    start = log.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return heads;
}

/**
 * The last line that a trial wrote into the log of a test, without the heads that PTS puts between trials; undefined
 * where none wrote any.
 * @param log the log, or its end
 */
export function lastLineOfLog(log: string): string | undefined {
  let end = log.length;
  let skipped = 0;
  while (end > 0) {
    let start = end;
    while (start > 0 && !isLineEnd(log.charCodeAt(start - 1))) start -= 1;
    const line = log.slice(start, end).trim();
    end = start - 1;
    if (skipped > 0 || line === fence) skipped = (skipped + 1) % headLines;
    else if (line !== '') return line;
  }
  return undefined;
}

function lineEnd(log: string, start: number): number {
  let end = start;
  while (end < log.length && !isLineEnd(log.charCodeAt(end))) end += 1;
  return end;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

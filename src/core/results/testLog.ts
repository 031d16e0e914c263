/**
 * What PTS writes before the output of each trial: a line of `#####`, `name - Run 2`, the time it ended, and `#####` again.
 */
const fence = '#####';
const headLines = 4;
const run = / - Run (\d{1,9})$/;

/** A trial in the log of a test; lines from 0. */
export interface LoggedTrial {
  /** As PTS counts the trials, from 1: in a log of two sessions, the numbers begin anew. */
  readonly trial: number;
  /** The line that names the trial, below the first `#####`. */
  readonly line: number;
  /** The last line of its output that is not blank, or of its head where it wrote nothing. */
  readonly end: number;
}

/**
 * The trials of a log in their order; a `#####` that a program wrote begins none. What stands before the first belongs to
 * none, and a log of another form has none.
 */
export function trialsOfLog(log: string): readonly LoggedTrial[] {
  const trials: LoggedTrial[] = [];
  let begun: Omit<LoggedTrial, 'end'> | undefined;
  /** The last line that is not blank, the last `#####`, and what was not blank before that. */
  let content = 0;
  let fenceLine: number | undefined;
  let beforeFence = 0;
  let line = 0;
  for (let start = 0; start < log.length; line += 1) {
    const end = lineEnd(log, start);
    const text = log.slice(start, end).trim();
    start = log.startsWith('\r\n', end) ? end + 2 : end + 1;
    const trial = fenceLine === line - 1 ? run.exec(text)?.[1] : undefined;
    if (trial !== undefined) {
      if (begun !== undefined) trials.push({ ...begun, end: beforeFence });
      begun = { trial: Number(trial), line };
    }
    if (text === fence) {
      fenceLine = line;
      beforeFence = content;
    }
    if (text !== '') content = line;
  }
  return begun === undefined ? trials : [...trials, { ...begun, end: content }];
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

/**
 * What PTS writes before the output of each trial: a line of `#####`, `name - Run 2`, the time it ended, and `#####` again.
 */
const fence = '#####';
const headLines = 4;

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

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

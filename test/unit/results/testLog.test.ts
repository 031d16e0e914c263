import { expect, test } from 'vitest';
import { lastLineOfLog, trialsOfLog } from '../../../src/core/results/testLog';

const head = (run: number) => `#####\nguest - Run ${run}\n2026-11-20 10:12:4${run}\n#####\n`;

test('the last line of a log is what a trial wrote, not what PTS wrote around it', () => {
  expect(lastLineOfLog(`${head(1)}first\n\n${head(2)}E: out of memory\r\n\n\n`)).toBe('E: out of memory');
  // The last trial wrote nothing.
  expect(lastLineOfLog(`${head(1)}first\n\n${head(2)}\n`)).toBe('first');
});

test('a log without a line that a trial wrote has no last line', () => {
  expect(lastLineOfLog('')).toBeUndefined();
  expect(lastLineOfLog(`${head(1)}\n${head(2)}`)).toBeUndefined();
  expect(lastLineOfLog('\n'.repeat(100_000))).toBeUndefined();
});

test('the end of a log that begins within a head is read as far as it goes', () => {
  expect(lastLineOfLog(`- Run 3\n2026\n#####\nlast words`)).toBe('last words');
});

test('each trial is found, with the end of its output: a link leads to it, and it folds', () => {
  const text = `${head(1)}first\n\n${head(2)}\n\n${head(3)}third\n\nlast\n\n\n`;
  expect(trialsOfLog(text)).toEqual([
    { trial: 1, line: 1, end: 4 },
    { trial: 2, line: 7, end: 9 },
    { trial: 3, line: 13, end: 18 },
  ]);
  expect(trialsOfLog(text.replaceAll('\n', '\r\n'))).toEqual(trialsOfLog(text));
  expect(trialsOfLog(text.replaceAll('\n', '\r'))).toEqual(trialsOfLog(text));
});

test('what a program wrote is no trial', () => {
  expect(trialsOfLog('#####\nresult\n#####\n\nguest - Run 3\n')).toEqual([]);
  expect(trialsOfLog(`#####\nmine\n${head(7)}#####\nrest`)).toEqual([{ trial: 7, line: 3, end: 7 }]);
  expect(trialsOfLog('')).toEqual([]);
  expect(trialsOfLog('\n'.repeat(100_000))).toEqual([]);
  expect(trialsOfLog(`${'#####\n'.repeat(50_000)}a - Run 1`)).toEqual([
    { trial: 1, line: 50_000, end: 50_000 },
  ]);
});

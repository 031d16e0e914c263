import { expect, test } from 'vitest';
import { lastLineOfLog } from '../../../src/core/results/testLog';

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

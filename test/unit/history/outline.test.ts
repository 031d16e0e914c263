import { expect, test } from 'vitest';
import { defaultChoices } from '../../../src/core/document/method';
import { historyOf } from '../../../src/core/history/historyOf';
import { outlineOf } from '../../../src/core/history/outline';
import { Formatter } from '../../../src/core/messages/formatter';
import { historyLines, stepsSaid } from '../../../src/core/reports/historyLines';
import { type Weekly, weeklyFiles } from '../../weeklyRuns';

function historyOfWeeks(weekly: Weekly) {
  const files = weeklyFiles(weekly);
  return historyOf({ version: 1, files: files.map(({ path }) => path), ...defaultChoices }, files);
}

const textsOf = (history: Parameters<typeof historyLines>[0]) => {
  const words = new Formatter('en');
  return {
    lines: historyLines(history, words).map(({ row: _, ...texts }) => texts),
    said: stepsSaid(history, words),
  };
};

test('the table of a history reads the same from its outline: values with their digits, steps, runs that are off', () => {
  const history = historyOfWeeks({
    benchmarks: {
      OpenSSL: run => (run >= 6 ? 95 : 100),
      SQLite: run => (run === 4 ? 9 : 7),
      Requests: () => 1_234_567_890,
    },
  });
  expect(textsOf(outlineOf(history))).toEqual(textsOf(history));
  expect(history.rows.some(({ points }) => points.some(({ isOff }) => isOff === true))).toBe(true);
});

test('a run more of a benchmark costs its page some bytes, not its trials and their places', () => {
  const bytes = (runs: number) => JSON.stringify(outlineOf(historyOfWeeks({ runs })).rows).length;
  expect((bytes(50) - bytes(40)) / 10).toBeLessThan(60);
});

import { expect, test } from 'vitest';
import { defaultChoices } from '../../../src/core/document/method';
import { clippedHistory } from '../../../src/core/history/clipped';
import { historyOf } from '../../../src/core/history/historyOf';
import { weeklyFiles } from '../../weeklyRuns';

const historyFor = (title: string) => {
  const files = weeklyFiles({ benchmarks: { [title]: () => 100 } });
  const paths = files.map(({ path }) => path);
  return historyOf({ version: 1, title, view: 'history', files: paths, ...defaultChoices }, files);
};

test('megabytes in a name do not reach the page of a history; what it names rows and files by stays whole', () => {
  const history = historyFor('x'.repeat(1_000_000));
  const clipped = clippedHistory(history);
  expect(clipped.title.length).toBeLessThan(400);
  expect(clipped.rows[0]?.title.length).toBeLessThan(400);
  expect(clipped.rows.map(({ id }) => id)).toEqual(history.rows.map(({ id }) => id));
  expect(clipped.runs).toEqual(history.runs);
});

test('a history of usual names reaches the page as it is', () => {
  const history = historyFor('OpenSSL');
  expect(clippedHistory(history)).toEqual(history);
});

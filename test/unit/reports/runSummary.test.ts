import { expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { askedOfRun } from '../../../src/core/records/plannedLaunch';
import { runSummary } from '../../../src/core/reports/runSummary';
import { outcomeOf } from '../../../src/core/runs/outcome';
import { record } from '../records/recorded';

const words = new Formatter('en');
const folder = 'pts-runs/x';
const outcome = outcomeOf(askedOfRun(record()), [], { state: { kind: 'gone' } });

test('a summary says what is missing and why, for each result and round', () => {
  const end = { seen: 1, how: 'gone' } as const;
  const text = runSummary({ record: record(), end, outcome, results: 0, folder, lastLines: ['x'] }, words)
    // A figure is not broken.
    .replaceAll('\u00a0', ' ');
  expect(text).toContain('4 of 4 results missing or cut short');
  expect(text).toContain(
    '| RAM Copy, Type: Add | KVM guest r2 | 0 / 3 | The run was killed, or the machine went down',
  );
  // What it printed last says nothing of that.
  expect(text).not.toContain('last lines');
});

test('where PTS asked for ever, the summary shows what it printed last, and nothing of it becomes markup', () => {
  const of = { record: record(), outcome, results: 0, folder, lastLines: ['<b>Type</b>: [x](command:y)'] };
  const limit = runSummary({ ...of, end: { seen: 1, how: 'limit' } }, words);
  expect(limit).toContain('The last lines that it printed:');
  expect(limit).not.toContain('<b>');
  expect(limit).not.toContain('[x](');
  const asked = runSummary({ ...of, end: { seen: 1, how: 'stopped', question: 'Type:' } }, words);
  expect(asked).toContain('It asked “Type:” over and over');
});

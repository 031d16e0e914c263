import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { repeatedRuns } from '../../../src/core/comparison/repeatedRuns';
import type { System } from '../../../src/core/results/resultFile';
import { documentOf, file, result, system } from './lab';

function groupsOf(systems: readonly System[]) {
  const entries = systems.map(({ identifier }) => ({ system: identifier, trials: [1, 2, 3] }));
  const files = [file('a', systems, [result({ entries })])];
  return repeatedRuns(compareFiles(documentOf(files), files));
}

const epyc = 'AMD EPYC 7763 (4 Cores)';

const on = (identifier: string, processor: string): System => ({
  ...system(identifier),
  hardware: new Map([['Processor', processor]]),
});

test('ten runs of one name on one machine are offered as one system', () => {
  const names = Array.from({ length: 10 }, (_, index) => `gzip-run-${index}`);
  expect(groupsOf(names.map(name => on(name, epyc)))).toEqual([names]);
  expect(
    groupsOf(['weekly 2026-09-01', 'weekly 2026-09-08', 'weekly 2026-09-15'].map(name => on(name, epyc))),
  ).toHaveLength(1);
});

test('runs on another processor, of another name, or without a known processor are not offered as one system', () => {
  const two = ['run-1', 'run-2'].map(name => on(name, epyc));
  expect(groupsOf([...two, on('run-3', 'Intel Xeon Platinum 8370C (4 Cores)')])).toEqual([]);
  expect(groupsOf([...two, on('with patch', epyc)])).toEqual([]);
  const unknown = ['run-1', 'run-2', 'run-3'].map(name => ({ ...system(name), hardware: new Map() }));
  expect(groupsOf(unknown)).toEqual([]);
});

test('two runs are no series: one may be before a change, one after it', () => {
  expect(groupsOf([on('run-1', epyc), on('run-2', epyc)])).toEqual([]);
});

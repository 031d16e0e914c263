import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { documentOf, file, result } from './lab';

// Doubts travel with the sample.

test('a sample that stopped early while the other side went on is marked', () => {
  const files = [
    file(
      'a',
      ['x', 'y'],
      [
        result({
          name: 'quiet',
          identifier: 'local/quiet-1.0.0',
          entries: [
            { system: 'x', trials: [100, 100.1, 99.9] },
            { system: 'y', trials: [100, 110, 95, 108, 99] },
          ],
        }),
        result({
          name: 'loud',
          identifier: 'local/loud-1.0.0',
          entries: [
            { system: 'x', trials: [100, 120, 90, 99] },
            { system: 'y', trials: [1, 2, 3] },
          ],
        }),
      ],
    ),
  ];
  const { rows } = compareFiles(documentOf(files), files);
  const ids = (row: number, sample: number) => rows[row]?.samples[sample]?.warnings.map(one => one.id);
  expect(ids(0, 0)).toContain('quiet-by-luck');
  expect(ids(0, 1)).not.toContain('quiet-by-luck');
  expect(ids(1, 1)).toContain('quiet-by-luck');
});

test('a sample of cycles, with failed runs or a Value that is no mean, is marked', () => {
  const files = [
    file(
      'a',
      ['x'],
      [
        result({
          scale: 'Cycles Per Byte',
          entries: [{ system: 'x', trials: [40, 50, 60], value: 60, rawValue: '60', runTimes: [1, 1, 1, 1] }],
        }),
      ],
    ),
  ];
  const ids = compareFiles(documentOf(files), files).rows[0]?.samples[0]?.warnings.map(one => one.id);
  expect(ids).toEqual(expect.arrayContaining(['guest-clock', 'failed-trials', 'value-not-mean']));
});

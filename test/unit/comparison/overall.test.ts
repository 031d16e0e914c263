import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { documentOf, file, result } from './lab';
import { english, trialsOf } from './rows';

test('what does not vote in the overall mean is listed with its reason', () => {
  const base = { system: 'base', trials: [100, 101, 99] };
  const more = trialsOf([100, 101, 99], [120, 121, 119]);
  const files = [
    file(
      'lab',
      ['base', 'other'],
      [
        result({ name: 'votes', entries: more }),
        result({ name: 'votes with one trial', entries: trialsOf([100, 101, 99], [500]) }),
        result({ name: 'undirected', proportion: '', entries: more }),
        result({ name: 'broken', entries: [base, { system: 'other', error: 'E: no space left on device' }] }),
        result({ name: 'silent', entries: [base, { system: 'other' }] }),
        result({ name: 'gone', entries: [base] }),
        result({ name: 'zero', entries: trialsOf([0, 1, 2], [11, 12, 13]) }),
        result({
          name: 'sensor',
          format: 'LINE_GRAPH',
          entries: [
            { system: 'base', series: [1, 2, 3] },
            { system: 'other', series: [2, 3, 4] },
          ],
        }),
      ],
    ),
  ];
  const comparison = compareFiles(documentOf(files), files);
  const [overall] = comparison.overall;
  const titles = overall?.leftOut.map(({ row }) => comparison.rows.find(one => one.id === row)?.title);
  expect(titles).toEqual(['undirected', 'broken', 'silent', 'zero', 'sensor']);
  expect(overall).toMatchObject({ results: 2, votes: 2, missing: 1, withNoise: { results: 1 } });
  for (const { reason } of overall?.leftOut ?? []) expect(english.say(reason)).toMatch(/\.$/);
});

test('in the overall mean a child whose parent is there does not vote, an orphan does; options of a profile share one vote', () => {
  const both = (base: number, other: number) =>
    trialsOf([base, base * 1.01, base * 0.99], [other, other * 1.01, other * 0.99]);
  const parent = result({ name: 'p', description: 'Throughput', entries: both(100, 200) });
  const files = [
    file(
      'a',
      ['base', 'other'],
      [
        parent,
        result({ name: 'p', description: 'Latency', parent: parent.key, entries: both(100, 900) }),
        result({ name: 'q', description: 'A', entries: both(100, 100) }),
        result({ name: 'q', description: 'B', parent: 'nobody', entries: both(100, 400) }),
      ],
    ),
  ];
  const overall = compareFiles(documentOf(files), files).overall[0];
  expect(overall).toMatchObject({ results: 3, votes: 2, kind: 'within-session' });
  // Votes: 2 for p, √(1·4) = 2 for q.
  expect(overall?.ratio).toBeCloseTo(2, 9);
  expect(overall?.leftOut.map(one => english.say(one.reason))).toEqual([
    'A further metric of a result that votes already.',
  ]);
});

import { describe, expect, test } from 'vitest';
import { type Looked, nextLook } from '../../../src/core/records/nextLook';
import { pollInterval } from '../../../src/core/records/pollInterval';
import { entry } from './recorded';

const now = Date.UTC(2026, 10, 27, 2);
const of = (id: string, target: string, began: number) => ({ id, target, began });
const ended = { seen: 1, how: 'ended' } as const;
const home = { folder: 'file:///x', came: 1, complete: 1, fewer: 0, missing: 0 };

describe('nothing is executed while nothing runs', () => {
  test('no target is asked and no timer set, with no run, with ended ones, with those at home', () => {
    const over = [
      entry({ end: ended }),
      entry({ end: { seen: 1, how: 'gone' } }),
      entry({ end: ended, home }),
      entry({ home }),
    ];
    for (const entries of [[], over]) {
      const { now: due, wait } = nextLook(entries, new Map(), true, now);
      expect(due.size).toBe(0);
      expect(wait).toBeUndefined();
    }
  });

  test('nor while the window is behind others', () => {
    expect(nextLook([entry()], new Map(), false, now)).toEqual({ now: new Map() });
  });
});

test('all runs of a target are asked about at once, each target in its own time', () => {
  const entries = [
    entry({ of: of('a', 'guest', now - 30_000) }),
    entry({ of: of('b', 'guest', now - 40_000) }),
    entry({ of: of('c', 'host', now - 3 * 3_600_000) }),
    entry({ of: of('d', 'host', now - 3 * 3_600_000), end: ended }),
  ];
  const first = nextLook(entries, new Map(), true, now);
  expect([...first.now]).toEqual([
    ['guest', ['a', 'b']],
    ['host', ['c']],
  ]);
  const looked = new Map<string, Looked>([
    ['guest', { at: now - 500, failures: 0 }],
    ['host', { at: now - 30_000, failures: 0 }],
  ]);
  const next = nextLook(entries, looked, true, now);
  expect(next.now.size).toBe(0);
  expect(next.wait).toBe(1_500);
});

test('the longer a run goes on, and the longer its target is silent, the less often it is asked', () => {
  const ages = [0, 59_000, 61_000, 11 * 60_000, 61 * 60_000, 3 * 86_400_000];
  const intervals = ages.map(age => pollInterval(age));
  expect(intervals).toEqual([...intervals].sort((first, second) => first - second));
  expect(intervals[0]).toBeLessThan(intervals.at(-1) ?? 0);
  expect(pollInterval(0, 3)).toBe(16_000);
  expect(pollInterval(3 * 86_400_000, 1e6)).toBe(300_000);
});

test('a clock that was set back does not silence a run', () => {
  const looked = new Map<string, Looked>([['guest', { at: now + 3_600_000, failures: 0 }]]);
  expect(nextLook([entry()], looked, true, now).now.size).toBe(1);
});

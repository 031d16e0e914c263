import { describe, expect, test } from 'vitest';
import { measuredBoots } from '../../../src/core/comparison/boots';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { ComparisonDocument } from '../../../src/core/document/document';
import { Formatter } from '../../../src/core/messages/formatter';
import type { System } from '../../../src/core/results/resultFile';
import { documentOf, file, result, system } from './lab';

const english = new Formatter('en');
const russian = new Formatter('ru');

type Trials = readonly number[];
const around = (mean: number): Trials => [mean, mean + 0.1, mean - 0.1];

/** Three rows in a session of one system. */
function session(path: string, identifier: string, mean: number, changed: Partial<System> = {}) {
  const rows = ['one', 'two', 'three'].map(name =>
    result({ name, entries: [{ system: identifier, trials: around(mean) }] }),
  );
  return file(path, [{ ...system(identifier, '2026-01-01 10:00:00'), ...changed }], rows);
}

const pooled = (label: string, ...paths: string[]) => ({
  label,
  sessions: paths.map(path => ({ file: path, identifier: label })),
});

const files = [
  session('a1', 'a', 100),
  session('a2', 'a', 101),
  session('b1', 'b', 110),
  session('b2', 'b', 111),
];
const compare = (rest: Partial<ComparisonDocument>, of = files) => compareFiles(documentOf(of, rest), of);
const firstPair = (rest: Partial<ComparisonDocument>, of = files) => {
  const pair = compare(rest, of).rows[0]?.comparisons[0];
  if (pair === undefined) throw new Error('no pair');
  return pair;
};

describe('how far a verdict reaches', () => {
  const single = [pooled('a', 'a1'), pooled('b', 'b1')];
  const several = [pooled('a', 'a1', 'a2'), pooled('b', 'b1', 'b2')];

  test('a verdict reaches to these runs with one session on a side, to further runs with sessions on both', () => {
    expect(firstPair({ systems: single })).toMatchObject({ verdict: 'faster', reach: 'these-runs' });
    expect(firstPair({ systems: several })).toMatchObject({ verdict: 'faster', reach: 'between-runs' });
    const oneSided = [pooled('a', 'a1', 'a2'), pooled('b', 'b1')];
    expect(firstPair({ systems: oneSided })).toMatchObject({ verdict: 'faster', reach: 'these-runs' });
  });

  test('a verdict reaches to boots that differ by so much, which the interval then holds', () => {
    const width = (boots?: number) => {
      const { effect, reach } = firstPair({ systems: single, ...(boots === undefined ? {} : { boots }) });
      if (effect?.kind !== 'ratio' || effect.test === undefined) throw new Error('no interval');
      return { reach, half: Math.log(effect.test.high / effect.test.low) / 2 };
    };
    expect(width(0.5).reach).toBe('if-boots-differ-by');
    // Two boots of standard deviation 0.5 %, at 95 % and nearly normal.
    expect(width(0.5).half).toBeGreaterThan(1.96 * Math.SQRT2 * Math.log(1.005));
    expect(width(0.5).half).toBeLessThan(1.3 * 1.96 * Math.SQRT2 * Math.log(1.005));
    expect(width(20).half).toBeGreaterThan(0.4);
    expect(firstPair({ systems: several, boots: 20 })).toMatchObject({ reach: 'between-runs' });
  });

  test('a verdict is never surer for boots that differ: neither p nor the interval shrink', () => {
    const of = (rest: Partial<ComparisonDocument>) => {
      const test = firstPair({ systems: single, ...rest }).effect?.test;
      if (test === undefined) throw new Error('no test');
      return test;
    };
    for (const boots of [0.01, 0.1, 0.3, 1, 5]) {
      expect(of({ boots }).p).toBeGreaterThanOrEqual(of({}).p);
      expect(of({ boots }).low).toBeLessThanOrEqual(of({}).low);
      expect(of({ boots }).high).toBeGreaterThanOrEqual(of({}).high);
    }
  });

  test('how far boots differ is offered as measured on pooled sessions', () => {
    expect(measuredBoots(compare({ systems: single }))).toBeUndefined();
    // 100 and 101: a standard deviation of 0.7 % between them, hardly any within.
    expect(measuredBoots(compare({ systems: several }))).toBeCloseTo(0.0068, 3);
  });
});

describe('sessions that are not one system', () => {
  const epyc = { hardware: new Map([['Processor', 'AMD EPYC 7763 64-Core @ 2.44GHz (4 Cores)']]) };
  const xeon = { hardware: new Map([['Processor', 'Intel Xeon Platinum 8370C @ 2.79GHz (4 Cores)']]) };
  const mixedFiles = [
    session('a1', 'a', 100, epyc),
    session('a2', 'a', 100, xeon),
    session('b1', 'b', 110, epyc),
    session('b2', 'b', 110, epyc),
  ];
  const systems = [pooled('a', 'a1', 'a2'), pooled('b', 'b1', 'b2')];

  test('sessions that are not one system are named with what differs, and get no verdict that would hang on it', () => {
    const comparison = compare({ systems }, mixedFiles);
    const [mixed, uniform] = comparison.systems;
    expect(uniform).not.toHaveProperty('mixed');
    const said = (mixed?.mixed ?? []).map(difference => english.say(difference));
    expect(said[0]).toMatch(/^Processor model: “.*EPYC.*” and “.*Xeon.*”$/);
    for (const difference of mixed?.mixed ?? []) russian.say(difference);
    const pair = comparison.rows[0]?.comparisons[0];
    expect(pair).toMatchObject({ verdict: 'inconclusive' });
    expect(pair).not.toHaveProperty('reach');
    expect(pair?.reasons.map(reason => english.say(reason))[0]).toContain(
      'merged sessions of “a” did not run on one and the same system',
    );
    // Of what was measured on two machines nothing is offered.
    expect(
      measuredBoots(compare({ systems: [systems[0] ?? pooled('a', 'a1')] }, mixedFiles)),
    ).toBeUndefined();
  });

  test('sessions that are not one system keep their verdict where only something differs that weighs', () => {
    const newer = { software: new Map([['Kernel', '6.2']]) };
    const patched = [session('a1', 'a', 100), session('a2', 'a', 100.4, newer), ...files.slice(2)];
    const comparison = compare({ systems }, patched);
    expect(comparison.systems[0]?.mixed?.map(difference => english.say(difference))).toEqual([
      'Kernel: “6.1” and “6.2”',
    ]);
    expect(comparison.rows[0]?.comparisons[0]?.verdict).toBe('faster');
  });

  test('sessions that are not one system are not found in sessions of one system', () => {
    for (const one of compare({ systems }).systems) expect(one).not.toHaveProperty('mixed');
  });
});

test('rows of two trials, which can never be called, cost the others no verdict', () => {
  const clear = result({
    name: 'clear',
    entries: [
      { system: 'a', trials: [100, 100.5, 99.5] },
      { system: 'b', trials: [103, 103.5, 102.5] },
    ],
  });
  const two = Array.from({ length: 39 }, (_, index) =>
    result({
      name: `two ${index}`,
      entries: [
        { system: 'a', trials: [100, 100.5] },
        { system: 'b', trials: [100.1, 100.6] },
      ],
    }),
  );
  const among = [file('f', ['a', 'b'], [clear, ...two])];
  const { rows } = compareFiles(documentOf(among), among);
  expect(rows[0]?.comparisons[0]?.verdict).toBe('faster');
  expect(rows[1]?.comparisons[0]).not.toHaveProperty('adjustedP');
});

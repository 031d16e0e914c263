import { describe, expect, test } from 'vitest';
import { changePoints, type RunSeries } from '../../../src/core/stats/changePoints';
import { RunSums } from '../../../src/core/stats/runSums';
import { leastOfSide, stretchChance } from '../../../src/core/stats/stretchChance';
import { Normal } from '../../bench/normal';

const normal = new Normal(20_261_013);

/** Logarithms around 0, each value off by `noise` and by what `shift` says. */
function series(count: number, shift: (index: number) => number = () => 0, noise = 0.01): RunSeries {
  return {
    values: Array.from({ length: count }, (_, index) => shift(index) + noise * normal.next()),
    rounding: 1e-9,
  };
}

const stepsOf = (one: RunSeries) => changePoints([one], 0.05, 'bh')[0] ?? [];
const indicesOf = (one: RunSeries) => stepsOf(one).map(({ index }) => index);

describe('a step of a benchmark', () => {
  test('of 5 % at the seventh of ten weekly runs is found there, at a noise of 1 %', () => {
    const found = Array.from({ length: 100 }, () => indicesOf(series(10, at => (at >= 6 ? -0.05 : 0))));
    expect(found.filter(([first]) => first === 6).length).toBeGreaterThanOrEqual(95);
  });

  test('that two runs show is found at the end of a year', () => {
    const found = Array.from({ length: 50 }, () => indicesOf(series(52, at => (at >= 50 ? 0.05 : 0))));
    expect(found.filter(steps => steps.includes(50)).length).toBeGreaterThanOrEqual(45);
  });

  test('that is taken back is two, where a split in two would see none', () => {
    const found = Array.from({ length: 50 }, () =>
      indicesOf(series(30, at => (at >= 10 && at < 20 ? -0.05 : 0))),
    );
    expect(found.filter(steps => steps.join() === '10,20').length).toBeGreaterThanOrEqual(43);
  });

  test('of which there are several, each with its place', () => {
    const levels = [0, 0.05, 0.1, 0.02];
    const steps = indicesOf(series(60, at => levels[Math.floor(at / 15)] ?? 0, 0.005));
    expect(steps).toEqual([15, 30, 45]);
  });

  test('says where it may lie as well, when noise hides its place', () => {
    const clear = stepsOf(series(12, at => (at >= 6 ? 0.1 : 0), 0.001));
    expect(clear).toEqual([{ index: 6, earliest: 6, latest: 6 }]);
    let held = 0;
    let found = 0;
    for (let draw = 0; draw < 200; draw += 1) {
      const [step] = stepsOf(series(20, at => (at >= 12 ? 0.025 : 0)));
      if (step === undefined) continue;
      found += 1;
      if (step.earliest <= 12 && step.latest >= 12) held += 1;
    }
    expect(found).toBeGreaterThan(150);
    expect(held / found).toBeGreaterThan(0.9);
  });
});

describe('nobody is told of a step that is none', () => {
  test('in five runs, whatever they show', () => {
    expect(indicesOf({ values: [0, 0, 1, 1, 1], rounding: 1e-9 })).toEqual([]);
    expect(indicesOf({ values: [0, 0.001, -0.001, 1, 1.001, 0.999], rounding: 1e-9 })).toEqual([3]);
  });

  test.each([6, 10, 20, 52, 200])('by one outlier among %i runs, wherever it is', count => {
    let [atOutlier, anywhere] = [0, 0];
    for (let outlier = 0; outlier < count; outlier += 1)
      for (const size of [0.04, 0.1, 1]) {
        const found = indicesOf(series(count, at => (at === outlier ? size : 0)));
        if (found.length > 0) anywhere += 1;
        if (found.some(index => index === outlier || index === outlier + 1)) atOutlier += 1;
      }
    expect(atOutlier).toBeLessThanOrEqual(0.01 * 3 * count);
    expect(anywhere).toBeLessThanOrEqual(0.05 * 3 * count);
  });

  test('and one outlier hides no step from them: ten runs, of which one is 20 % off', () => {
    const found = Array.from({ length: 100 }, (_, draw) => {
      const outlier = draw % 10;
      return indicesOf(series(10, at => (at >= 6 ? -0.05 : 0) + (at === outlier ? 0.2 : 0)));
    });
    expect(found.filter(steps => steps.length > 0).length).toBeGreaterThanOrEqual(70);
  });

  test('by the last digit: two values that differ by one of it are one level', () => {
    const values = [100, 100, 100, 100, 100, 101, 101, 101, 101, 101].map(Math.log);
    expect(indicesOf({ values, rounding: 1 / (Math.sqrt(12) * 100) })).toEqual([]);
    expect(indicesOf({ values, rounding: 1e-6 })).toEqual([5]);
  });

  test('by runs that are all equal', () => {
    expect(indicesOf({ values: new Array(20).fill(4.6), rounding: 0 })).toEqual([]);
  });

  test('by the number of benchmarks: of 300 equal ones hardly any history has one', () => {
    let withStep = 0;
    for (let history = 0; history < 40; history += 1) {
      const all = Array.from({ length: 300 }, () => series(12));
      if (changePoints(all, 0.05, 'bh').some(steps => steps.length > 0)) withStep += 1;
    }
    expect(withStep).toBeLessThanOrEqual(6);
  });
});

test('one sure step lets no others in: each of 299 equal benchmarks is judged at the level that the correction leaves', () => {
  let others = 0;
  for (let history = 0; history < 10; history += 1) {
    const all = Array.from({ length: 300 }, (_, row) => series(20, at => (row === 0 && at >= 10 ? 1 : 0)));
    const [sure, ...rest] = changePoints(all, 0.05, 'bh');
    expect(sure?.map(({ index }) => index)).toContain(10);
    others += rest.filter(steps => steps.length > 0).length;
  }
  expect(others).toBeLessThanOrEqual(3);
});

test.each([
  [8, 3.5],
  [10, 3],
  [30, 3.5],
  [100, 3.5],
])('the chance of a largest t is that of simulated runs: %i of them, t of %d', (count, t) => {
  const draws = 20_000;
  let beyond = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const sums = new RunSums(Array.from({ length: count }, () => normal.next()));
    const best = sums.bestSplit(leastOfSide);
    if (best !== undefined && sums.t(best, 0) >= t) beyond += 1;
  }
  // Splits have 0.7 of the error rate.
  const chance = 0.7 * stretchChance({ start: 0, end: 2 }, t, count);
  // An upper bound, and close to the truth.
  expect(chance).toBeGreaterThan((0.92 * beyond) / draws);
  expect(chance).toBeLessThan((1.6 * beyond) / draws);
});

test('dozens of steps in a row are found, part by part', () => {
  // Every tenth run is a step.
  const stairs = (count: number) => series(count, at => 0.1 * Math.floor(at / 10), 0.001);
  expect(stepsOf(stairs(500)).length).toBeGreaterThan(20);
});

test('the same runs have the same steps every time, and backwards the same ones', () => {
  const one = series(40, at => (at >= 25 ? 0.04 : 0));
  expect(stepsOf(one)).toEqual(stepsOf(one));
  const backwards = indicesOf({ ...one, values: one.values.toReversed() });
  expect(backwards.map(index => 40 - index).toReversed()).toEqual(indicesOf(one));
});

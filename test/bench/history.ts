import { defaultChoices } from '../../src/core/document/method';
import { historyOf } from '../../src/core/history/historyOf';
import { changePoints, type RunSeries } from '../../src/core/stats/changePoints';
import { logRoundingError } from '../../src/core/stats/resolution';
import { effectOfSessions } from '../../src/core/stats/sessions';
import { spikeOf } from '../../src/core/stats/spike';
import { weeklyFiles } from '../weeklyRuns';
import type { Figure, Goal } from './figure';
import { method } from './judge';
import { Normal } from './normal';
import { fastest } from './timing';

/** Run means of a benchmark whose true level is `level`, and the resolution they are written in. */
type Noise = (normal: Normal, level: number) => { readonly value: number; readonly resolution: number };

const fine = 1e-9;
const exponential = (normal: Normal) => -Math.log(1 - normal.uniform()) - 1;

/** All of about 1 %, but for the lognormal ones. */
const noises: Readonly<Record<string, Noise>> = {
  normal: (normal, level) => ({ value: level * (1 + 0.01 * normal.next()), resolution: fine }),
  'lognormal, CV 30 %': (normal, level) => ({
    value: level * Math.exp(0.3 * normal.next()),
    resolution: fine,
  }),
  'lognormal tail': (normal, level) => ({
    value: level * (1 + 0.005 * Math.exp(normal.next())),
    resolution: fine,
  }),
  exponential: (normal, level) => ({ value: level * (1 + 0.01 * exponential(normal)), resolution: fine }),
  'rounded to its spread': (normal, level) => ({
    value: Math.round(level * (1 + 0.01 * normal.next()) + 0.3),
    resolution: 1,
  }),
  'rounded to two or three values': (normal, level) => ({
    value: Math.round(level * (1 + 0.004 * normal.next()) + 0.4),
    resolution: 1,
  }),
};

const counts = [6, 10, 20, 52, 200] as const;

/** Steps of a history that are none, and those that are found. Seeded: the same figures every time. */
export function historyFigures(draws = 2000): readonly Figure[] {
  return [...falseSteps(draws), ...power(draws / 4), ...families(draws / 20), ...times()];
}

function series(
  normal: Normal,
  noise: Noise,
  count: number,
  levelOf: (run: number) => number = () => 100,
): RunSeries {
  const measured = Array.from({ length: count }, (_, run) => noise(normal, levelOf(run)));
  return {
    values: measured.map(({ value }) => Math.log(value)),
    rounding: logRoundingError(measured[0]?.resolution ?? 1, 100),
  };
}

const stepsOf = (one: RunSeries) => changePoints([one], 0.05, 'bh')[0] ?? [];

function share(draws: number, happens: () => boolean): number {
  let count = 0;
  for (let draw = 0; draw < draws; draw += 1) if (happens()) count += 1;
  return count / draws;
}

function falseSteps(draws: number): readonly Figure[] {
  const normal = new Normal(20_261_127);
  const goal = { atMost: 5 };
  const kinds = Object.entries(noises).flatMap(([name, noise]) =>
    counts.map(count => {
      const rate = share(draws, () => stepsOf(series(normal, noise, count)).length > 0);
      return percent(`${count} equal runs, ${name}: series with a step`, rate, goal);
    }),
  );
  const withOutlier = counts.map(count => {
    const rate = share(draws, () => {
      const outlier = Math.floor(count * normal.uniform());
      return (
        stepsOf(
          series(
            normal,
            (from, level) => ({ value: level * (1 + 0.01 * exponential(from)), resolution: fine }),
            count,
            run => (run === outlier ? 115 : 100),
          ),
        ).length > 0
      );
    });
    return percent(`${count} equal runs, exponential, one 15 % off: series with a step`, rate, goal);
  });
  return [...kinds, ...withOutlier];
}

interface Case {
  readonly count: number;
  readonly at: number;
  readonly step: number;
  /** Factor by which one run at any place is off. */
  readonly off?: number;
  readonly goal?: Goal;
}

function power(draws: number): readonly Figure[] {
  const normal = new Normal(20_261_128);
  const { normal: noise = () => ({ value: 1, resolution: 1 }) } = noises;
  const cases: readonly Case[] = [
    { count: 6, at: 3, step: 0.05, goal: { atLeast: 80 } },
    { count: 10, at: 6, step: 0.05, goal: { atLeast: 95 } },
    { count: 10, at: 8, step: 0.05, goal: { atLeast: 90 } },
    { count: 10, at: 6, step: 0.05, off: 1.15, goal: { atLeast: 50 } },
    { count: 10, at: 6, step: 0.03 },
    { count: 10, at: 6, step: 0.02 },
    { count: 20, at: 14, step: 0.02, goal: { atLeast: 80 } },
    { count: 52, at: 50, step: 0.05, goal: { atLeast: 90 } },
    { count: 52, at: 30, step: 0.01 },
    { count: 200, at: 150, step: 0.01, goal: { atLeast: 95 } },
  ];
  return cases.flatMap(({ count, at, step, goal, off = 1 }: Case) => {
    const truth = 1 - step;
    let [found, right, held, covered, more] = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < draws; draw += 1) {
      const odd = off === 1 ? -1 : Math.floor(count * normal.uniform());
      const levelOf = (run: number) => (run >= at ? 100 * truth : 100) * (run === odd ? off : 1);
      const one = series(normal, noise, count, levelOf);
      const steps = stepsOf(one);
      const [first] = steps;
      if (first === undefined) continue;
      found += 1;
      if (steps.length > 1) more += 1;
      if (first.index === at) right += 1;
      if (first.earliest <= at && first.latest >= at) held += 1;
      const runs = one.values.map(value => [Math.exp(value)]);
      const spike = spikeOf(one.values, one.rounding);
      const between = (from: number, to?: number) =>
        runs.slice(from, to).filter((_, index) => from + index !== spike);
      const effect = effectOfSessions(between(0, first.index), between(first.index, steps[1]?.index), {
        proportion: 'HIB',
        resolution: fine,
        method,
      });
      const { low, high } = (effect?.kind === 'ratio' && effect.test) || { low: 0, high: 0 };
      if (low <= truth && truth <= high) covered += 1;
    }
    const beside = off === 1 ? '' : ', one run 15 % off';
    const name = `a step of ${100 * step} % before run ${at + 1} of ${count}, noise 1 %${beside}`;
    return [
      percent(`${name}: found`, found / draws, goal),
      percent('  of these at that run', right / found),
      percent('  whose place is among those that are told', held / found),
      percent('  whose interval holds the true step', covered / found),
      percent('  with a further step that is none', more / found),
    ];
  });
}

/** Many benchmarks in one history: what the correction leaves. */
function families(draws: number): readonly Figure[] {
  const normal = new Normal(20_261_129);
  const usual: Noise = (from, level) => ({ value: level * (1 + 0.01 * from.next()), resolution: fine });
  const history = (rows: number, count: number, noise: Noise, stepped: number) =>
    changePoints(
      Array.from({ length: rows }, (_, row) =>
        series(normal, noise, count, run => (row < stepped && run >= 0.6 * count ? 95 : 100)),
      ),
      0.05,
      'bh',
    ).map(steps => steps.length > 0);
  const equal = (['normal', 'exponential', 'lognormal tail'] as const).flatMap(name =>
    [10, 52].map(count => {
      const noise = noises[name] ?? usual;
      const rate = share(draws, () => history(300, count, noise, 0).includes(true));
      // The tail of skewed noise is not that of Student's t: more than 5 % of such histories are wrong somewhere.
      const goal = name === 'normal' ? { atMost: 5 } : undefined;
      return percent(`300 equal benchmarks of ${count} runs, ${name}: histories with any step`, rate, goal);
    }),
  );
  const some = [
    [10, 1],
    [10, 5],
    [300, 1],
    [300, 150],
  ].flatMap(([rows = 1, stepped = 1]) => {
    let [found, wrong] = [0, 0];
    for (let draw = 0; draw < draws; draw += 1) {
      const called = history(rows, 10, usual, stepped);
      const right = called.slice(0, stepped).filter(Boolean).length;
      const all = called.filter(Boolean).length;
      found += right / stepped;
      wrong += all === 0 ? 0 : (all - right) / all;
    }
    const name = `${stepped} of ${rows} benchmarks 5 % slower from the seventh of 10 runs, noise 1 %`;
    return [
      percent(`${name}: found`, found / draws),
      percent('  wrong among the found', wrong / draws, { atMost: 5 }),
    ];
  });
  return [...equal, ...some];
}

function times(): readonly Figure[] {
  const normal = new Normal(20_261_130);
  const usual: Noise = (from, level) => ({ value: level * (1 + 0.01 * from.next()), resolution: fine });
  const all = (count: number, levelOf?: (run: number) => number) =>
    Array.from({ length: 300 }, () => series(normal, usual, count, levelOf));
  const [year, decade, stairs] = [all(52), all(500), all(500, run => 100 * 1.05 ** Math.floor(run / 10))];
  const benchmarks = Object.fromEntries(
    Array.from({ length: 300 }, (_, row) => [`Test${row}`, () => 100 + row]),
  );
  const files = weeklyFiles({ runs: 52, benchmarks });
  const document = { version: 1, files: files.map(({ path }) => path), ...defaultChoices } as const;
  const [ofYear, ofDecade, ofStairs, whole] = fastest(
    [
      () => changePoints(year, 0.05, 'bh'),
      () => changePoints(decade, 0.05, 'bh'),
      () => changePoints(stairs, 0.05, 'bh'),
      () => historyOf(document, files),
    ],
    3,
  );
  return [
    { name: 'steps of 300 benchmarks × 52 runs', value: ofYear, unit: 'ms', goal: { atMost: 500 } },
    { name: 'steps of 300 × 500 equal runs', value: ofDecade, unit: 'ms', goal: { atMost: 2000 } },
    {
      name: 'steps of 300 × 500 runs with a step every tenth run',
      value: ofStairs,
      unit: 'ms',
      goal: { atMost: 4000 },
    },
    {
      name: 'the whole history of 300 × 52, from read files',
      value: whole,
      unit: 'ms',
      goal: { atMost: 2000 },
    },
  ];
}

function percent(name: string, value: number, goal?: Goal): Figure {
  return { name, value: 100 * value, unit: '%', ...(goal === undefined ? {} : { goal }) };
}

// @ts-check

import { createHash } from 'node:crypto';
import { benchmarks } from './benchmarks.mjs';
import { drawTrials, randomStream } from './random.mjs';

/** @typedef {import('./benchmarks.mjs').Benchmark} Benchmark */

/**
 * @typedef {object} Measured What one system gave for one benchmark, in the texts PTS writes.
 * @property {Benchmark} benchmark
 * @property {string} key PTS's comparison hash.
 * @property {string} value Empty for a failed test.
 * @property {readonly string[]} trials
 * @property {readonly string[]} runTimes Wall seconds.
 * @property {readonly Date[]} ends When each run ended.
 * @property {string} [error]
 * @property {readonly string[]} [cpuUsage] Percent, one a two seconds.
 */

/**
 * One PTS run of a system, invented: all benchmarks one after another.
 *
 * @param {import('./systems.mjs').SampleSystem} system
 * @returns {{ results: readonly Measured[], end: Date }}
 */
export function invent(system) {
  const random = randomStream(system.folder);
  // The samples' local time, kept in UTC so that the machine's own zone changes nothing.
  let clock = Date.parse(`${system.started.replace(' ', 'T')}Z`);
  /** @type {Measured[]} */
  const results = [];
  for (const benchmark of benchmarks) {
    const design = benchmark.designs[system.folder];
    const n = design.n ?? 0;
    const trials =
      design.mean === undefined
        ? []
        : drawTrials(random, { n, mean: design.mean, spread: design.spread ?? 0, ...pick(design.first) }).map(
            trial => rounded(trial, benchmark.decimals),
          );
    /** @type {{ runTimes: readonly string[], ends: readonly Date[] } | undefined} */
    const before = benchmark.sameRun ? results.at(-1) : undefined;
    /** @type {string[]} */
    const runTimes = [];
    /** @type {Date[]} */
    const ends = [];
    if (before === undefined) clock += 10_000;
    for (let run = 0; run < n && before === undefined; run++) {
      const seconds = runSeconds(random, benchmark, trials[run], design.error !== undefined);
      runTimes.push(seconds.toFixed(2));
      clock += seconds * 1000;
      ends.push(new Date(clock));
      clock += 4000;
    }
    results.push({
      benchmark,
      key: comparisonKey(benchmark),
      value: design.outcome ?? meanText(trials),
      trials: trials.map(String),
      runTimes: before?.runTimes ?? runTimes,
      ends: before?.ends ?? ends,
      ...(design.error === undefined ? {} : { error: design.error }),
      ...(benchmark.monitored ? { cpuUsage: cpuUsage(random, n * benchmark.seconds) } : {}),
    });
  }
  return { results, end: new Date(clock) };
}

/** @param {number | undefined} first */
function pick(first) {
  return first === undefined ? {} : { first };
}

/**
 * @param {number} value
 * @param {number} decimals
 */
function rounded(value, decimals) {
  return decimals < 0
    ? Math.round(value * 10 ** decimals) * 10 ** -decimals
    : Number(value.toFixed(decimals));
}

/**
 * The mean with as many decimals as the trial that has most, which is how PTS writes `<Value>`.
 *
 * @param {readonly number[]} trials
 */
function meanText(trials) {
  if (trials.length === 0) return '';
  const decimals = Math.max(...trials.map(trial => String(trial).split('.')[1]?.length ?? 0));
  return (trials.reduce((sum, trial) => sum + trial, 0) / trials.length).toFixed(decimals);
}

/**
 * @param {import('./random.mjs').RandomStream} random
 * @param {Benchmark} benchmark
 * @param {number | undefined} trial
 * @param {boolean} failed
 */
function runSeconds(random, benchmark, trial, failed) {
  if (failed) return 0.08 + 0.1 * random.uniform();
  if (benchmark.scale === 'Seconds' && trial !== undefined) return trial + 0.03;
  return benchmark.seconds * (1 + 0.002 * random.normal());
}

/**
 * @param {import('./random.mjs').RandomStream} random
 * @param {number} seconds
 */
function cpuUsage(random, seconds) {
  const samples = Math.round(seconds / 2);
  return Array.from({ length: samples }, (_, index) => {
    const betweenTrials = index % Math.round(samples / 3) < 2;
    return (betweenTrials ? 3 + 4 * random.uniform() : 100 - 6 * random.uniform() ** 3).toFixed(2);
  });
}

/** @param {Pick<Benchmark, 'identifier' | 'arguments' | 'description' | 'appVersion' | 'scale'>} benchmark */
function comparisonKey({ identifier, arguments: args, description, appVersion, scale }) {
  const profile = identifier.replace(/\.[^.]*$/, '');
  return createHash('sha1').update([profile, args, description, appVersion, scale].join(',')).digest('hex');
}

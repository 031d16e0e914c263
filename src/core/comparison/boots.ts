import { momentsOf, momentsOfLogs } from '../stats/moments';
import { allPositive } from '../stats/ratio';
import type { Comparison } from './comparison';

/**
 * The difference between boots of one system, as a fraction, measured on the pooled systems of a
 * comparison: the standard deviation of the session means of logarithms, less the share that the noise of
 * their trials explains. Undefined without a pooled system whose sessions are one system.
 */
export function measuredBoots({ systems, rows }: Pick<Comparison, 'systems' | 'rows'>): number | undefined {
  const pooled = new Set(
    systems.filter(({ pooled, mixed }) => pooled && mixed === undefined).map(({ label }) => label),
  );
  if (pooled.size === 0) return undefined;
  return bootsOf(
    rows
      .flatMap(({ samples }) => samples)
      .filter(({ system }) => pooled.has(system))
      .map(({ sessions }) => sessions.map(({ trials }) => trials)),
  );
}

/** The same of benchmarks that one system measured several times: the trials of each of its sessions. */
export function bootsOf(benchmarks: readonly Sessions[]): number | undefined {
  let squares = 0;
  let degreesOfFreedom = 0;
  for (const sessions of benchmarks) {
    const between = betweenOf(sessions);
    if (between === undefined) continue;
    squares += between.variance * between.degreesOfFreedom;
    degreesOfFreedom += between.degreesOfFreedom;
  }
  if (degreesOfFreedom === 0) return undefined;
  return Math.expm1(Math.sqrt(Math.max(0, squares / degreesOfFreedom)));
}

type Sessions = readonly (readonly number[])[];

/** Variance between the sessions of one sample; below 0 where the noise of the trials explains more. */
function betweenOf(
  sessions: Sessions,
): { readonly variance: number; readonly degreesOfFreedom: number } | undefined {
  const lists = sessions.filter(trials => trials.length > 0 && allPositive(trials));
  const moments = lists.flatMap(trials => momentsOfLogs(trials) ?? []);
  const means = momentsOf(moments.map(({ mean }) => mean));
  if (means?.standardDeviation === undefined) return undefined;
  const explained = moments.map(({ n, standardDeviation = 0 }) => standardDeviation ** 2 / n);
  const variance = means.standardDeviation ** 2 - (momentsOf(explained)?.mean ?? 0);
  return { variance, degreesOfFreedom: means.n - 1 };
}

import type { Evidence } from '../environment/evidence/evidence';
import type { FactId } from '../environment/facts/fact';
import { valueKindOf } from '../results/displayFormat';
import { trialsNeeded } from '../stats/advice';
import { relativeHalfWidth } from '../stats/halfWidth';
import type { ComparedSystem, Comparison, Row, RowSample } from './comparison';
import { isRunTime } from './runTimes';
import { type Trust, trustOf, trusts } from './trust';

/** What the results of one system alone say: which can be trusted, and what the others need. */
export interface SingleResult {
  readonly system: ComparedSystem;
  /** Number of rows by trust; those without one count nowhere. */
  readonly counts: Readonly<Record<Trust, number>>;
  /** Failed checks, such as FAIL; they count among the failed ones as well. */
  readonly failedChecks: number;
  /** By trust, the noisiest first; those without an interval in the order of the file. */
  readonly ranked: ReadonlyMap<Trust, readonly RankedRow[]>;
  /** Absent where no row has times. */
  readonly time?: TimeSpent;
  /** Facts that a comparison with another system would need, and nothing shows. */
  readonly notKnown: readonly FactId[];
  /** No log of the system is at hand: what only logs show is not known either. */
  readonly lacksLogs: boolean;
}

export interface RankedRow {
  readonly row: Row;
  readonly sample: RowSample;
  /** Half the width of the interval over the mean, a fraction. */
  readonly halfWidth?: number;
}

export interface TimeSpent {
  /** Of all runs, the failed ones too, without PTS's own pauses. */
  readonly seconds: number;
  /** Rows with times, of all rows of tests. */
  readonly rows: number;
  readonly of: number;
  /** The row that took longest. */
  readonly longest: { readonly row: Row; readonly seconds: number };
}

/** The results of the only system of a comparison; undefined for several systems, or none. */
export function singleResult({ systems, rows, facts, method }: Comparison): SingleResult | undefined {
  const [system, ...others] = systems;
  if (system === undefined || others.length > 0) return undefined;
  const ranked = new Map<Trust, RankedRow[]>(trusts.map(trust => [trust, []]));
  let failedChecks = 0;
  for (const row of rows) {
    const [sample] = row.samples;
    const trust = sample && trustOf(row, sample, method.margin);
    if (sample === undefined || trust === undefined) continue;
    if (trust === 'failed' && valueKindOf(row.displayFormat) === 'outcomes') failedChecks += 1;
    const halfWidth = sample.summary && relativeHalfWidth(sample.summary);
    ranked.get(trust)?.push({
      row,
      sample,
      ...(halfWidth === undefined ? {} : { halfWidth }),
    });
  }
  for (const list of ranked.values()) list.sort((a, b) => (b.halfWidth ?? 0) - (a.halfWidth ?? 0));
  const time = timeSpent(rows);
  return {
    system,
    counts: {
      trusted: ranked.get('trusted')?.length ?? 0,
      doubtful: ranked.get('doubtful')?.length ?? 0,
      more: ranked.get('more')?.length ?? 0,
      single: ranked.get('single')?.length ?? 0,
      failed: ranked.get('failed')?.length ?? 0,
    },
    failedChecks,
    ranked,
    ...(time === undefined ? {} : { time }),
    notKnown: facts.filter(({ state }) => state === 'unknown').map(({ fact }) => fact),
    lacksLogs: !facts.some(({ values }) => values.some(({ evidence }) => evidence.some(isOfLog))),
  };
}

function isOfLog({ source }: Evidence): boolean {
  return source === 'log' || source === 'probe';
}

/** What the rows that need more trials need in all; absent parts are not known. */
export interface Needed {
  /** The least and the most trials in all a row needs, where trials or sessions do. */
  readonly trials?: { readonly least: number; readonly most: number };
  readonly minutes?: number;
  /** Rows that nothing within reach narrows to the margin. */
  readonly beyond: number;
}

export function neededBy(rows: readonly RankedRow[]): Needed {
  const advices = rows.flatMap(({ sample }) => sample.needs ?? []);
  const counts = advices.flatMap(advice => trialsNeeded(advice) ?? []);
  const minutes = advices.flatMap(advice => ('minutes' in advice ? (advice.minutes ?? []) : []));
  return {
    ...(counts.length === 0
      ? {}
      : {
          trials: {
            least: counts.reduce((a, b) => Math.min(a, b)),
            most: counts.reduce((a, b) => Math.max(a, b)),
          },
        }),
    // A sum over some of the rows would be too short.
    ...(minutes.length > 0 && minutes.length === counts.length
      ? { minutes: minutes.reduce((a, b) => a + b) }
      : {}),
    beyond: advices.filter(({ kind }) => kind === 'cannot').length,
  };
}

/** Seconds that the runs of a row took; undefined without times, or with absurd ones. */
export function secondsOf({ samples }: Row): number | undefined {
  const times = samples.flatMap(({ sessions }) => sessions.flatMap(({ runTimes }) => runTimes));
  const areTimes = times.length > 0 && times.every(isRunTime);
  return areTimes ? times.reduce((a, b) => a + b) : undefined;
}

/** A run with several results repeats its times in each of them, and counts once. */
function timeSpent(rows: readonly Row[]): TimeSpent | undefined {
  const ofTests = rows.filter(({ identifier }) => identifier !== undefined);
  const runs = new Set<string>();
  let seconds = 0;
  let timed = 0;
  let longest: TimeSpent['longest'] | undefined;
  for (const row of ofTests) {
    const own = secondsOf(row);
    if (own === undefined) continue;
    timed += 1;
    const times = row.samples.flatMap(({ sessions }) => sessions.map(({ runTimes }) => runTimes));
    const run = JSON.stringify([row.identifier, row.arguments, times]);
    if (runs.has(run)) continue;
    runs.add(run);
    seconds += own;
    if (longest === undefined || own > longest.seconds) longest = { row, seconds: own };
  }
  return longest && { seconds, rows: timed, of: ofTests.length, longest };
}

import { type InstalledProfiles, profileFacts } from '../environment/profiles';
import type { BenchmarkResult, Entry, Proportion } from '../results/model';
import { warningOfCounts } from '../stats/recordWarnings';
import { resolutionOf } from '../stats/resolution';
import { isPaired } from './formats';
import type { JoinedRow } from './join';
import type { Row, RowSample } from './model';
import { sampleOf } from './samples';
import type { ResolvedSystem } from './systems';

/** A row before its systems are compared. */
export interface SampledRow extends Omit<Row, 'comparisons'> {
  /** The samples by label. */
  readonly bySystem: ReadonlyMap<string, RowSample>;
}

/** The row as it is compared: without what only the computing needs. */
export function comparedRow({ bySystem: _, ...row }: SampledRow, comparisons: Row['comparisons']): Row {
  return { ...row, comparisons };
}

/** The row with other samples. */
export function withSamples(row: SampledRow, samples: readonly RowSample[]): SampledRow {
  return { ...row, samples, bySystem: indexed(samples) };
}

function indexed(samples: readonly RowSample[]): ReadonlyMap<string, RowSample> {
  return new Map(samples.map(sample => [sample.system, sample]));
}

/** Rows with the samples of the systems; rows that only systems left out of the comparison have are left out. */
export function sampleRows(
  joined: readonly JoinedRow[],
  systems: readonly ResolvedSystem[],
  confidence: number,
  installed?: InstalledProfiles,
): readonly SampledRow[] {
  return joined.flatMap(row => {
    const entries = entriesOf(row);
    const resolution = resolutionOf(entries);
    const samples = systems.flatMap(system => sampleOf(row, system, resolution, confidence) ?? []);
    const isOfOthers = samples.length === 0 && entries.length > 0;
    return isOfOthers ? [] : [describe(row, samples, resolution, installed)];
  });
}

function entriesOf({ byFile }: JoinedRow): readonly Entry[] {
  return [...byFile.values()].flatMap(({ entries }) => entries);
}

function describe(
  row: JoinedRow,
  samples: readonly RowSample[],
  resolution: number,
  installed: InstalledProfiles | undefined,
): SampledRow {
  const { first } = row;
  const results = [...row.byFile.values()];
  const annotation = joinedAnnotation(results);
  const testType =
    first.identifier === undefined ? undefined : profileFacts(first.identifier, installed)?.testType;
  return {
    id: row.id,
    key: first.key,
    ...(first.identifier === undefined ? {} : { identifier: first.identifier }),
    title: first.title,
    ...(first.appVersion === undefined ? {} : { appVersion: first.appVersion }),
    ...(first.arguments === undefined ? {} : { arguments: first.arguments }),
    ...(first.description === undefined ? {} : { description: first.description }),
    ...(first.scale === undefined ? {} : { scale: first.scale }),
    proportion: proportionOf(results),
    displayFormat: first.displayFormat,
    ...(annotation === undefined ? {} : { annotation }),
    ...(first.parent === undefined ? {} : { parent: first.parent }),
    ...(testType === undefined ? {} : { testType }),
    ...(isPaired(first.displayFormat) ? { resolution } : {}),
    samples,
    bySystem: indexed(samples),
  };
}

/** The direction the files agree on: the key does not hold it. Where they contradict there is none. */
function proportionOf(results: readonly BenchmarkResult[]): Proportion {
  const stated = new Set(results.map(result => result.proportion).filter(one => one !== ''));
  const [only, another] = stated;
  return only === undefined || another !== undefined ? '' : only;
}

function joinedAnnotation(results: readonly BenchmarkResult[]): string | undefined {
  const texts = new Set(
    results.flatMap(result => result.annotation ?? []).filter(text => text.trim() !== ''),
  );
  return texts.size === 0 ? undefined : [...texts].join('\n\n');
}

/**
 * Adds the doubt that needs the whole comparison: samples that stopped early, looking quiet, while the
 * other side of a pair needed more trials.
 */
export function addQuietByLuck(
  rows: readonly SampledRow[],
  baseline: string | undefined,
  installed?: InstalledProfiles,
): readonly SampledRow[] {
  const counts = countsBySession(rows);
  return rows.map(row => {
    const scheduled =
      row.identifier === undefined ? undefined : profileFacts(row.identifier, installed)?.trials;
    const ofBaseline = baseline === undefined ? undefined : row.bySystem.get(baseline);
    // Only pairs with the baseline are compared: the other side of all the others is the baseline.
    const mostOfOthers = mostTrials(row.samples.filter(sample => sample !== ofBaseline));
    const mostOfBaseline = mostTrials(ofBaseline === undefined ? [] : [ofBaseline]);
    let isLucky = false;
    const samples = row.samples.map(sample => {
      const otherN = sample === ofBaseline ? mostOfOthers : mostOfBaseline;
      for (const { session, trials } of sample.sessions) {
        const sessionCounts = counts.get(sessionId(sample, session)) ?? none;
        const warning = warningOfCounts({ n: trials.length, otherN, sessionCounts, scheduled });
        if (warning === undefined) continue;
        isLucky = true;
        return { ...sample, warnings: [...sample.warnings, warning] };
      }
      return sample;
    });
    return isLucky ? withSamples(row, samples) : row;
  });
}

const none: ReadonlySet<number> = new Set();

/** The different counts of trials in each session, over all rows. */
function countsBySession(rows: readonly SampledRow[]): ReadonlyMap<string, ReadonlySet<number>> {
  const counts = new Map<string, Set<number>>();
  for (const row of rows)
    for (const sample of row.samples)
      for (const { session, trials } of sample.sessions) {
        const id = sessionId(sample, session);
        const seen = counts.get(id);
        if (seen === undefined) counts.set(id, new Set([trials.length]));
        else seen.add(trials.length);
      }
  return counts;
}

function sessionId(sample: RowSample, session: number): string {
  return `${session} ${sample.system}`;
}

/** Trials of the largest session among samples. */
function mostTrials(samples: readonly RowSample[]): number {
  let most = 0;
  for (const { sessions } of samples) for (const { trials } of sessions) most = Math.max(most, trials.length);
  return most;
}

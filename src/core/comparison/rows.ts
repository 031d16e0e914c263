import { type InstalledProfiles, profileFacts } from '../environment/profiles/profiles';
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

/** The compared row, without the field that only the computation needs. */
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

/** Rows with the samples of the systems, without the rows that only systems outside the comparison have. */
export function sampleRows(
  joined: readonly JoinedRow[],
  systems: readonly ResolvedSystem[],
  confidence: number,
  installed?: InstalledProfiles,
): readonly SampledRow[] {
  return joined.flatMap(row => {
    const resolution = resolutionOf(entriesOf(row));
    const samples = systems.flatMap(system => sampleOf(row, system, resolution, confidence) ?? []);
    const isOfOthers = samples.length === 0 && [...row.entries.values()].some(entries => entries.size > 0);
    return isOfOthers ? [] : [describe(row, samples, resolution, installed)];
  });
}

function* entriesOf(row: JoinedRow): Generator<Entry> {
  for (const result of row.byFile.values()) yield* result.entries;
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

/** The direction that the files agree on, since the key does not contain it; none where they contradict. */
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
 * Adds the quiet-by-luck warning, which needs the trial counts of both sides and of the session: a sample
 * stopped early, seemingly quiet, while the other side of a pair needed more trials.
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
    const samples = row.samples.map(sample => {
      const otherN = sample === ofBaseline ? mostOfOthers : mostOfBaseline;
      for (const { session, trials } of sample.sessions) {
        const sessionCounts = counts.get(sessionId(sample, session)) ?? none;
        const warning = warningOfCounts({ n: trials.length, otherN, sessionCounts, scheduled });
        if (warning !== undefined) return { ...sample, warnings: [...sample.warnings, warning] };
      }
      return sample;
    });
    return withSamples(row, samples);
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

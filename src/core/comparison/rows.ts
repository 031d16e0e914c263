import { type InstalledProfiles, profileFacts } from '../environment/profiles/profiles';
import { isPaired } from '../results/displayFormat';
import type { BenchmarkResult, Entry, Proportion } from '../results/resultFile';
import { warningOfCounts } from '../stats/recordWarnings';
import { resolutionOf } from '../stats/resolution';
import { eachInSteps, type Steps } from '../steps';
import type { Row, RowSample } from './comparison';
import type { JoinedRow } from './join';
import type { ResolvedSystem } from './resolvedSystems';
import { rowFindings } from './rowFinding';
import { isSameData } from './sameData';
import { entriesOfSessions, type FoundEntry, placedIn, sampleOf, type TakenSample } from './samples';

/** A row before its systems are compared. */
export interface SampledRow extends Omit<Row, 'comparisons'> {
  /** The samples by label. */
  readonly bySystem: ReadonlyMap<string, RowSample>;
  /** The entries each sample is of, by label, in the order of its sessions. */
  readonly origins: ReadonlyMap<string, readonly FoundEntry[]>;
  /** The results the row was sampled from, by file. */
  readonly byFile: ReadonlyMap<string, BenchmarkResult>;
}

/**
 * The compared row, without the fields that only the computation needs. A result may have moved in its file since the row
 * was sampled: its samples get their present places.
 */
export function comparedRow(
  { bySystem: _, byFile: __, origins, ...row }: SampledRow,
  now: ReadonlyMap<string, BenchmarkResult>,
  comparisons: Row['comparisons'],
): Row {
  const samples = row.samples.map(sample => placedIn(sample, origins.get(sample.system) ?? [], now));
  return { ...row, samples, comparisons };
}

/** True for two rows that are the same but for their numbers and annotations. */
export function hasSameNames(row: SampledRow, other: SampledRow): boolean {
  return row === other || isSameData(namesOf(row), namesOf(other));
}

function namesOf({
  samples: _,
  resolution: __,
  annotation: ___,
  findings: ____,
  bySystem: _____,
  origins: ______,
  byFile: _______,
  ...names
}: SampledRow) {
  return names;
}

/** True when the tests of the rows took the same time, run by run. */
export function haveSameTimes(rows: readonly SampledRow[], others: readonly SampledRow[]): boolean {
  const timesOf = ({ samples }: SampledRow) =>
    samples.map(({ system, sessions }) => [
      system,
      sessions.map(({ session, runTimes }) => [session, runTimes]),
    ]);
  return (
    rows.length === others.length &&
    rows.every((row, index) => {
      const other = others[index];
      if (row === other) return true;
      return other !== undefined && hasSameNames(row, other) && isSameData(timesOf(row), timesOf(other));
    })
  );
}

/** The row with other samples. */
export function withSamples(row: SampledRow, samples: readonly RowSample[]): SampledRow {
  return { ...row, samples, bySystem: indexed(samples) };
}

function indexed(samples: readonly RowSample[]): ReadonlyMap<string, RowSample> {
  return new Map(samples.map(sample => [sample.system, sample]));
}

/**
 * Rows with the samples of the systems, without the rows that only systems outside the comparison have. Rows and samples
 * of `before`, of the same systems, are reused where their results are the same.
 */
export function* sampleRows(
  joined: readonly JoinedRow[],
  systems: readonly ResolvedSystem[],
  confidence: number,
  installed?: InstalledProfiles,
  before: readonly SampledRow[] = [],
): Steps<readonly SampledRow[]> {
  const known = new Map(before.map(row => [row.id, row]));
  const sampled = yield* eachInSteps(joined, row => {
    const { identifier } = row.first;
    const testType = identifier === undefined ? undefined : profileFacts(identifier, installed)?.testType;
    const last = known.get(row.id);
    if (last?.testType === testType && last !== undefined && hasSameResults(row.byFile, last.byFile))
      return [last];
    const entries = entriesOf(row);
    const resolution = resolutionOf(entries);
    const taken = systems.flatMap(
      system =>
        (last && takenBefore(last, row, system, resolution)) ??
        sampleOf(row, system, resolution, confidence) ??
        [],
    );
    const isOfOthers = taken.length === 0 && entries.length > 0;
    return isOfOthers ? [] : [describe(row, taken, resolution, testType)];
  });
  return sampled.flat();
}

/** Whether the results are those that were read before, wherever they stand now. */
function hasSameResults(
  some: ReadonlyMap<string, BenchmarkResult>,
  others: ReadonlyMap<string, BenchmarkResult>,
): boolean {
  if (some.size !== others.size) return false;
  const theirs = others.entries();
  for (const [file, result] of some) {
    const { value: other } = theirs.next();
    if (other === undefined || other[0] !== file || other[1].entries !== result.entries) return false;
  }
  return true;
}

/** The sample as it was taken before, where its entries say the same and no more is known of the row. */
function takenBefore(
  last: SampledRow,
  row: JoinedRow,
  system: ResolvedSystem,
  resolution: number,
): TakenSample | undefined {
  const { displayFormat, scale } = row.first;
  if (last.displayFormat !== displayFormat || last.scale !== scale) return undefined;
  if (isPaired(displayFormat) && last.resolution !== resolution) return undefined;
  const sample = last.bySystem.get(system.label);
  const before = last.origins.get(system.label) ?? [];
  const found = entriesOfSessions(row, system);
  if (sample === undefined || !isSameData(found.map(dataOf), before.map(dataOf))) return undefined;
  return {
    sample,
    origin: found.map((one, index) => ({ ...one, result: before[index]?.result ?? one.result })),
  };
}

/** What a sample is made of: not where it stands. */
function dataOf({ result: _, ...data }: FoundEntry) {
  return data;
}

function entriesOf({ byFile }: JoinedRow): readonly Entry[] {
  return [...byFile.values()].flatMap(({ entries }) => entries);
}

function describe(
  row: JoinedRow,
  taken: readonly TakenSample[],
  resolution: number,
  testType: string | undefined,
): SampledRow {
  const { first } = row;
  const samples = taken.map(({ sample }) => sample);
  const results = [...row.byFile.values()];
  const annotation = joinedAnnotation(results);
  const findings = rowFindings(row.byFile);
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
    ...(findings.length === 0 ? {} : { findings }),
    ...(first.parent === undefined ? {} : { parent: first.parent }),
    ...(testType === undefined ? {} : { testType }),
    ...(isPaired(first.displayFormat) ? { resolution } : {}),
    samples,
    bySystem: indexed(samples),
    origins: new Map(taken.map(({ sample, origin }) => [sample.system, origin])),
    byFile: row.byFile,
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
export function* addQuietByLuck(
  rows: readonly SampledRow[],
  baseline: string | undefined,
  installed?: InstalledProfiles,
): Steps<readonly SampledRow[]> {
  const counts = countsBySession(rows);
  return yield* eachInSteps(rows, row => {
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
        const sessionCounts = counts.get(sample.system)?.[session] ?? none;
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

/** The different counts of trials over all rows, by system and the index of its session. */
function countsBySession(
  rows: readonly SampledRow[],
): ReadonlyMap<string, readonly (ReadonlySet<number> | undefined)[]> {
  const counts = new Map<string, Set<number>[]>();
  for (const row of rows)
    for (const { system, sessions } of row.samples) {
      const ofSystem = counts.get(system) ?? [];
      counts.set(system, ofSystem);
      for (const { session, trials } of sessions) {
        const seen = ofSystem[session];
        if (seen === undefined) ofSystem[session] = new Set([trials.length]);
        else seen.add(trials.length);
      }
    }
  return counts;
}

/** Trials of the largest session among samples. */
function mostTrials(samples: readonly RowSample[]): number {
  let most = 0;
  for (const { sessions } of samples) for (const { trials } of sessions) most = Math.max(most, trials.length);
  return most;
}

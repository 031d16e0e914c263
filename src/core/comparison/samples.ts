import { type Message, message } from '../messages/message';
import { isPaired } from '../results/displayFormat';
import { rangeIn } from '../results/placeInResult';
import type { BenchmarkResult, Entry } from '../results/resultFile';
import { warningOfLeftOut, warningOfRunTimes, warningOfScale, warningOfValue } from '../stats/recordWarnings';
import { spreadBetweenSessions } from '../stats/sessions';
import type { SampleWarning } from '../stats/statistics';
import { summarize } from '../stats/summary';
import { warningsOf } from '../stats/warnings';
import { clip } from '../text/plainText';
import type { RowSample, SessionSample } from './comparison';
import type { JoinedRow } from './join';
import type { ResolvedSession, ResolvedSystem } from './resolvedSystems';

/** Texts longer than this (pictures in base64) are cut: nobody reads them. */
const longestValue = 10_000;

/** Returns the sample of one system for a row, over its sessions; undefined when no session has an entry. */
export function sampleOf(
  row: JoinedRow,
  system: ResolvedSystem,
  resolution: number,
  confidence: number,
): TakenSample | undefined {
  const found = entriesOfSessions(row, system);
  if (found.length === 0) return undefined;
  const paired = isPaired(row.first.displayFormat);
  const sessions = found.map(
    ({ index, result, entry, file }): SessionSample => ({
      session: index,
      trials: paired ? entry.trials : [],
      runTimes: entry.runTimes,
      source: { file, range: rangeIn(result, entry.place) },
    }),
  );
  const trials = sessions.map(session => session.trials);
  const summary = summarize(trials, resolution, confidence);
  const spread = sessions.length > 1 ? spreadBetweenSessions(trials) : undefined;
  const entries = found.map(({ entry }) => entry);
  const error = unique(entries.flatMap(entry => entry.error ?? [])).join(' ');
  const rawValue = entries.find(entry => entry.rawValue !== undefined)?.rawValue;
  const sample: RowSample = {
    system: system.label,
    sessions,
    ...(summary === undefined ? {} : { summary }),
    ...(spread === undefined ? {} : { spreadBetweenSessions: spread }),
    warnings: paired
      ? firstOfEach(entries.flatMap(entry => warningsOfEntry(entry, row.first, resolution)))
      : [],
    notes: found.flatMap(({ notes }) => notes),
    ...(error === '' ? {} : { error }),
    series: entries.flatMap(entry => entry.series),
    outcomes: entries.flatMap(entry => entry.outcomes),
    ...(rawValue === undefined ? {} : { rawValue: clip(rawValue, longestValue) }),
  };
  return { sample, origin: found };
}

/** The sample with the places where its entries stand in the results of now, which may have moved. */
export function placedIn(
  sample: RowSample,
  origin: readonly FoundEntry[],
  now: ReadonlyMap<string, BenchmarkResult>,
): RowSample {
  let hasMoved = false;
  const sessions = sample.sessions.map((session, index) => {
    const { file } = session.source;
    const [found, result] = [origin[index], now.get(file)];
    if (found === undefined || result === undefined || result === found.result) return session;
    const range = rangeIn(result, found.entry.place);
    hasMoved = true;
    return { ...session, source: { file, range } };
  });
  return hasMoved ? { ...sample, sessions } : sample;
}

/** The warnings about one entry that need nothing else of the comparison. */
function warningsOfEntry(entry: Entry, result: BenchmarkResult, resolution: number): SampleWarning[] {
  const { trials, leftOut, value, rawValue, runTimes } = entry;
  if (trials.length === 0) return [];
  return [
    ...warningsOf({ trials, resolution }),
    warningOfScale(result.scale),
    warningOfValue({ value, rawValue, trials, resolution }),
    warningOfLeftOut(leftOut, trials.length),
    warningOfRunTimes(runTimes, trials.length + leftOut),
  ].filter(warning => warning !== undefined);
}

function firstOfEach(warnings: readonly SampleWarning[]): readonly SampleWarning[] {
  if (warnings.length < 2) return warnings;
  const ids = new Set<string>();
  return warnings.filter(({ id }) => !ids.has(id) && ids.add(id));
}

/** The entries of a system, session by session; sessions without one are left out. */
export function entriesOfSessions(row: JoinedRow, { sessions }: ResolvedSystem): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  for (const [index, session] of sessions.entries()) {
    const one = findEntry(row, session, index);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** A sample, and the entry of each of its sessions. */
export interface TakenSample {
  readonly sample: RowSample;
  readonly origin: readonly FoundEntry[];
}

/** The entry of a session. */
export interface FoundEntry {
  /** Index of the session. */
  readonly index: number;
  readonly file: string;
  /** The result by which the sample has its place. */
  readonly result: BenchmarkResult;
  readonly entry: Entry;
  /** All that the session might have meant, this one among them. */
  readonly entries: readonly Entry[];
  readonly notes: readonly Message[];
}

/**
 * The entry of a session. Where a file has several Systems of one identifier, only the order distinguishes
 * their entries; where one System has several entries, the first that holds something is used.
 */
function findEntry(
  row: JoinedRow,
  { session, namesakes }: ResolvedSession,
  index: number,
): FoundEntry | undefined {
  const { file } = session;
  const result = row.byFile.get(file);
  if (result === undefined) return undefined;
  const entries = row.entriesOf(file, session.identifier);
  const args = { identifier: session.identifier, count: entries.length };
  if (namesakes === 1) {
    const entry = entries.find(holdsSomething) ?? entries[0];
    if (entry === undefined) return undefined;
    return {
      index,
      file,
      result,
      entry,
      entries,
      notes: entries.length > 1 ? [message('comparison.note-several-entries', args)] : [],
    };
  }
  const entry = entries[session.occurrence];
  if (entry === undefined) return undefined;
  const clear = entries.length === namesakes;
  return {
    index,
    file,
    result,
    entry,
    entries,
    notes: clear ? [] : [message('comparison.note-namesakes', { ...args, systems: namesakes })],
  };
}

function holdsSomething(entry: Entry): boolean {
  return entry.trials.length > 0 || entry.series.length > 0 || entry.outcomes.length > 0;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

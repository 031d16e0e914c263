import { problemsOf } from '../comparison/fileProblems';
import type { LoadedFile } from '../comparison/loadedFile';
import { gatherEvidence, type SystemLogs } from '../environment/evidence/gather';
import { stackOf } from '../environment/layers/stack';
import type { Stack } from '../environment/stack/layer';
import type { Formatter } from '../messages/formatter';
import type { BenchmarkResult, Entry, Problem, System } from '../results/resultFile';
import { type LayerReport, reportLayer } from './layers';

/** The JSON output of `read`; absent values are absent. */
export interface ReadReport {
  readonly files: readonly ReadFileReport[];
}

export interface ReadFileReport {
  readonly path: string;
  readonly title?: string;
  readonly systems: readonly ReadSystem[];
  readonly results: readonly ReadResult[];
  readonly problems: readonly ReportedProblem[];
}

interface ReadSystem {
  readonly identifier: string;
  readonly hardware: Readonly<Record<string, string>>;
  readonly software: Readonly<Record<string, string>>;
  readonly timestamp?: string;
  readonly clientVersion?: string;
  /** Hypervisors and containers, outermost first. */
  readonly layers: readonly LayerReport[];
  /** Below the first layer: the machine itself (`nothing`), or something unknown. */
  readonly below: Stack['below'];
}

interface ReadResult extends Omit<BenchmarkResult, 'entries' | 'range'> {
  readonly entries: readonly ReadEntry[];
}

interface ReadEntry extends Pick<Entry, 'system' | 'value' | 'error'> {
  readonly trials?: readonly number[];
  /** Items of RawString that are no numbers, where there are any. */
  readonly leftOut?: number;
  readonly series?: readonly number[];
  readonly outcomes?: readonly string[];
  readonly runTimes?: readonly number[];
  /** As written, where it is no number. */
  readonly rawValue?: string;
}

/** A problem with its sentence. */
export interface ReportedProblem {
  readonly id: string;
  readonly severity: Problem['severity'];
  readonly line: number;
  readonly message: string;
}

export function readReport(files: readonly LoadedFile[], formatter: Formatter): ReadReport {
  return { files: files.map(file => reportOfFile(file, formatter)) };
}

export function reportProblem(
  { id, severity, range, message }: Problem,
  formatter: Formatter,
): ReportedProblem {
  return { id, severity, line: range.line, message: formatter.say(message) };
}

function reportOfFile(file: LoadedFile, formatter: Formatter): ReadFileReport {
  const problems = problemsOf([file]).map(({ problem }) => reportProblem(problem, formatter));
  if (file.failure !== undefined || file.reading.kind !== 'results')
    return { path: file.path, systems: [], results: [], problems };
  const { title, systems, results } = file.reading.file;
  return {
    path: file.path,
    ...(title === undefined ? {} : { title }),
    systems: systems.map(system => reportSystem(system, title, file.systemLogs)),
    results: results.map(reportResult),
    problems,
  };
}

function reportSystem(system: System, title: string | undefined, logs: SystemLogs | undefined): ReadSystem {
  const { identifier, hardware, software, timestamp, clientVersion } = system;
  const { layers, below } = stackOf(gatherEvidence({ system, title, logs }).evidence);
  return {
    identifier,
    hardware: Object.fromEntries(hardware),
    software: Object.fromEntries(software),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(clientVersion === undefined ? {} : { clientVersion }),
    layers: layers.map(reportLayer),
    below,
  };
}

function reportResult({ range: _, entries, ...result }: BenchmarkResult): ReadResult {
  return { ...result, entries: entries.map(reportEntry) };
}

function reportEntry({
  system,
  value,
  trials,
  leftOut,
  error,
  series,
  outcomes,
  runTimes,
  rawValue,
}: Entry): ReadEntry {
  const isNumber = value !== undefined || series.length > 0;
  return {
    system,
    ...(value === undefined ? {} : { value }),
    ...(trials.length === 0 ? {} : { trials }),
    ...(leftOut === 0 ? {} : { leftOut }),
    ...(series.length === 0 ? {} : { series }),
    ...(outcomes.length === 0 ? {} : { outcomes }),
    ...(runTimes.length === 0 ? {} : { runTimes }),
    ...(rawValue === undefined || isNumber ? {} : { rawValue }),
    ...(error === undefined ? {} : { error }),
  };
}

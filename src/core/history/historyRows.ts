import type { SampledRow } from '../comparison/rows';
import { unitOfMeans } from '../comparison/unit';
import { decimalsOfMeans } from '../messages/numbers';
import { profileOf } from '../results/profileName';
import type { Compiler } from '../results/resultFile';
import { ChangeSearch, fewestRuns, levelOf, type RunSeries } from '../stats/changePoints';
import { momentsOf, momentsOfLogs } from '../stats/moments';
import { allPositive } from '../stats/ratio';
import { logRoundingError } from '../stats/resolution';
import { spikeOf } from '../stats/spike';
import type { Method } from '../stats/statistics';
import { eachInSteps, type Steps } from '../steps';
import { mergedChanges, valueChanges } from './factChanges';
import type { Change, HistoryRow, Point, Run } from './history';
import { stepOf } from './step';

/** A row before its steps are looked for. */
type Measured = Omit<HistoryRow, 'steps'>;

/**
 * The benchmarks that any run has a value of, with their steps.
 *
 * @param changes the facts that changed between the runs
 */
export function* historyRows(
  sampled: readonly SampledRow[],
  runs: readonly Run[],
  changes: readonly Change[],
  method: Method,
): Steps<readonly HistoryRow[]> {
  const alpha = 1 - method.confidence;
  const all = yield* eachInSteps(sampled, row => withOff(measured(row, runs)));
  const rows = all.filter(({ points }) => points.length > 0);
  const searched = yield* eachInSteps(rows, row => ({
    row,
    ...(row.noSteps === undefined ? { search: new ChangeSearch(seriesOf(row), alpha) } : {}),
  }));
  const level = levelOf(
    searched.flatMap(({ search }) => search ?? []),
    alpha,
    method.correction,
  );
  return yield* eachInSteps(searched, ({ row, search }) => {
    if (search === undefined) return row;
    const points = search.changesAt(level);
    const beside = points.length === 0 ? [] : mergedChanges(changes, row.changes);
    return { ...row, steps: points.map((_, at) => stepOf(row, points, at, beside, method)) };
  });
}

function measured(row: SampledRow, runs: readonly Run[]): Measured {
  const points = runs.flatMap(({ label }, run): Point[] => {
    const sample = row.bySystem.get(label);
    const [session] = sample?.sessions ?? [];
    if (sample?.summary === undefined || session === undefined) return [];
    const { mean, interval } = sample.summary;
    return [
      {
        run,
        source: session.source,
        mean,
        ...(interval === undefined ? {} : { interval }),
        trials: session.trials,
        warnings: sample.warnings,
      },
    ];
  });
  const { id, key, title, proportion } = row;
  return {
    id,
    key,
    ...(row.identifier === undefined ? {} : { identifier: row.identifier }),
    title,
    ...(row.appVersion === undefined ? {} : { appVersion: row.appVersion }),
    ...(row.description === undefined ? {} : { description: row.description }),
    ...(row.scale === undefined ? {} : { scale: row.scale }),
    proportion,
    ...(row.resolution === undefined ? {} : { resolution: row.resolution }),
    points,
    decimals: decimalsOf(row, points),
    changes: changesOfTest(row, runs),
    ...noSteps(points),
  };
}

/** So many that the runs of a row stay comparable by eye. */
function decimalsOf({ scale, resolution }: SampledRow, points: readonly Point[]): number {
  const { per } = unitOfMeans(
    scale,
    points.map(({ mean }) => mean),
  );
  const means = points.map(({ mean, interval }) => ({
    mean: mean / per,
    interval: interval && { low: interval.low / per, high: interval.high / per },
  }));
  return decimalsOfMeans(means, resolution === undefined ? undefined : resolution / per);
}

/** The row with its run marked that is far from all others. */
function withOff(row: Measured): Measured {
  if (row.noSteps !== undefined) return row;
  const { values, rounding } = seriesOf(row);
  const spike = spikeOf(values, rounding);
  if (spike === undefined) return row;
  return {
    ...row,
    points: row.points.map((point, index) => (index === spike ? { ...point, isOff: true } : point)),
  };
}

/** Too few runs are said first: no more can be wrong with them. */
function noSteps(points: readonly Point[]): Pick<HistoryRow, 'noSteps'> {
  if (points.length < fewestRuns) return { noSteps: 'few-runs' };
  // Without logarithms there is no ratio of levels.
  return points.every(({ trials }) => allPositive(trials)) ? {} : { noSteps: 'not-positive' };
}

/** What changed of the test between the runs: the last part of its version, which PTS compares across, and how it was built. */
function changesOfTest(row: SampledRow, runs: readonly Run[]): readonly Change[] {
  const results = runs.map(({ session }) => row.byFile.get(session.file));
  const versions = runs.map(({ label }, run) =>
    row.bySystem.has(label) ? profileOf(results[run]?.identifier ?? '').version : undefined,
  );
  const compilers = runs.map(({ label }) => compilerText(row.origins.get(label)?.[0]?.entry.compiler));
  return mergedChanges(valueChanges('test-version', versions), valueChanges('test-compiler', compilers));
}

function compilerText(compiler: Compiler | undefined): string | undefined {
  const parts = [compiler?.compiler, compiler?.options].filter(part => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** The runs' means of logarithms; the rounding is that of their middle. */
function seriesOf({ points, resolution = 1 }: Measured): RunSeries {
  const middle = momentsOf(points.map(({ mean }) => mean))?.median ?? 1;
  return {
    values: points.flatMap(({ trials }) => momentsOfLogs(trials)?.mean ?? []),
    rounding: logRoundingError(resolution, middle),
  };
}

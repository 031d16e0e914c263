import type { Change, ChangedFact, History, HistoryRow, Point, Step } from '../history/history';
import { type Moments, momentsOfRuns } from '../history/momentText';
import { bootsPercent } from '../history/rowText';
import { stepText } from '../history/stepText';
import type { Formatter } from '../messages/formatter';
import { percentOf } from '../messages/numbers';
import type { Correction, WarningId } from '../stats/statistics';
import { type ReportedProblem, reportProblem } from './readJson';

/** The JSON output of `history`; absent values are absent, never 0. Runs are named by their index in `runs`. */
export interface HistoryReport {
  readonly title: string;
  readonly machine: string;
  /** Percent, as in the document and on the command line. */
  readonly confidence: number;
  readonly margin: number;
  readonly correction: Correction;
  /** Percent by which runs differ where no step lies between them. */
  readonly boots?: number;
  readonly runs: readonly RunReport[];
  readonly changes: readonly ChangeReport[];
  readonly rows: readonly RowReport[];
  readonly problems: readonly (ReportedProblem & { readonly file: string })[];
}

interface RunReport {
  readonly label: string;
  readonly file: string;
  readonly identifier: string;
  /** By the clock of the machine: `2026-10-13T20:15:00`. */
  readonly time: string;
}

interface ChangeReport {
  readonly run: number;
  readonly facts: readonly {
    readonly fact: ChangedFact;
    readonly from: string;
    readonly to: string;
    /** The run that shows `from`. */
    readonly before: number;
  }[];
}

type RowReport = Omit<HistoryRow, 'points' | 'changes' | 'steps' | 'resolution' | 'decimals'> & {
  readonly points: readonly PointReport[];
  readonly changes: readonly ChangeReport[];
  readonly steps?: readonly StepReport[];
};

interface PointReport {
  readonly run: number;
  readonly mean: number;
  readonly low?: number;
  readonly high?: number;
  readonly trials: readonly number[];
  readonly warnings: readonly WarningId[];
  readonly isOff?: true;
}

interface StepReport extends Omit<Step, 'changes'> {
  /** When the first run of the new level began. */
  readonly since: string;
  readonly changes: readonly ChangeReport[];
  readonly sentence: string;
}

export function historyReport(history: History, formatter: Formatter): HistoryReport {
  const { title, machine, method, runs, rows, changes, problems } = history;
  const boots = bootsPercent(history);
  const moments = momentsOfRuns(runs, formatter.language);
  const times = runs.map(({ time }) => new Date(time).toISOString().slice(0, 19));
  return {
    title,
    machine,
    confidence: percentOf(method.confidence),
    margin: percentOf(method.margin),
    correction: method.correction,
    ...(boots === undefined ? {} : { boots }),
    runs: runs.map(({ label, session: { file, identifier } }, run) => ({
      label,
      file,
      identifier,
      time: times[run] ?? '',
    })),
    changes: changes.map(change => reportChange(change, formatter)),
    rows: rows.map(row => reportRow(row, times, moments, formatter)),
    problems: problems.map(({ file, problem }) => ({ file, ...reportProblem(problem, formatter) })),
  };
}

function reportRow(
  row: HistoryRow,
  times: readonly string[],
  moments: Moments,
  formatter: Formatter,
): RowReport {
  const { points, changes, steps, resolution: _, decimals: _shown, ...rest } = row;
  return {
    ...rest,
    points: points.map(reportPoint),
    changes: changes.map(change => reportChange(change, formatter)),
    ...(steps === undefined
      ? {}
      : {
          steps: steps.map(step => ({
            ...step,
            since: times[step.run] ?? '',
            changes: step.changes.map(change => reportChange(change, formatter)),
            sentence: stepText(step, moments, formatter),
          })),
        }),
  };
}

function reportPoint({ run, mean, interval, trials, warnings, isOff }: Point): PointReport {
  return {
    run,
    mean,
    ...interval,
    trials,
    warnings: warnings.map(({ id }) => id),
    ...(isOff === undefined ? {} : { isOff }),
  };
}

function reportChange({ run, facts }: Change, formatter: Formatter): ChangeReport {
  return {
    run,
    facts: facts.map(({ fact, from, to, before }) => {
      const [one, other] = [from, to].map(({ text, words }) =>
        words === undefined ? text : formatter.say(words),
      );
      return { fact, from: one ?? '', to: other ?? '', before };
    }),
  };
}

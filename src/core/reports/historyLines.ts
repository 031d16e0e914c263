import { benchmarkName } from '../comparison/benchmarkName';
import { unitOfMeans } from '../comparison/unit';
import { factName, valuesText } from '../history/factText';
import type { Change, HistoryOutline, OutlineRow, Step } from '../history/history';
import { type Moments, momentsOfRuns, periodOf } from '../history/momentText';
import { bootsPercent, isForTheWorse, noStepText, reasonOf } from '../history/rowText';
import { shortStepText, stepText } from '../history/stepText';
import type { Formatter } from '../messages/formatter';
import { formatCount, formatMean, percentOf } from '../messages/numbers';
import { clip } from '../text/plainText';
import { unitText } from './comparisonLines';

/** One benchmark over time as tables list it. */
export interface HistoryLine {
  readonly row: OutlineRow;
  readonly benchmark: string;
  readonly unit: string;
  readonly runs: string;
  /** Means of the first and the last run. */
  readonly first: string;
  readonly last: string;
  /** The steps, each with its moment; empty where there is none. */
  readonly steps: string;
}

/** What is said of a step or of a change, with what it is about. */
export interface Said {
  readonly of: string;
  readonly text: string;
}

/** What is said of a benchmark. */
export interface SaidOfRow extends Said {
  /** Absent where it is no step. */
  readonly step?: Step;
}

/** What the history is of, the outcome, and how far runs differ where no step lies between them. */
export function historySentences(history: HistoryOutline, formatter: Formatter): readonly string[] {
  const percent = bootsPercent(history);
  return [
    headSentence(history, formatter),
    ...outcomeSentences(history, formatter),
    ...(percent === undefined ? [] : [formatter.text('history.boots', { percent })]),
  ];
}

/** The runs, their machine, their time, and the method. */
export function headSentence({ runs, machine, method }: HistoryOutline, formatter: Formatter): string {
  return formatter.text('history.head', {
    runs: runs.length,
    machine: machine === '' ? '?' : machine,
    period: periodOf(runs, formatter.language),
    confidence: percentOf(method.confidence),
    margin: percentOf(method.margin),
  });
}

/** How many benchmarks have a step, and of how many nothing is said. */
export function outcomeSentences({ rows }: HistoryOutline, formatter: Formatter): readonly string[] {
  const searched = rows.filter(({ steps }) => steps !== undefined);
  const stepped = searched.filter(({ steps = [] }) => steps.length > 0);
  const worse = stepped.filter(({ steps = [] }) => steps.some(isForTheWorse)).length;
  return [
    ...(rows.length === 0 ? [formatter.text('history.no-rows')] : []),
    ...(searched.length === 0
      ? []
      : stepped.length === 0
        ? [formatter.text('history.none-stepped', { rows: searched.length })]
        : [
            formatter.text('history.some-stepped', {
              stepped: stepped.length,
              rows: searched.length,
              worse,
            }),
          ]),
    ...(['few-runs', 'not-positive'] as const).flatMap(why => {
      const count = rows.filter(({ noSteps }) => noSteps === why).length;
      return count === 0 ? [] : [formatter.text('history.not-searched', { rows: count, why: reasonOf(why) })];
    }),
  ];
}

/** A sentence for each step, the largest of the worse ones first; for each run that is off; for a test whose version changed. */
export function stepsSaid(history: HistoryOutline, formatter: Formatter): readonly Said[] {
  const moments = momentsOfRuns(history.runs, formatter.language);
  return worstFirst(history.rows).flatMap(row => saidOfRow(row, moments, formatter));
}

/** The same of one benchmark. */
export function saidOfRow(row: OutlineRow, moments: Moments, formatter: Formatter): readonly SaidOfRow[] {
  return [
    ...(row.steps ?? []).map(step => ({
      of: benchmarkName(row),
      text: stepText(step, moments, formatter),
      step,
    })),
    ...row.points
      .filter(({ isOff }) => isOff === true)
      .map(({ run }) => ({
        of: benchmarkName(row),
        text: formatter.text('history.off', { when: moments.text(run) }),
      })),
    ...(row.former === undefined
      ? []
      : [
          {
            of: benchmarkName(row),
            text: formatter.text('history.former', {
              from: row.former.from,
              to: row.former.to,
              since: moments.text(row.points[0]?.run ?? 0),
            }),
          },
        ]),
  ];
}

/** A line for each fact that changed, of the machine and of its tests; in time order. */
export function changesSaid(history: HistoryOutline, formatter: Formatter): readonly Said[] {
  const moments = momentsOfRuns(history.runs, formatter.language);
  const ofTests = history.rows.flatMap(row =>
    row.changes.flatMap(change => linesOf(change, moments, formatter, ` (${benchmarkName(row)})`)),
  );
  const ofMachine = history.changes.flatMap(change => linesOf(change, moments, formatter, ''));
  return [...ofMachine, ...ofTests].sort((a, b) => a.run - b.run);
}

/** A line is read at a glance: the JSON has the whole value. */
const longestValues = 160;

function linesOf({ run, facts }: Change, moments: Moments, formatter: Formatter, of: string) {
  return facts.map(change => ({
    run,
    of: moments.text(run),
    text: `${factName(change.fact, formatter)}${of}: ${clip(valuesText(change, formatter), longestValues)}`,
  }));
}

export function historyLines(history: HistoryOutline, formatter: Formatter): readonly HistoryLine[] {
  const { language } = formatter;
  const moments = momentsOfRuns(history.runs, language);
  return worstFirst(history.rows).map(row => {
    const { points, steps } = row;
    const unit = unitOfMeans(
      row.scale,
      points.map(({ mean }) => mean),
    );
    const shown = (at: number) => {
      const one = points.at(at);
      return one === undefined ? '' : formatMean(one.mean / unit.per, row.decimals, language);
    };
    return {
      row,
      benchmark: benchmarkName(row),
      unit: unitText(unit, row.proportion),
      runs: formatCount(points.length, language),
      first: shown(0),
      last: shown(-1),
      steps:
        steps === undefined
          ? noStepText(row, formatter)
          : steps.map(step => shortStepText(step, moments, formatter)).join(', '),
    };
  });
}

/** Those with a step first, the largest for the worse before the others; else in the order of the files. */
export function worstFirst<Row extends OutlineRow>(rows: readonly Row[]): readonly Row[] {
  const worst = ({ steps = [] }: OutlineRow) =>
    steps.reduce((size, step) => {
      const log = Math.abs(Math.log(step.ratio));
      return Math.max(size, isForTheWorse(step) ? 1 + log : log / 1e3);
    }, 0);
  const sizes = new Map(rows.map(row => [row, worst(row)]));
  return rows.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
}

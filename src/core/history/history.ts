import type { FileProblem, Row, Session, Source } from '../comparison/comparison';
import type { FactId } from '../environment/facts/fact';
import type { Message } from '../messages/message';
import type { Interval, Method, SampleWarning } from '../stats/statistics';

/**
 * The runs of one machine over time: a row a benchmark, the facts that changed between runs, and the steps. Plain data that
 * survive JSON. Times are milliseconds of the machine's own clock (see `clockTime`).
 */
export interface History<Of extends OutlinePoint = Point> {
  readonly title: string;
  /** What the runs have in common: the name of the machine, or of the series. */
  readonly machine: string;
  readonly method: Method;
  /** The earliest first. Their labels differ. */
  readonly runs: readonly Run[];
  readonly rows: readonly HistoryRow<Of>[];
  /** The runs at which facts changed, in order. */
  readonly changes: readonly Change[];
  /** How far runs differ where no step lies between them, as a fraction: what `boots` of a comparison may be. */
  readonly boots?: number;
  readonly problems: readonly FileProblem[];
}

/** A history as a table shows it. */
export type HistoryOutline = History<OutlinePoint>;

/** One PTS run of the machine. */
export interface Run {
  readonly label: string;
  readonly session: Session;
  readonly time: number;
}

/** What is seen of a run beside its values: a fact of its environment, the layers it ran on, or how a test was built. */
export type ChangedFact = FactId | 'stack' | 'test-version' | 'test-compiler';

/** A fact that one run shows otherwise than the last one before it that shows it at all. */
export interface FactChange {
  readonly fact: ChangedFact;
  readonly from: FactText;
  readonly to: FactText;
  /** Index of the run that shows `from`: runs between show nothing of it. */
  readonly before: number;
}

/** A value as it is shown; `words` replaces `text`. */
export interface FactText {
  readonly text: string;
  readonly words?: Message;
}

export interface Change {
  /** Index of the run that shows the new values. */
  readonly run: number;
  readonly facts: readonly FactChange[];
}

/** One benchmark over time. */
export interface HistoryRow<Of extends OutlinePoint = Point>
  extends Pick<
    Row,
    | 'id'
    | 'key'
    | 'identifier'
    | 'title'
    | 'appVersion'
    | 'description'
    | 'scale'
    | 'proportion'
    | 'resolution'
  > {
  /** One for each run that has a value, the earliest first. */
  readonly points: readonly Of[];
  /** Of its means in the unit they are shown in: as many as the narrowest interval supports. */
  readonly decimals: number;
  /** What changed of the test itself. */
  readonly changes: readonly Change[];
  /** Absent where the row says nothing of steps, with the reason. */
  readonly steps?: readonly Step[];
  readonly noSteps?: 'few-runs' | 'not-positive';
  /** The row that the test had before its version changed: PTS compares no two of them, and neither does a step. */
  readonly former?: { readonly row: string; readonly from: string; readonly to: string };
}

/** A benchmark over time as a line of a table shows it. */
export type OutlineRow = HistoryRow<OutlinePoint>;

export interface OutlinePoint {
  /** Index of the run. */
  readonly run: number;
  /** In the unit of the result. */
  readonly mean: number;
  /** The one run that is far from all others: it belongs to no level, and no step is measured by it. */
  readonly isOff?: true;
}

export interface Point extends OutlinePoint {
  readonly source: Source;
  /** Of the trials of this run. */
  readonly interval?: Interval;
  readonly trials: readonly number[];
  readonly warnings: readonly SampleWarning[];
}

/** The level of a benchmark changes. */
export interface Step {
  /** Index of the first point of the new level. */
  readonly point: number;
  /** Its run. */
  readonly run: number;
  /** The first and the last run that may as well be the first one of the new level. */
  readonly earliest: number;
  readonly latest: number;
  /** Performance ratio of the runs from here to the next step to those since the last one: above 1 is better. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** `differs` where the benchmark has no direction. */
  readonly verdict: 'faster' | 'slower' | 'differs';
  /** A step that is real, with all of its interval inside the margin. */
  readonly isSmall: boolean;
  /** All that changed where the step may lie. One is named beside it; of several none can be told to be its cause. */
  readonly changes: readonly Change[];
}

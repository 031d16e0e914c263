import type { Message } from '../messages/message';
import { durationOf } from '../plan/minutes';
import { ConsoleReader } from '../runs/console';
import { type Progress, partDone, type TestProgress, type TrialProgress } from '../runs/progress';
import type { RunStatus } from '../runs/runState';
import type { RunEnd, RunHome, RunRecord } from './runRecord';

/** A run as its files on this machine tell it. */
export interface RunEntry {
  readonly record: RunRecord;
  readonly end?: RunEnd;
  readonly home?: RunHome;
}

/** What was last heard from the target of a run: its state, or why nothing was. */
export type Heard =
  | { readonly kind: 'status'; readonly status: RunStatus; readonly clock?: number }
  | Unreached;

/** A target that did not say how its runs are. */
export interface Unreached {
  readonly kind: 'unreached';
  /** In few words. */
  readonly state: Message;
  /** What happened and what to do. */
  readonly why: Message;
}

/** How a run stands, for a person. */
export type Standing =
  /** Nothing was heard of it yet. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly isStopping: boolean; readonly far: Far }
  | Unreached
  /** Over, and its results are still on the target. */
  | { readonly kind: 'ended'; readonly end: RunEnd }
  | { readonly kind: 'home'; readonly end: RunEnd | undefined; readonly home: RunHome };

/** How far a run is. */
export interface Far {
  readonly round?: number;
  readonly rounds: number;
  readonly test?: TestProgress;
  readonly trial?: TrialProgress;
  /** The part that is done, 0 to 1. */
  readonly done: number;
  /** Whole minutes; absent where nobody knows. */
  readonly minutesLeft?: number;
  /** What went wrong so far, in the words of PTS; the newest last. */
  readonly problems: readonly string[];
}

export function standingOf({ record, end, home }: RunEntry, heard: Heard | undefined): Standing {
  if (home !== undefined) return { kind: 'home', end, home };
  if (end !== undefined) return { kind: 'ended', end };
  if (heard === undefined) return { kind: 'unknown' };
  if (heard.kind === 'unreached') return heard;
  const { status, clock } = heard;
  if (status.state.kind !== 'running') return { kind: 'starting' };
  return {
    kind: 'running',
    isStopping: status.isStopping,
    far: farOf(record, status, progressOf(status), clock),
  };
}

/** Milliseconds after a launch in which a run that is not to be seen on its target may still be on its way there. */
const onItsWay = 120_000;

/** The end of a run that its target tells of; undefined while it goes on, or may be on its way there. */
export function endSeen({ began }: RunRecord, { state }: RunStatus, now: number): RunEnd | undefined {
  if (state.kind === 'ended') return { seen: now, how: state.how };
  if (state.kind === 'gone') return { seen: now, how: 'gone' };
  const isLost = state.kind === 'none' && now - began > onItsWay;
  return isLost ? { seen: now, how: 'none' } : undefined;
}

/** Whether a run still goes on, as far as is known: then its target is asked. */
export function isOpen({ end, home }: RunEntry): boolean {
  return end === undefined && home === undefined;
}

/** Over, but its results have not come. Where nothing of it is on the target there is nothing to bring. */
export function canComeHome({ end, home }: RunEntry): boolean {
  return end !== undefined && end.how !== 'none' && home === undefined;
}

/** What the end of the log says of the progress. */
export function progressOf({ tail }: Pick<RunStatus, 'tail'>): Progress {
  const reader = new ConsoleReader();
  reader.push(tail);
  return reader.progress;
}

function farOf(record: RunRecord, status: RunStatus, progress: Progress, clock: number | undefined): Far {
  const rounds = record.launch.rounds.length;
  const begun = Math.max(0, ...status.rounds.map(({ number }) => number));
  const round = progress.round ?? (begun === 0 ? undefined : begun);
  const isOver = status.rounds.some(({ number, ended }) => number === round && ended !== undefined);
  const inRound = isOver ? 1 : (partDone(progress) ?? 0);
  const done = round === undefined ? 0 : Math.min(1, (Math.min(round, rounds) - 1 + inRound) / rounds);
  const minutesLeft = minutesLeftOf(record, status, done, clock);
  return {
    rounds,
    done,
    ...(round === undefined ? {} : { round }),
    ...(progress.test === undefined ? {} : { test: progress.test }),
    ...(progress.trial === undefined ? {} : { trial: progress.trial }),
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
    problems: progress.problems.map(({ text }) => text),
  };
}

/** Before this part is done, the time it took says nothing about the rest. */
const leastDone = 0.1;

/** By what the tests took before; where that is not known, by what this run took so far. */
function minutesLeftOf(
  { plan }: RunRecord,
  { rounds }: RunStatus,
  done: number,
  clock: number | undefined,
): number | undefined {
  const { seconds, unknown } = durationOf(plan);
  if (unknown === 0) return Math.ceil((seconds * (1 - done)) / 60);
  const began = rounds[0]?.began;
  if (began === undefined || clock === undefined || done < leastDone) return undefined;
  return Math.ceil((Math.max(0, clock - began) * (1 - done)) / done / 60);
}

import { clockTime } from '../results/clockTime';
import type { ComparedSystem, RowSample, SessionSample } from './comparison';

/** Which trials of two systems are compared in a row. */
export type SessionPairing =
  /** One session of each; `unused` counts the further sessions of the side that has some. */
  | {
      readonly kind: 'trials';
      readonly baseline: SessionSample;
      readonly other: SessionSample;
      readonly unused?: { readonly side: 'baseline' | 'other'; readonly sessions: number };
    }
  /** Two or more sessions of each. */
  | {
      readonly kind: 'sessions';
      readonly baseline: readonly SessionSample[];
      readonly other: readonly SessionSample[];
    };

/** A system with its sample for a row. */
export interface Side {
  readonly system: ComparedSystem;
  readonly sample: RowSample;
}

/**
 * Returns the trials of two samples to compare; undefined when a side has no trials. Of several sessions
 * against one, the choice rests on facts from before any trial: the session from the same result file, else
 * the one that started nearest in time, else the first. (Picking by values would pick the answer.)
 */
export function pairSessions(baseline: Side, other: Side): SessionPairing | undefined {
  const ofBaseline = withTrials(baseline);
  const ofOther = withTrials(other);
  const [a] = ofBaseline;
  const [b] = ofOther;
  if (a === undefined || b === undefined) return undefined;
  if (ofBaseline.length > 1 && ofOther.length > 1)
    return { kind: 'sessions', baseline: ofBaseline, other: ofOther };
  if (ofBaseline.length > 1)
    return {
      kind: 'trials',
      baseline: nearest(baseline, ofBaseline, startOf(other, b)),
      other: b,
      unused: { side: 'baseline', sessions: ofBaseline.length - 1 },
    };
  if (ofOther.length > 1)
    return {
      kind: 'trials',
      baseline: a,
      other: nearest(other, ofOther, startOf(baseline, a)),
      unused: { side: 'other', sessions: ofOther.length - 1 },
    };
  return { kind: 'trials', baseline: a, other: b };
}

function withTrials({ sample }: Side): readonly SessionSample[] {
  return sample.sessions.filter(session => session.trials.length > 0);
}

interface Start {
  readonly file: string;
  /** Milliseconds by the guest's clock; absent where the file has none. */
  readonly time?: number;
}

function startOf({ system }: Side, { session, source }: SessionSample): Start {
  const time = clockTime(system.sessions[session]?.timestamp);
  return { file: source.file, ...(time === undefined ? {} : { time }) };
}

function nearest(side: Side, sessions: readonly SessionSample[], to: Start): SessionSample {
  const ranked = sessions
    .map(session => ({ session, ...rank(startOf(side, session), to) }))
    .sort((a, b) => a.otherFile - b.otherFile || a.apart - b.apart);
  const [first] = ranked;
  if (first === undefined) throw new Error('no session to choose from');
  return first.session;
}

function rank(start: Start, to: Start): { readonly otherFile: 0 | 1; readonly apart: number } {
  const known = start.time !== undefined && to.time !== undefined;
  return {
    otherFile: start.file === to.file ? 0 : 1,
    // Finite, so that two unknown ones compare as equal and keep their order.
    apart: known ? Math.abs(start.time - to.time) : Number.MAX_VALUE,
  };
}

import { adviseTrials } from '../stats/advice';
import { adjust } from '../stats/correction';
import { compareRatio } from '../stats/effect';
import type { Effect, Method } from '../stats/model';
import { compareSessions } from '../stats/sessions';
import { verdictOf } from '../stats/verdict';
import { isPaired } from './formats';
import { type Meeting, meet } from './meeting';
import type { ComparedSystem, PairComparison, RowSample, SessionSample, TrialAdvice } from './model';
import type { NearMisses } from './nearMisses';
import { reasonsOfAbsence, reasonsOfVerdict } from './reasons';
import type { SampledRow } from './rows';

/** A pair in one row before its p value is corrected: the trials that meet, or why none do. */
interface Draft {
  readonly row: SampledRow;
  readonly baseline?: RowSample;
  readonly other?: RowSample;
  readonly meeting?: Meeting;
  readonly effect?: Effect;
}

/**
 * One system against the baseline in every row that pairs, in the order of the rows. The p values are
 * corrected over all of them together, whatever is shown later.
 */
export function comparePair(
  rows: readonly SampledRow[],
  baseline: ComparedSystem,
  system: ComparedSystem,
  method: Method,
  nearMisses: NearMisses,
): ReadonlyMap<string, PairComparison> {
  const drafts = rows
    .filter(row => isPaired(row.displayFormat))
    .map(row => draft(row, baseline, system, method));
  const tested = drafts.filter(({ effect }) => effect?.test !== undefined);
  const adjusted = adjust(
    tested.map(({ effect }) => effect?.test?.p ?? 1),
    method.correction,
  );
  const adjustedP = new Map(tested.map(({ row }, index) => [row.id, adjusted[index] ?? 1]));

  const judged = drafts.map(one => {
    const { row, meeting, effect } = one;
    if (meeting === undefined || effect === undefined) return { ...one, judgement: undefined };
    const judgement = verdictOf({
      effect,
      adjustedP: adjustedP.get(row.id),
      nBaseline: countOf(meeting.baseline),
      nOther: countOf(meeting.other),
      proportion: row.proportion,
      method,
    });
    return { ...one, judgement };
  });
  const undecided = judged.filter(({ judgement }) => judgement?.verdict === 'inconclusive').length;

  return new Map(
    judged.map(({ judgement, ...one }): readonly [string, PairComparison] => {
      const { row, meeting, effect } = one;
      if (meeting === undefined || effect === undefined || judgement === undefined)
        return [row.id, absent(one, baseline.label, system.label, nearMisses)];
      const advice =
        judgement.verdict === 'inconclusive' ? adviceOf(row, meeting, effect, method, undecided) : undefined;
      const p = adjustedP.get(row.id);
      return [
        row.id,
        {
          system: system.label,
          ...judgement,
          effect,
          ...(p === undefined ? {} : { adjustedP: p }),
          ...(advice === undefined ? {} : { advice }),
          reasons: reasonsOfVerdict({
            row,
            baseline,
            system,
            samples: [one.baseline, one.other],
            meeting,
            effect,
            judgement,
            adjustedP: p,
            comparisons: tested.length,
            method,
          }),
        },
      ];
    }),
  );
}

function draft(row: SampledRow, baseline: ComparedSystem, system: ComparedSystem, method: Method): Draft {
  const sampleFor = (label: string) => row.samples.find(sample => sample.system === label);
  const a = sampleFor(baseline.label);
  const b = sampleFor(system.label);
  const sides = {
    row,
    ...(a === undefined ? {} : { baseline: a }),
    ...(b === undefined ? {} : { other: b }),
  };
  if (a === undefined || b === undefined) return sides;
  const meeting = meet({ system: baseline, sample: a }, { system, sample: b });
  if (meeting === undefined) return sides;
  const options = { proportion: row.proportion, resolution: row.resolution ?? 1, method };
  const effect =
    meeting.kind === 'sessions'
      ? compareSessions(trialsOf(meeting.baseline), trialsOf(meeting.other), options)
      : compareRatio(meeting.baseline.trials, meeting.other.trials, options);
  return effect === undefined ? sides : { ...sides, meeting, effect };
}

function trialsOf(sessions: readonly SessionSample[]): readonly (readonly number[])[] {
  return sessions.map(session => session.trials);
}

function countOf(side: SessionSample | readonly SessionSample[]): number {
  return 'trials' in side
    ? side.trials.length
    : side.reduce((count, session) => count + session.trials.length, 0);
}

/** No number: a side failed, lacks the result, or has one that only nearly is the same. */
function absent(one: Draft, baseline: string, system: string, nearMisses: NearMisses): PairComparison {
  const miss = one.other === undefined ? nearMisses.of(one.row.id, system) : undefined;
  const missOfBaseline = one.baseline === undefined ? nearMisses.of(one.row.id, baseline) : undefined;
  const isMissing = one.baseline === undefined || one.other === undefined;
  // A result that nearly meets explains the row only if the side that is here really is.
  const near =
    (one.baseline !== undefined ? miss : undefined) ?? (one.other !== undefined ? missOfBaseline : undefined);
  return {
    system,
    verdict: near !== undefined ? 'different' : isMissing ? 'missing' : 'failed',
    reasons: reasonsOfAbsence({
      baseline: { label: baseline, sample: one.baseline },
      system: { label: system, sample: one.other },
      near: near && { miss: near, system: near === miss ? system : baseline },
    }),
  };
}

function adviceOf(
  row: SampledRow,
  meeting: Meeting,
  effect: Effect,
  method: Method,
  undecided: number,
): TrialAdvice | undefined {
  if (meeting.kind === 'sessions') return undefined;
  const { baseline, other } = meeting;
  const count = adviseTrials({
    baseline: baseline.trials,
    other: other.trials,
    effect,
    resolution: row.resolution ?? 1,
    method,
    undecided,
  });
  if (count?.total === undefined) return count;
  const moreBaseline = Math.max(0, count.total - baseline.trials.length);
  const moreSystem = Math.max(0, count.total - other.trials.length);
  const seconds = secondsOf(baseline, moreBaseline, other, moreSystem);
  return { ...count, moreBaseline, moreSystem, ...(seconds === undefined ? {} : { seconds }) };
}

/** Wall seconds of further trials, one after another; unknown when a side that needs some has no times. */
function secondsOf(a: SessionSample, moreOfA: number, b: SessionSample, moreOfB: number): number | undefined {
  const of = ({ runTimes }: SessionSample, more: number) => {
    if (more === 0) return 0;
    if (runTimes.length === 0) return undefined;
    return (more * runTimes.reduce((sum, time) => sum + time, 0)) / runTimes.length;
  };
  const forA = of(a, moreOfA);
  const forB = of(b, moreOfB);
  return forA === undefined || forB === undefined ? undefined : forA + forB;
}

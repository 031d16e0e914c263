import { type Message, message } from '../messages/message';
import { noteOnCounts } from '../stats/effect';
import { finite } from '../stats/finite';
import type { Effect, Method } from '../stats/statistics';
import type { Judgement } from '../stats/verdict';
import type { ComparedSystem, RowSample, SessionSample } from './comparison';
import type { NearMissOfRow } from './nearMisses';
import type { SampledRow } from './rows';
import type { SessionPairing } from './sessionPairing';

interface AbsentSide {
  readonly label: string;
  readonly sample: RowSample | undefined;
}

/** The reasons why a pair has no number. */
export function reasonsOfAbsence(input: {
  readonly baseline: AbsentSide;
  readonly system: AbsentSide;
  /** A result of `system` that differs in one part. */
  readonly near?: { readonly miss: NearMissOfRow; readonly system: string } | undefined;
}): readonly Message[] {
  const { baseline, system, near } = input;
  const reasons: Message[] = [];
  if (near !== undefined) {
    const { part, value, otherValue } = near.miss;
    const here = near.system === system.label ? baseline.label : system.label;
    reasons.push(
      message('comparison.reason-different', {
        part,
        system: here,
        value: value === '' ? 'none' : value,
        other: near.system,
        otherValue: otherValue === '' ? 'none' : otherValue,
      }),
    );
  }
  for (const side of [baseline, system])
    if (side.sample === undefined) {
      if (near?.system !== side.label)
        reasons.push(message('comparison.reason-missing', { system: side.label }));
    } else reasons.push(...reasonsOfFailure(side.label, side.sample), ...side.sample.notes);
  return reasons;
}

function reasonsOfFailure(system: string, { sessions, error, rawValue }: RowSample): readonly Message[] {
  if (sessions.some(({ trials }) => trials.length > 0)) return [];
  if (error !== undefined) return [message('comparison.reason-failed', { system, error })];
  return rawValue === undefined
    ? [message('comparison.reason-failed-silently', { system })]
    : [message('comparison.reason-no-number', { system, value: rawValue })];
}

interface Judged {
  readonly row: SampledRow;
  readonly baseline: ComparedSystem;
  readonly system: ComparedSystem;
  readonly samples: readonly (RowSample | undefined)[];
  readonly pairing: SessionPairing;
  readonly effect: Effect;
  readonly judgement: Judgement;
  readonly adjustedP: number | undefined;
  /** Rows of this pair whose p values were corrected together. */
  readonly comparisons: number;
  readonly method: Method;
}

/** The reasons of a verdict: first the verdict itself, then the basis of its numbers. */
export function reasonsOfVerdict(judged: Judged): readonly Message[] {
  return [
    ...ofJudgement(judged),
    ...ofEffect(judged),
    ...ofPairing(judged),
    ...judged.samples.flatMap(sample => sample?.notes ?? []),
  ];
}

function ofJudgement({
  judgement,
  baseline,
  system,
  pairing,
  adjustedP,
  comparisons,
  method,
}: Judged): readonly Message[] {
  const { verdict } = judgement;
  const p = adjustedP ?? 1;
  const alpha = 1 - method.confidence;
  const margin = method.margin * 100;
  switch (verdict) {
    case 'faster':
    case 'slower':
    case 'differs':
      return [
        message('comparison.reason-established', {
          verdict,
          p,
          tiny: p < 0.0001 ? 'yes' : 'no',
          alpha,
          comparisons,
        }),
      ];
    case 'equivalent':
      return [
        message('comparison.reason-equivalent', { margin }),
        ...(judgement.smallButReal ? [message('comparison.reason-small-but-real', { margin })] : []),
      ];
    case 'single-trial':
      return withCount(pairing, baseline, system, 1).map(label =>
        message('comparison.reason-single-trial', { system: label }),
      );
    case 'inconclusive': {
      if (judgement.standsAloneOnly)
        return [message('comparison.reason-stands-alone', { comparisons, p, alpha })];
      const two = withCount(pairing, baseline, system, 2);
      if (two.length > 0) return two.map(label => message('comparison.reason-two-trials', { system: label }));
      return [message('comparison.reason-inconclusive', { margin })];
    }
    default:
      return [];
  }
}

/** Labels of the sides that have exactly `count` trials, where trials are compared. */
function withCount(
  pairing: SessionPairing,
  baseline: ComparedSystem,
  system: ComparedSystem,
  count: number,
): readonly string[] {
  if (pairing.kind === 'sessions') return [];
  return [
    ...(pairing.baseline.trials.length === count ? [baseline.label] : []),
    ...(pairing.other.trials.length === count ? [system.label] : []),
  ];
}

function ofEffect({ row, pairing, effect }: Judged): readonly Message[] {
  const counts =
    pairing.kind === 'trials'
      ? noteOnCounts(pairing.baseline.trials.length, pairing.other.trials.length)
      : undefined;
  return [
    ...(row.proportion === 'HIB' || row.proportion === 'LIB'
      ? []
      : [message('comparison.reason-no-direction')]),
    ...(effect.kind === 'difference' ? [message('comparison.reason-no-ratio')] : []),
    ...(counts === undefined ? [] : [counts]),
    ...ofNoise(effect),
  ];
}

/** The basis of the interval besides the row's own trials. */
function ofNoise({ kind, test }: Effect): readonly Message[] {
  if (test === undefined) return [];
  const boots =
    test.boots === undefined ? [] : [message('comparison.reason-boots', { boots: test.boots * 100 })];
  if (kind !== 'ratio' || test.shared === undefined) return boots;
  const { rows, own } = test.shared;
  return [
    message('comparison.reason-shared-noise', {
      rows: rows - 1,
      low: finite(100 * (own.low - 1)),
      high: finite(100 * (own.high - 1)),
    }),
    ...boots,
  ];
}

function ofPairing({ pairing, baseline, system, samples, effect }: Judged): readonly Message[] {
  if (pairing.kind === 'sessions')
    return [
      message('comparison.reason-between-sessions', {
        baseline: baseline.label,
        baselineSessions: pairing.baseline.length,
        system: system.label,
        systemSessions: pairing.other.length,
      }),
    ];
  const within = effect.test === undefined ? [] : [message('comparison.reason-within-session')];
  if (pairing.unused === undefined) return within;
  const [side, sample, session] =
    pairing.unused.side === 'baseline'
      ? [baseline, samples[0], pairing.baseline]
      : [system, samples[1], pairing.other];
  return [
    ...within,
    message('comparison.reason-one-sided', {
      system: side.label,
      sessions: pairing.unused.sessions + 1,
      chosen: nameOf(side, session),
      spread: finite((sample?.spreadBetweenSessions ?? 0) * 100),
    }),
  ];
}

/** A session's name for a person: its start, else its file. */
function nameOf(system: ComparedSystem, { session, source }: SessionSample): string {
  return system.sessions[session]?.timestamp ?? source.file;
}

import type { SampleWarning, Verdict } from '../../stats/statistics';
import { isSameMachine } from '../facts/machine';
import { type Subject, stateOfFact } from '../facts/table';
import { roleOf } from '../stack/layer';
import { bytesPerSecondOf, mediumLimit } from './medium';

/** Ratios from which a result is implausible. */
const thresholds = {
  /** A guest's disk this much faster than bare metal is a cache, even without an interval. */
  disk: 1.5,
  /** A ratio this large means that the two did not do the same work. */
  absurd: 20,
} as const;

/** Types of tests in which a guest cannot be faster than the machine below it. */
const ofMachine: ReadonlySet<string> = new Set(['Processor', 'Memory', 'Disk']);

export interface Measured {
  readonly label: string;
  readonly subject: Subject;
  /** In the unit of the result; absent for a system without a value. */
  readonly mean?: number | undefined;
}

/** One benchmark of one pair, as input of the plausibility checks. */
export interface Judged {
  /** Performance of `system` relative to `baseline`: above 1 is better. */
  readonly ratio: number;
  readonly verdict: Verdict;
  readonly testType?: string | undefined;
  readonly scale?: string | undefined;
  /** True for PTS's HIB: only a rate can exceed the limit of a medium. */
  readonly isRate: boolean;
}

export interface Doubt {
  readonly system: string;
  readonly warning: SampleWarning;
}

/**
 * Returns implausible results: a guest that beats bare metal, a value above the limit of the medium, a ratio
 * of 20. The verdict is about the measurement and stays.
 */
export function doubtsOf(baseline: Measured, system: Measured, judged: Judged): readonly Doubt[] {
  const { ratio } = judged;
  const beats =
    beatsMetal(system, baseline, ratio, 'faster', judged) ??
    beatsMetal(baseline, system, 1 / ratio, 'slower', judged);
  const times = timesOf(ratio);
  const absurd =
    times >= thresholds.absurd
      ? doubt(system.label, { kind: 'absurd', times, other: baseline.label })
      : undefined;
  return [beats ?? absurd, aboveMedium(baseline, judged), aboveMedium(system, judged)].filter(
    one => one !== undefined,
  );
}

/** How many times apart two systems are, whichever is the better; at most the largest number. */
function timesOf(ratio: number): number {
  return Math.min(Math.max(ratio, 1 / ratio), Number.MAX_VALUE);
}

function beatsMetal(
  guest: Measured,
  metal: Measured,
  ratio: number,
  verdict: Verdict,
  judged: Judged,
): Doubt | undefined {
  const { testType } = judged;
  if (testType === undefined || !ofMachine.has(testType)) return undefined;
  if (roleOf(guest.subject.stack) !== 'guest') return undefined;
  const role = roleOf(metal.subject.stack);
  const machine = isSameMachine(guest.subject.machine, metal.subject.machine);
  // Dom0 and the root partition are the guest's own host on one machine only.
  if (role !== 'host' && !(role === 'control' && machine === 'same')) return undefined;
  if (machine === 'differs' || (machine === 'unknown' && isOtherProcessor(guest.subject, metal.subject)))
    return undefined;
  const isCache = testType === 'Disk' && ratio > thresholds.disk;
  if (!isCache && judged.verdict !== verdict) return undefined;
  return doubt(guest.label, {
    kind: machine === 'same' ? 'aboveHost' : 'beatsMetal',
    test: testType,
    times: timesOf(ratio),
    other: metal.label,
  });
}

/** A guest on another processor may well be faster than this machine. */
function isOtherProcessor(a: Subject, b: Subject): boolean {
  return stateOfFact('cpu-model', a, b) === 'differs';
}

function aboveMedium({ label, subject, mean }: Measured, judged: Judged): Doubt | undefined {
  const unit = bytesPerSecondOf(judged.scale);
  if (mean === undefined || unit === undefined || !judged.isRate) return undefined;
  const limit = mediumLimit(subject.clues, judged.testType);
  if (limit === undefined || !(mean * unit > limit.bytesPerSecond)) return undefined;
  return doubt(label, {
    kind: 'medium',
    test: judged.testType ?? 'other',
    device: limit.device,
    limit: limit.bytesPerSecond / 1e6,
    value: Math.min((mean * unit) / 1e6, Number.MAX_VALUE),
  });
}

function doubt(system: string, args: NonNullable<SampleWarning['args']>): Doubt {
  return { system, warning: { id: 'implausible', args } };
}

import { type Message, message } from '../messages/message';
import type { Subject } from './facts/fact';
import { roleOf } from './layer';
import { isSameMachine } from './machine';

/** A virtual disk this much faster than its host's is a cache, not a disk. */
const mostOfDisk = 1.5;

export interface Measured {
  readonly label: string;
  readonly subject: Subject;
}

/**
 * What cannot be: a guest that is faster than the machine it runs on. Undefined where the two are not
 * a guest and its own host on one known machine, or nothing is odd.
 *
 * @param ratio performance of `system` relative to `baseline`, with its interval; above 1 is better
 * @param margin a fraction
 */
export function checkSanity(
  baseline: Measured,
  system: Measured,
  { ratio, low, high }: { readonly ratio: number; readonly low: number; readonly high: number },
  margin: number,
  testType: string | undefined,
): Message | undefined {
  if (isSameMachine(baseline.subject.evidence, system.subject.evidence) !== 'same') return undefined;
  const [ours, theirs] = [roleOf(baseline.subject.stack), roleOf(system.subject.stack)];
  const isHost = (role: typeof ours) => role === 'host' || role === 'control';
  if (isHost(ours) && theirs === 'guest') return above(system, baseline, ratio, low, margin, testType);
  if (isHost(theirs) && ours === 'guest')
    return above(baseline, system, 1 / ratio, 1 / high, margin, testType);
  return undefined;
}

function above(
  guest: Measured,
  host: Measured,
  ratio: number,
  low: number,
  margin: number,
  testType: string | undefined,
): Message | undefined {
  const labels = { guest: guest.label, host: host.label };
  if (testType === 'Disk' && ratio > mostOfDisk)
    return message('environment.sanity-disk', { ...labels, ratio });
  if (ratio > 1 + margin && low > 1) return message('environment.sanity-above-host', labels);
  return undefined;
}

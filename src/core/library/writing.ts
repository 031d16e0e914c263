import type { Stamp } from '../files';
import type { Reading } from '../results/resultFile';
import { isBroken } from './fileSummary';

/**
 * PTS truncates a file and writes it again in place. What was touched less than this many
 * milliseconds ago and breaks off is therefore being written, not broken.
 */
export const writingTime = 3_000;

/** A stamp this many milliseconds old may still be that of two states: clocks of file systems are coarse. */
const coarsestClock = 100;

/** True for a reading that may fall between two writes: an empty or a truncated file. */
export function looksCut(reading: Reading): boolean {
  return reading.kind === 'unreadable' || (reading.kind === 'results' && isBroken(reading.file));
}

/** Milliseconds until a truncated reading counts as final; 0 when it does now. */
export function writingTimeLeft({ modified }: Stamp, now: number): number {
  const age = now - modified;
  // A time in the future is ignored, except within the difference that clocks may have.
  return age < -writingTime ? 0 : Math.max(0, writingTime - age);
}

/** True when a file of this stamp cannot have changed since it was read. */
export function isSettled(stamp: Stamp, readAt: number): boolean {
  return Math.abs(readAt - stamp.modified) > coarsestClock;
}

export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.modified === b.modified && a.size === b.size;
}

import type { Stamp } from '../files';
import type { Reading } from '../results/model';
import { isBroken } from './summary';

/**
 * PTS truncates a file and writes it again in place. What was touched less than this many
 * milliseconds ago and breaks off is therefore being written, not broken.
 */
export const writingTime = 3_000;

/** A stamp this many milliseconds old may still be that of two states: clocks of file systems are coarse. */
const coarsestClock = 100;

/** Whether a reading is what a file looks like between two writes: nothing yet, or not to its end. */
export function looksCut(reading: Reading): boolean {
  return reading.kind === 'unreadable' || (reading.kind === 'results' && isBroken(reading.file));
}

/** Milliseconds until a file that looks cut has to be taken as it is; 0 when that is now. */
export function writingTimeLeft({ modified }: Stamp, now: number): number {
  const age = now - modified;
  // A time in the future says nothing; clocks that differ a little do.
  return age < -writingTime ? 0 : Math.max(0, writingTime - age);
}

/** Whether what was read at a time is what a file of this stamp holds for good. */
export function isSettled(stamp: Stamp, readAt: number): boolean {
  return Math.abs(readAt - stamp.modified) > coarsestClock;
}

export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.modified === b.modified && a.size === b.size;
}

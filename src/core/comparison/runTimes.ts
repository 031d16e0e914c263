/** A run of a month is a mistake in the file. */
const mostSeconds = 30 * 24 * 60 * 60;

/** True for the seconds of a run, or a mean of some, that may be. */
export function isRunTime(seconds: number): boolean {
  return seconds >= 0 && seconds < mostSeconds;
}

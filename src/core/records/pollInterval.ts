const minute = 60_000;

/**
 * Milliseconds until a target is asked again how its run is: a short one is looked at closely, one of hours seldom.
 * @param age milliseconds since the run was launched
 * @param failures how often in a row the target did not answer
 */
export function pollInterval(age: number, failures = 0): number {
  const usual = age < minute ? 2_000 : age < 10 * minute ? 5_000 : age < 60 * minute ? 15_000 : 60_000;
  return Math.min(5 * minute, usual * 2 ** Math.min(failures, 10));
}

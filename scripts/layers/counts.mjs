// @ts-check
// What a layer of tests came to.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} skipped
 * @property {readonly string[]} failures each failed test by its name, and why
 * @property {readonly string[]} [again] each that failed at first and passed when it was done again, by its name, and why
 */

/** @type {Counts} */
export const none = { passed: 0, skipped: 0, failures: [] };

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      skipped: total.skipped + each.skipped,
      failures: [...total.failures, ...each.failures],
    }),
    none,
  );
}

/** @param {Counts} counts */
export function inWords({ passed, failures, skipped }) {
  return `${passed} passed, ${failures.length} failed, ${skipped} skipped`;
}

/**
 * A failed test in one line.
 * @param {string} name
 * @param {string} [why] its message, of which the first line is told
 */
export function failure(name, why = '') {
  const [first = ''] = why.split('\n', 1);
  return first === '' ? name : `${name}: ${first.slice(0, 300)}`;
}

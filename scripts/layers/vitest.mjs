// @ts-check
// A layer that is one of vitest's projects.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../prepare/command.mjs';
import { root } from '../prepare/dependencies.mjs';

/**
 * @param {string} project
 * @param {import('../prepare/command.mjs').Say} say
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function vitest(project, say) {
  const report = path.join(root, 'test-results', `${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await run(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', project, '--reporter=default', '--reporter=json'],
      `--outputFile.json=${report}`,
    ],
    { cwd: root, show: say },
  );
  return counts(JSON.parse(readFileSync(report, 'utf8')), code);
}

/**
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests skipped
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly unknown[] }[]} testResults a file each
 */

/**
 * @param {Report} report
 * @param {number} code vitest's exit code
 * @returns {import('./counts.mjs').Counts}
 */
function counts(report, code) {
  // A file that could not even be loaded has no failed test to its name.
  const broken = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    // Neither has an error outside of every test.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

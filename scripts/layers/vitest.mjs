// @ts-check
// A layer that is one of vitest's projects.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../prepare/command.mjs';
import { root } from '../prepare/dependencies.mjs';
import { failure } from './counts.mjs';

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
  return countsOf(JSON.parse(readFileSync(report, 'utf8')), code);
}

/**
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numPendingTests skipped
 * @property {number} numTodoTests
 * @property {readonly File[]} testResults
 *
 * @typedef {object} File
 * @property {string} name its path
 * @property {string} status
 * @property {string} message
 * @property {readonly { status: string, fullName: string, failureMessages?: readonly string[] | null }[]} assertionResults
 */

/**
 * @param {Report} report
 * @param {number} code vitest's exit code
 * @returns {import('./counts.mjs').Counts}
 */
export function countsOf(report, code) {
  const failures = report.testResults.flatMap(file => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not even be loaded has no failed test to its name.
    if (file.status === 'failed' && failed.length === 0) {
      return [failure(path.relative(root, file.name), file.message)];
    }
    return failed.map(({ fullName, failureMessages }) => failure(fullName.trim(), failureMessages?.[0]));
  });
  // The message of its first try stays with a test that then passed.
  const again = report.testResults.flatMap(file =>
    file.assertionResults.flatMap(({ status, fullName, failureMessages }) =>
      status === 'passed' && failureMessages?.[0] !== undefined
        ? failure(fullName.trim(), failureMessages[0])
        : [],
    ),
  );
  // Neither has an error outside of every test.
  if (code !== 0 && failures.length === 0) failures.push(failure(`vitest ended with ${code}`));
  return {
    passed: report.numPassedTests,
    failures,
    again,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

// @ts-check
// The layer of the fuzzer: a bounded run with a fixed seed, so that what fails here fails everywhere. A kind is a test.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../prepare/command.mjs';
import { root } from '../prepare/dependencies.mjs';
import { failure } from './counts.mjs';

const seed = 1;
const seconds = 60;

/**
 * @typedef {object} Report
 * @property {readonly { kind: string, inputs: number, findings: readonly unknown[] }[]} kinds
 */

/**
 * @param {import('../prepare/command.mjs').Say} say
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function fuzz(say) {
  const file = path.join(root, 'test-results/fuzz.json');
  rmSync(file, { force: true });
  const args = ['scripts/fuzz.mjs', '--seed', String(seed), '--seconds', String(seconds)];
  await run(process.execPath, args, { cwd: root, show: say });
  /** @type {Report} */
  const { kinds } = JSON.parse(readFileSync(file, 'utf8'));
  const failures = kinds
    .filter(({ findings }) => findings.length > 0)
    .map(({ kind, findings }) => failure(kind, JSON.stringify(findings[0])));
  // A slow machine may not come to every kind.
  const skipped = kinds.filter(({ inputs, findings }) => inputs === 0 && findings.length === 0).length;
  return { passed: kinds.length - failures.length - skipped, failures, skipped };
}

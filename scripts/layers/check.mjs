// @ts-check
// What needs no run: types, style, and the licences of what is bundled. A tool is a test.
import path from 'node:path';
import { run } from '../prepare/command.mjs';
import { root } from '../prepare/dependencies.mjs';
import { failure } from './counts.mjs';

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

/** @type {readonly { name: string, args: readonly string[] }[]} */
const tools = [
  ...['core', 'node', 'webview', 'test'].map(world => ({
    name: `types of ${world}`,
    args: [tsc, '-p', `tsconfig.${world}.json`],
  })),
  { name: 'style', args: [biome, 'check', '--error-on-warnings', '--diagnostic-level=warn'] },
  { name: 'third-party notices', args: ['scripts/notices.mjs', '--check'] },
];

/**
 * @param {import('../prepare/command.mjs').Say} say
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function check(say) {
  const failures = [];
  for (const { name, args } of tools) {
    const { code, output } = await run(process.execPath, args, { cwd: root });
    say(`  ${code === 0 ? '✓' : '✗'} ${name}\n`);
    if (code === 0) continue;
    failures.push(failure(name));
    say(`${output}\n`);
  }
  return { passed: tools.length - failures.length, failures, skipped: 0 };
}

// @ts-check
// npm test [-- LAYER…]
// Everything from nothing: packages, build, then each layer of tests. The last line is their sum.

import { inspect } from 'node:util';
import { check } from './layers/check.mjs';
import { failure, inWords, none, sum } from './layers/counts.mjs';
import { fuzz } from './layers/fuzz.mjs';
import { host } from './layers/host.mjs';
import { Turns } from './layers/turns.mjs';
import { vitest } from './layers/vitest.mjs';
import { Remediable } from './prepare/command.mjs';
import { ensurePrograms } from './prepare/debian.mjs';
import { ensureBuild, ensureDependencies } from './prepare/dependencies.mjs';
import { ensureVSCode, newest, oldest } from './vscode/install.mjs';

/**
 * @typedef {object} Layer
 * @property {readonly (keyof typeof import('./prepare/debian.mjs').programs)[]} programs what it needs beyond npm
 * @property {boolean} [built] whether it needs `dist/`
 * @property {import('./vscode/install.mjs').Release} [release] the VS Code it needs
 * @property {(say: import('./prepare/command.mjs').Say) => Promise<import('./layers/counts.mjs').Counts>} run
 */

const vscode = /** @type {const} */ ({
  programs: ['chromium', 'compiler', 'make', 'python'],
  built: true,
  release: newest,
});

/** In the order in which they are told. @type {Readonly<Record<string, Layer>>} */
const layers = {
  check: { programs: [], run: check },
  unit: { programs: ['xmllint', 'python', 'ps'], built: true, run: say => vitest('unit', say) },
  remote: {
    programs: ['ansible', 'ssh', 'sshd', 'busybox', 'csh', 'dash', 'fish', 'ps'],
    run: say => vitest('remote', say),
  },
  corpus: { programs: ['xmllint', 'python'], run: say => vitest('corpus', say) },
  fuzz: { programs: [], run: fuzz },
  host: { ...vscode, run: host },
  web: { ...vscode, run: say => vitest('web', say) },
  oldest: {
    programs: [...vscode.programs, 'ripgrep'],
    built: true,
    release: oldest,
    run: say => vitest('oldest', say),
  },
  launch: {
    ...vscode,
    programs: [...vscode.programs, 'ssh', 'sshd', 'ps'],
    run: say => vitest('launch', say),
  },
  ...Object.fromEntries(
    [1, 2].map(part => [
      `screen ${part}`,
      {
        ...vscode,
        run: (/** @type {import('./prepare/command.mjs').Say} */ say) => vitest('screen', say, `${part}/2`),
      },
    ]),
  ),
};

/**
 * These start what looks like PTS, and who launches runs is told who else measures on this machine: they run one after
 * another. The others wait for most of their time, and run beside these in lanes of their own.
 */
const measuring = ['unit', 'remote', 'launch'];
const lanesOfOthers = 2;

async function main() {
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(layers);
  const chosen = wanted.flatMap(name => {
    const parts = Object.entries(layers).filter(([each]) => each === name || each.startsWith(`${name} `));
    if (parts.length === 0)
      throw new Remediable(`No layer "${name}"; there are: ${Object.keys(layers).join(', ')}`);
    return parts.map(([each, layer]) => ({ name: each, layer }));
  });
  await ensureDependencies();
  await ensurePrograms([...new Set(chosen.flatMap(({ layer }) => layer.programs))]);
  if (chosen.some(({ layer }) => layer.built)) await ensureBuild();

  const turns = new Turns(text => process.stdout.write(text));
  const queue = chosen.map(each => ({ ...each, ...turns.take() }));
  /** @type {Map<string, Awaited<ReturnType<typeof outcome>>>} */
  const outcomes = new Map();
  /** @param {typeof queue} waiting */
  const lane = async waiting => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, layer, say, end } = next;
      say(`\n── ${name}\n`);
      outcomes.set(name, await outcome(layer, say));
      end();
    }
  };
  const isMeasuring = (/** @type {typeof queue[number]} */ { name }) => measuring.includes(name);
  // The longest are last in the order of telling: what is short fills up the end.
  const others = queue.filter(each => !isMeasuring(each)).reverse();
  const lanes = Array.from({ length: lanesOfOthers }, () => lane(others));
  await Promise.all([lane(queue.filter(isMeasuring)), ...lanes]);
  const results = chosen.flatMap(({ name }) => {
    const result = outcomes.get(name);
    return result === undefined ? [] : [{ name, ...result }];
  });
  const total = sum(results.map(({ counts }) => counts));
  console.log('');
  for (const { name, counts, seconds, ran } of results) {
    console.log(`${name.padEnd(9)}${ran ? inWords(counts) : 'did not run'} (${seconds} s)`);
    for (const each of counts.failures) console.log(`  ✗ ${each}`);
  }
  // A layer may skip all its tests, as that of the corpus does where there is none.
  const complete = results.every(
    ({ counts, ran }) => ran && counts.passed + counts.failures.length + counts.skipped > 0,
  );
  if (total.failures.length > 0 || total.passed === 0 || !complete) process.exitCode = 1;
  console.log(inWords(total));
}

/**
 * Runs a layer. One that breaks off counts as a failed test: it proved nothing.
 * @param {Layer} layer
 * @param {import('./prepare/command.mjs').Say} say
 */
async function outcome({ release, run }, say) {
  let start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  try {
    if (release !== undefined) await installed(release);
    start = performance.now();
    return { counts: await run(say), ran: true, seconds: seconds() };
  } catch (error) {
    const why = error instanceof Remediable ? error.message : inspect(error);
    say(`${why}\n`);
    return { counts: { ...none, failures: [failure('broke off', why)] }, ran: false, seconds: seconds() };
  }
}

/** @type {Map<import('./vscode/install.mjs').Release, Promise<unknown>>} */
const installations = new Map();

/**
 * Once for all layers: two at once would remove each other's.
 * @param {import('./vscode/install.mjs').Release} release
 */
function installed(release) {
  const installation = installations.get(release) ?? ensureVSCode(release);
  installations.set(release, installation);
  return installation;
}

// So that what was started ends with us: see `startServer`.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

try {
  await main();
} catch (error) {
  console.error(error instanceof Remediable ? error.message : error);
  process.exitCode = 1;
  // Nothing ran: that is one failure, not none.
  console.log(inWords({ ...none, failures: [failure('nothing ran')] }));
}

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
  screen: { ...vscode, run: say => vitest('screen', say) },
};

/**
 * These run one after another, before the others: `unit` looks how work grows, for which it needs the machine, and they
 * start what looks like PTS: who launches runs is told who else measures on this machine.
 */
const first = ['check', 'unit', 'remote'];
/**
 * Takes as long as the others, and waits for most of it: it runs beside them, who run one after another. Two such at once
 * leave two cores no room to answer: clicks are lost.
 */
const longest = 'screen';

async function main() {
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(layers);
  const chosen = wanted.map(name => {
    const layer = layers[name];
    if (layer === undefined)
      throw new Remediable(`No layer "${name}"; there are: ${Object.keys(layers).join(', ')}`);
    return { name, layer };
  });
  await ensureDependencies();
  await ensurePrograms([...new Set(chosen.flatMap(({ layer }) => layer.programs))]);
  if (chosen.some(({ layer }) => layer.built)) await ensureBuild();

  const turns = new Turns(text => process.stdout.write(text));
  const queue = chosen.map(each => ({ ...each, ...turns.take() }));
  /** @param {typeof queue} lane */
  const inTurn = async lane => {
    const results = [];
    for (const { name, layer, say, end } of lane) {
      say(`\n── ${name}\n`);
      results.push({ name, ...(await outcome(layer, say)) });
      end();
    }
    return results;
  };
  const lanes = [
    queue.filter(({ name }) => !first.includes(name) && name !== longest),
    queue.filter(({ name }) => name === longest),
  ];
  const results = await inTurn(queue.filter(({ name }) => first.includes(name)));
  results.push(...(await Promise.all(lanes.map(inTurn))).flat());
  const total = sum(results.map(({ counts }) => counts));
  console.log('');
  for (const { name, counts, seconds, ran } of results) {
    console.log(`${name.padEnd(8)}${ran ? inWords(counts) : 'did not run'} (${seconds} s)`);
    for (const each of counts.failures) console.log(`  ✗ ${each}`);
    for (const each of counts.again ?? []) console.log(`  ↻ passed when it was done again: ${each}`);
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

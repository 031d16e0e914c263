// @ts-check
// npm test [-- LAYER…]
// Everything from nothing: packages, build, then each layer of tests. The last line is their sum.

import { check } from './layers/check.mjs';
import { inWords, none, sum } from './layers/counts.mjs';
import { fuzz } from './layers/fuzz.mjs';
import { host } from './layers/host.mjs';
import { vitest } from './layers/vitest.mjs';
import { Remediable } from './prepare/command.mjs';
import { ensurePrograms } from './prepare/debian.mjs';
import { ensureBuild, ensureDependencies } from './prepare/dependencies.mjs';

/**
 * @typedef {object} Layer
 * @property {readonly (keyof typeof import('./prepare/debian.mjs').programs)[]} programs what it needs beyond npm
 * @property {boolean} [built] whether it needs `dist/`
 * @property {() => Promise<import('./layers/counts.mjs').Counts>} run
 */

/** In the order of what they cost. @type {Readonly<Record<string, Layer>>} */
const layers = {
  check: { programs: [], run: check },
  unit: { programs: ['xmllint', 'python'], built: true, run: () => vitest('unit') },
  corpus: { programs: ['xmllint', 'python'], run: () => vitest('corpus') },
  fuzz: { programs: [], run: fuzz },
  host: { programs: ['chromium', 'compiler', 'make', 'python'], built: true, run: host },
  screen: { programs: ['chromium', 'compiler', 'make', 'python'], built: true, run: () => vitest('screen') },
  web: { programs: ['chromium', 'compiler', 'make', 'python'], built: true, run: () => vitest('web') },
  oldest: {
    programs: ['chromium', 'compiler', 'make', 'python', 'ripgrep'],
    built: true,
    run: () => vitest('oldest'),
  },
};

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

  const results = [];
  for (const { name, layer } of chosen) {
    console.log(`\n── ${name}`);
    results.push({ name, ...(await outcome(layer)) });
  }
  const total = sum(results.map(({ counts }) => counts));
  console.log('');
  for (const { name, counts, seconds, ran } of results) {
    console.log(`${name.padEnd(8)}${ran ? inWords(counts) : 'did not run'} (${seconds} s)`);
  }
  // A layer may skip all its tests, as that of the corpus does where there is none.
  const complete = results.every(
    ({ counts, ran }) => ran && counts.passed + counts.failed + counts.skipped > 0,
  );
  if (total.failed > 0 || total.passed === 0 || !complete) process.exitCode = 1;
  console.log(inWords(total));
}

/**
 * Runs a layer. One that breaks off counts as a failed test: it proved nothing.
 * @param {Layer} layer
 */
async function outcome(layer) {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  try {
    return { counts: await layer.run(), ran: true, seconds: seconds() };
  } catch (error) {
    console.error(error instanceof Remediable ? error.message : error);
    return { counts: { ...none, failed: 1 }, ran: false, seconds: seconds() };
  }
}

// So that what was started ends with us: see `startServer`.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

try {
  await main();
} catch (error) {
  console.error(error instanceof Remediable ? error.message : error);
  process.exitCode = 1;
  // Nothing ran: that is one failure, not none.
  console.log(inWords({ ...none, failed: 1 }));
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../src/core/comparison/compare';
import type { Comparison } from '../../src/core/comparison/comparison';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { undecidedPairs } from '../../src/core/comparison/undecidedRows';
import { folderOf } from '../../src/core/document/labels';
import { defaultChoices } from '../../src/core/document/method';
import type { Proposal } from '../../src/core/plan/proposal';
import { planTopUp } from '../../src/core/plan/topUp';
import { planWhole } from '../../src/core/plan/wholeResult';
import { decodeText } from '../../src/core/results/decode';
import { readResultFile } from '../../src/core/results/read';
import { advise } from '../../src/core/stats/advice';
import { sessionSeconds } from '../../src/core/stats/undecidedRow';
import { planFaults } from '../planFaults';

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(corpus);
if (!isThere) console.log('skipped: ../shared/corpus is not there, so no real results are planned');

const filesIn = (folder: string, name: (entry: string) => string) =>
  isThere
    ? readdirSync(path.join(corpus, folder))
        .map(entry => `${corpus}/${folder}/${name(entry)}`)
        .filter(existsSync)
    : [];
const publicFiles = filesIn('public', entry => entry);
const files = [...publicFiles, ...filesIn('runs', entry => `${entry}/composite.xml`)];

function load(file: string): LoadedFile {
  const decoded = decodeText(readFileSync(file));
  const named = { path: file, folder: folderOf(file) };
  return decoded.kind === 'text'
    ? { ...named, reading: readResultFile(decoded.text) }
    : { ...named, failure: decoded.message };
}

function compare(loaded: readonly LoadedFile[]): Comparison {
  return compareFiles({ version: 1, files: loaded.map(file => file.path), ...defaultChoices }, loaded);
}

function check(proposal: Proposal, comparison: Comparison): void {
  expect(planFaults(proposal, comparison)).toEqual([]);
}

/** Plans of both sides of every pair, with and without a budget. */
function checkTopUps(comparison: Comparison): number {
  const { baseline = '', systems } = comparison;
  let planned = 0;
  for (const { label } of systems.slice(0, 4)) {
    for (const { pair, undecided, row } of undecidedPairs(comparison, [label]))
      expect(undecided && advise(undecided), row.title).toEqual(pair.advice);
    for (const budgetSeconds of [undefined, 600, 1800, 36_000]) {
      const wish = { name: 'corpus', ...(budgetSeconds === undefined ? {} : { budgetSeconds }) };
      const own = planTopUp(comparison, { ...wish, system: label });
      check(own, comparison);
      planned += own.plan.tests.length;
      if (label === baseline) continue;
      const ofBaseline = planTopUp(comparison, { ...wish, system: baseline, others: [label] });
      const counts = ({ plan }: Proposal) =>
        plan.tests.map(one => [one.test, one.arguments, one.rounds, one.trials]);
      expect(counts(ofBaseline), 'both sides run the same').toEqual(counts(own));
      if (budgetSeconds === undefined) continue;
      const spent = [own, ofBaseline]
        .flatMap(({ plan }) => plan.tests)
        .reduce(
          (sum, one) => sum + one.rounds * sessionSeconds([one.secondsPerTrial ?? Number.NaN], one.trials),
          0,
        );
      expect(spent, 'no plan takes longer than there is time').toBeLessThanOrEqual(budgetSeconds + 1e-6);
    }
  }
  return planned;
}

describe.skipIf(!isThere)('every real result can be planned, and joins when it is run', () => {
  test.each(
    files.map(file => [path.basename(file) === 'composite.xml' ? folderOf(file) : path.basename(file), file]),
  )('the plans of %s', (_, file) => {
    const comparison = compare([load(file)]);
    check(planWhole(comparison, { name: comparison.title || '?', identifier: 'target' }), comparison);
    checkTopUps(comparison);
  });

  test('the plans of the seven files of one study together', () => {
    const study = publicFiles.filter(file => path.basename(file).startsWith('aarnaud__')).map(load);
    expect(study).toHaveLength(7);
    expect(checkTopUps(compare(study))).toBeGreaterThan(0);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../src/core/comparison/compare';
import type { Comparison } from '../../src/core/comparison/comparison';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { undecidedPairs } from '../../src/core/comparison/undecidedRows';
import { folderOf } from '../../src/core/document/labels';
import { defaultChoices } from '../../src/core/document/method';
import { Formatter } from '../../src/core/messages/formatter';
import { launchRounds } from '../../src/core/plan/launchRounds';
import { durationOf } from '../../src/core/plan/minutes';
import { parsePlan, serialisePlan } from '../../src/core/plan/planDocument';
import type { Proposal } from '../../src/core/plan/proposal';
import { roundsOf } from '../../src/core/plan/rounds';
import { suiteOf } from '../../src/core/plan/suite';
import { planTopUp } from '../../src/core/plan/topUp';
import { planWhole } from '../../src/core/plan/wholeResult';
import { planText } from '../../src/core/reports/planText';
import { decodeText } from '../../src/core/results/decode';
import { comparisonKey } from '../../src/core/results/key';
import { readResultFile } from '../../src/core/results/read';
import { isAllowedIdentifier, isAllowedTitle } from '../../src/core/runs/names';
import { advise, sessionSeconds } from '../../src/core/stats/advice';
import { scanSuite } from '../unit/plan/scanSuite';

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

const english = new Formatter('en');
const russian = new Formatter('ru');

/** What must hold of every plan, whatever the results say. */
function check({ plan, leftOut, alsoOn }: Proposal, { rows, method }: Comparison): void {
  const byKey = new Map(rows.map(row => [row.key, row]));
  const ids = plan.tests.map(one => JSON.stringify([one.test, one.arguments.trim()]));
  expect(new Set(ids).size, 'no test runs twice with the same Arguments').toBe(ids.length);

  for (const one of plan.tests)
    for (const { key } of one.rows) {
      const row = byKey.get(key);
      expect(row, 'every planned row is one of the results').toBeDefined();
      // Description, version and scale come from the run: test and Arguments are what we send.
      const sent = { ...row, title: row?.title ?? '', identifier: one.test, arguments: one.arguments };
      expect(comparisonKey(sent), `${one.title} joins what it is made of`).toBe(key);
    }

  const { seconds } = durationOf(plan);
  expect(Number.isFinite(seconds)).toBe(true);
  expect(seconds > 0).toBe(plan.tests.length > 0);
  expect(parsePlan(serialisePlan(plan)), 'a saved plan reads back').toEqual({ kind: 'plan', plan });

  const suite = suiteOf(plan.name, plan.tests);
  expect(suite.kind === 'suite' && scanSuite(suite.xml)).toEqual(
    plan.tests.map(one => ({ test: one.test, arguments: one.arguments, description: one.description })),
  );
  const runs = roundsOf(plan).flatMap(round => round.runs);
  expect(runs.every(run => isAllowedIdentifier(run.identifier) && isAllowedTitle(run.title))).toBe(true);
  expect(launchRounds(plan)).toMatchObject({ kind: 'rounds', rounds: { length: runs.length } });
  for (const language of [english, russian])
    expect(planText({ plan, leftOut, alsoOn }, method, language)).not.toMatch(
      /NaN|Infinity|undefined|\[object/,
    );
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

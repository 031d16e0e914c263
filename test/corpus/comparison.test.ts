import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../src/core/comparison/compare';
import type { Comparison, Row } from '../../src/core/comparison/comparison';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { folderOf } from '../../src/core/document/labels';
import { Formatter } from '../../src/core/messages/formatter';
import { compareCsv } from '../../src/core/reports/compareCsv';
import { compareReport } from '../../src/core/reports/compareJson';
import { compareMarkdown } from '../../src/core/reports/compareMarkdown';
import { decodeText } from '../../src/core/results/decode';
import { readResultFile } from '../../src/core/results/read';

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(corpus);
if (!isThere) console.log('skipped: ../shared/corpus is not there, so no real comparison is made');

function load(file: string): LoadedFile {
  const decoded = decodeText(readFileSync(file));
  const named = { path: file, folder: folderOf(file) };
  return decoded.kind === 'text'
    ? { ...named, reading: readResultFile(decoded.text) }
    : { ...named, failure: decoded.message };
}

function compare(files: readonly LoadedFile[]): Comparison {
  const paths = files.map(file => file.path);
  return compareFiles(
    { version: 1, files: paths, confidence: 95, margin: 1, correction: 'bh', noise: 'shared' },
    files,
  );
}

const publicFiles = isThere
  ? readdirSync(path.join(corpus, 'public')).map(name => `${corpus}/public/${name}`)
  : [];
const runs = isThere
  ? readdirSync(path.join(corpus, 'runs'))
      .map(name => `${corpus}/runs/${name}/composite.xml`)
      .filter(existsSync)
  : [];

/** What must hold whatever the files say; what does not is told, by row and system. */
function check(comparison: Comparison): void {
  const labels = comparison.systems.map(system => system.label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(new Set(comparison.rows.map(row => row.id)).size).toBe(comparison.rows.length);
  expect(comparison.rows.flatMap(row => [...wrongSamples(row), ...wrongPairs(row, comparison)])).toEqual([]);
}

function wrongSamples({ title, samples }: Row): readonly string[] {
  return samples.flatMap(({ system, summary, sessions }) => {
    const count = sessions.flatMap(session => session.trials).length;
    const isRight = (summary?.n ?? 0) === count && count >= 2 === (summary?.interval !== undefined);
    return isRight ? [] : [`${title}, ${system}`];
  });
}

function wrongPairs(row: Row, { baseline }: Comparison): readonly string[] {
  const counts = new Map(row.samples.map(({ system, summary }) => [system, summary?.n ?? 0]));
  return row.comparisons.flatMap(pair => {
    const least = Math.min(counts.get(pair.system) ?? 0, counts.get(baseline ?? '') ?? 0);
    const isRight =
      pair.reasons.length > 0 &&
      (least === 0
        ? ['failed', 'missing', 'different'].includes(pair.verdict) && pair.effect === undefined
        : least === 1
          ? pair.verdict === 'single-trial' && pair.effect?.test === undefined && !('adjustedP' in pair)
          : pair.effect?.test !== undefined && (least > 2 || pair.verdict === 'inconclusive'));
    return isRight ? [] : [`${row.title}, ${pair.system}: ${pair.verdict} with ${least} trials`];
  });
}

/** Reports in both languages; every number in them is one. */
function report(comparison: Comparison): void {
  for (const language of ['en', 'ru'] as const) {
    const formatter = new Formatter(language);
    // JSON writes null for NaN and infinity, and what is absent is absent.
    expect(JSON.stringify(compareReport(comparison, comparison.rows, formatter))).not.toContain(':null');
    expect(compareCsv(comparison, comparison.rows, formatter)).not.toMatch(/NaN|Infinity|undefined/);
    expect(compareMarkdown(comparison, comparison.rows, formatter)).not.toMatch(/NaN|∞|undefined/);
  }
}

describe.skipIf(!isThere)('every real result file compares, and says nothing its trials do not carry', () => {
  test.each([
    ...publicFiles.map(file => [path.basename(file), file] as const),
    ...runs.map(file => [folderOf(file), file] as const),
  ])('a real result file compares: %s', (_, file) => {
    const comparison = compare([load(file)]);
    check(comparison);
    report(comparison);
  });

  test('the seven files of one study together: Hyper-V, VirtualBox and the machine itself', () => {
    const files = publicFiles.filter(file => path.basename(file).startsWith('aarnaud__')).map(load);
    expect(files).toHaveLength(7);
    const comparison = compare(files);
    check(comparison);
    report(comparison);
    expect(comparison.rows.some(row => row.samples.length > 5)).toBe(true);
  });

  test('all of them at once', () => {
    const comparison = compare(publicFiles.map(load));
    check(comparison);
    expect(comparison.systems.length).toBeGreaterThan(80);
  });
});

/** A line such as `Arithmetic Mean: 17568.06` of what PTS prints, by benchmark and system. */
interface Printed {
  readonly values: readonly string[];
  readonly mean: string;
  readonly deviation: string;
}

function printedBy(file: string): Map<string, Printed> {
  const printed = new Map<string, Printed>();
  const blocks = readFileSync(file, 'utf8').matchAll(
    /^ {4}(\S.*)\n {8}Values: (.+)\n {8}Arithmetic Mean: (.+)\n {8}Std Deviation: (.+)%$/gm,
  );
  for (const [, system = '', values = '', mean = '', deviation = ''] of blocks)
    printed.set(`${system}|${values}`, { values: values.split(', '), mean, deviation });
  return printed;
}

const decimals = (text: string) => text.split('.')[1]?.length ?? 0;

describe.skipIf(!isThere)('the numbers agree with PTS where both compute the same', () => {
  const folders = isThere
    ? runs.map(folderOf).filter(name => existsSync(`${corpus}/pts-output/${name}/result-file-confidence.txt`))
    : [];

  test.each(folders)('means and deviations of %s', name => {
    const comparison = compare([load(`${corpus}/runs/${name}/composite.xml`)]);
    let compared = 0;
    const printed = printedBy(`${corpus}/pts-output/${name}/result-file-confidence.txt`);
    for (const { values, mean, deviation } of printed.values()) {
      const numbers = values.map(Number);
      const sample = comparison.rows
        .flatMap(row => row.samples)
        .find(({ sessions }) => JSON.stringify(sessions[0]?.trials) === JSON.stringify(numbers));
      if (sample?.summary === undefined) throw new Error(`no sample has the values ${values.join()}`);
      const { summary } = sample;
      // Half a unit in the last place PTS prints.
      expect(Math.abs(summary.mean - Number(mean))).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals(mean));
      const variation = 100 * (summary.coefficientOfVariation ?? 0);
      expect(Math.abs(variation - Number(deviation))).toBeLessThanOrEqual(
        0.5000001 * 10 ** -decimals(deviation),
      );
      if (!summary.atResolution)
        expect(summary.standardError).toBeCloseTo((summary.standardDeviation ?? 0) / Math.sqrt(summary.n), 9);
      compared += 1;
    }
    expect(compared).toBe(printed.size);
  });

  test('the geometric means of guest-compare, from the same results in the same directions', () => {
    const exported: { readonly results: Readonly<Record<string, PtsResult>> } = JSON.parse(
      readFileSync(`${corpus}/pts-output/viewer/gc-sgm.json`, 'utf8'),
    );
    const means = Object.values(exported.results).find(({ title }) => title.startsWith('Geometric Mean'));
    const { rows } = compare([load(`${corpus}/runs/guest-compare/composite.xml`)]);
    for (const system of ['run A', 'run B', 'run C']) {
      // PTS takes the written Value of every result, children too, and inverts LIB to 100 / x.
      const logs = rows.map(row => {
        const value = Number(row.samples.find(sample => sample.system === system)?.rawValue);
        return Math.log(row.proportion === 'LIB' ? 100 / value : value);
      });
      const mean = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
      expect(mean).toBeCloseTo(means?.results[system]?.value ?? Number.NaN, 2);
    }
  });

  test('the ratio PTS gives for fixed-10-trials to fixed-3-trials, to its three decimals', () => {
    const files = ['fixed-3-trials', 'fixed-10-trials'].map(name =>
      load(`${corpus}/runs/${name}/composite.xml`),
    );
    const [row] = compare(files).rows;
    const [base, other] = row?.samples.map(sample => sample.summary?.mean ?? Number.NaN) ?? [];
    // A ratio of arithmetic means of LIB values; ours is of geometric means, so only near it.
    expect((base ?? 0) / (other ?? 1)).toBeCloseTo(1.032, 2);
    const effect = row?.comparisons[0]?.effect;
    expect(effect?.kind === 'ratio' && effect.ratio).toBeCloseTo(1.032, 1);
    // PTS calls this a win in every test; its interval holds no difference.
    expect(row?.comparisons[0]?.verdict).toBe('inconclusive');
  });
});

interface PtsResult {
  readonly title: string;
  readonly results: Readonly<Record<string, { readonly value: number }>>;
}

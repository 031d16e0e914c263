import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { folderOf } from '../../src/core/document/labels';
import { defaultChoices } from '../../src/core/document/method';
import type { History } from '../../src/core/history/history';
import { historyOf } from '../../src/core/history/historyOf';
import { Formatter } from '../../src/core/messages/formatter';
import { historyCsv } from '../../src/core/reports/historyCsv';
import { historyReport } from '../../src/core/reports/historyJson';
import { historyText } from '../../src/core/reports/historyText';
import { decodeText } from '../../src/core/results/decode';
import { readResultFile } from '../../src/core/results/read';
import { filesBelow, unpacked } from './unpacked';

const archives = path.resolve(import.meta.dirname, '../../../shared/corpus/public-large');
const isThere = existsSync(archives);
if (!isThere) console.log('skipped: ../shared/corpus is not there, so no real history is shown');

const folder = isThere ? unpacked(archives) : '';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ten runs of a test in a row on one EC2 instance, of four sizes: one file with all, and one for each. */
const ofEc2 = isThere
  ? filesBelow(folder).filter(file =>
      /-ec2\/[\w-]+\/(?:composite|test-\d+)\.xml$/.test(file.replaceAll('\\', '/')),
    )
  : [];
const folders = [...new Set(ofEc2.map(file => path.dirname(file)))];

function load(file: string): LoadedFile {
  const decoded = decodeText(readFileSync(file));
  const named = { path: file, folder: folderOf(file) };
  return decoded.kind === 'text'
    ? { ...named, reading: readResultFile(decoded.text) }
    : { ...named, failure: decoded.message };
}

function historyOfFiles(files: readonly string[]): History {
  return historyOf({ version: 1, files, ...defaultChoices }, files.map(load));
}

/** What must hold whatever the files say. */
function check(history: History): void {
  const times = history.runs.map(({ time }) => time);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(history.runs.map(({ label }) => label)).size).toBe(history.runs.length);
  for (const { points, steps, noSteps, title } of history.rows) {
    expect(points.map(({ run }) => run)).toEqual([...new Set(points.map(({ run }) => run))]);
    expect(steps === undefined, title).toBe(noSteps !== undefined);
    if (points.length < 6) expect(noSteps, title).toBe('few-runs');
    for (const { low, ratio, high, earliest, run, latest } of steps ?? []) {
      expect(low, title).toBeLessThanOrEqual(ratio);
      expect(high, title).toBeGreaterThanOrEqual(ratio);
      expect(earliest, title).toBeLessThanOrEqual(run);
      expect(latest, title).toBeGreaterThanOrEqual(run);
    }
  }
  for (const language of ['en', 'ru'] as const) {
    const formatter = new Formatter(language);
    expect(JSON.stringify(historyReport(history, formatter))).not.toContain(':null');
    expect(historyText(history, formatter)).not.toMatch(/NaN|∞|undefined/);
  }
  expect(historyCsv(history)).not.toMatch(/NaN|Infinity|undefined/);
}

const isAt = (end: string) => (one: string) => one.replaceAll('\\', '/').endsWith(end);

describe.skipIf(!isThere)('the public runs on EC2 over time', () => {
  test('each folder is ten runs, whether they stand in one file or in ten', () => {
    let shown = 0;
    for (const one of folders) {
      const files = ofEc2.filter(file => path.dirname(file) === one);
      const history = historyOfFiles(files);
      check(history);
      expect(history.problems.filter(({ problem }) => problem.id === 'other-machines')).toEqual([]);
      const together = historyOfFiles(files.filter(isAt('composite.xml')));
      expect(history.runs.map(({ time }) => time)).toEqual(together.runs.map(({ time }) => time));
      if (history.runs.length === 10) shown += 1;
    }
    expect(shown).toBeGreaterThanOrEqual(18);
  });

  test('gzip on any of four instances has no step; a web server has one, by a factor of four', () => {
    const stepsIn = (end: string) =>
      historyOfFiles(ofEc2.filter(isAt(end))).rows.map(({ steps = [] }) => steps);
    for (const size of ['micro', 'small', 'medium', 'large'])
      expect(stepsIn(`${size}-ec2/gzip/composite.xml`)).toEqual([[]]);
    const [[step, ...others] = []] = stepsIn('medium-ec2/apache-bench/composite.xml');
    expect(others).toEqual([]);
    expect(step).toMatchObject({ verdict: 'slower', changes: [] });
    expect(step?.ratio).toBeCloseTo(1 / 4.2, 1);
  });

  test('the four instances together are four machines, of which one is shown and three are named', () => {
    const history = historyOfFiles(ofEc2.filter(isAt('/gzip/composite.xml')));
    check(history);
    expect(history.runs).toHaveLength(10);
    expect(history.changes).toEqual([]);
    const others = history.problems.find(({ problem }) => problem.id === 'other-machines');
    expect(others?.problem.message.args).toMatchObject({ count: 30 });
  });

  test('everything at once is shown without a fault', () => {
    check(historyOfFiles(ofEc2));
  });
});

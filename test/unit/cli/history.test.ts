import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDocument } from '../../../src/core/document/document';
import { dayOfRun, type Weekly, weeklyTexts } from '../../weeklyRuns';
import { run } from './run';

let place = '';
beforeAll(() => {
  place = mkdtempSync(path.join(tmpdir(), 'pts-lens-history-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Result folders on the disk, the earliest first. */
function folders(name: string, weekly: Weekly): readonly string[] {
  return weeklyTexts(weekly).map((text, index) => {
    const folder = path.join(place, name, `weekly-${dayOfRun(index)}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'composite.xml'), text);
    return folder;
  });
}

const slowerFrom = (first: number) => (index: number) => (index >= first ? 95 : 100);
const changed: Weekly = {
  kernel: index => (index >= 6 ? '6.12.0 (x86_64)' : '6.1.0 (x86_64)'),
  benchmarks: { OpenSSL: slowerFrom(6), SQLite: () => 7 },
};

/** Golden files must not know where the folders are. */
const withoutPlace = (text: string) => text.replaceAll(place, 'RUNS').replaceAll('\r\n', '\n');

describe('pts-lens history', () => {
  test.each([
    ['history.txt', ['--format', 'text']],
    ['history-ru.txt', ['--format', 'text', '--language', 'ru']],
    ['history.md', ['--format', 'markdown']],
    ['history.json', []],
    ['history.csv', ['--format', 'csv']],
  ])('scripts and people find what they found before: %s', async (name, options) => {
    const { code, out, complaint } = await run(['history', ...folders('changed', changed), ...options]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    await expect(withoutPlace(out)).toMatchFileSnapshot(`golden/${name}`);
  });

  test('as one HTML file it has a picture of each benchmark, those with a step first', async () => {
    const { out } = await run(['history', ...folders('changed', changed), '--format', 'html']);
    const pictures = [...out.matchAll(/<img src="data:image\/svg\+xml,([^"]*)" alt="([^"]*)"/g)];
    expect(pictures.map(([, , alt = '']) => alt.split(' ')[0])).toEqual(['OpenSSL', 'SQLite']);
    const [first = '', second = ''] = pictures.map(([, svg = '']) => decodeURIComponent(svg));
    expect(first).toMatch(/>−3\.7.%</);
    expect(first).toContain('>Kernel<');
    expect(second).not.toMatch(/>[−+]\d/);
  });

  test('the order in which the files are given does not matter: a run has its time', async () => {
    const files = folders('changed', changed);
    const { runs, rows } = JSON.parse((await run(['history', ...files.toReversed()])).out);
    expect(runs[0].time).toBe('2026-09-01T20:15:00');
    expect(rows[0].steps).toHaveLength(1);
    expect(rows[0].steps[0].since).toBe('2026-10-13T20:15:00');
  });

  test('--fail-on step: code 1 for a step for the worse, and no other', async () => {
    const fails = async (name: string, weekly: Weekly, ...more: readonly string[]) =>
      (await run(['history', ...folders(name, weekly), '--fail-on', 'step', ...more])).code;
    expect(await fails('changed', changed)).toBe(1);
    expect(await fails('better', { ...changed, proportion: 'LIB' })).toBe(0);
    expect(await fails('plain', { ...changed, proportion: '' })).toBe(1);
    expect(await fails('equal', {})).toBe(0);
    expect(await fails('changed', changed, '--margin', '20')).toBe(0);
  });

  test('--since leaves steps of long ago to those who have seen them', async () => {
    const files = folders('changed', changed);
    const since = async (day: string) =>
      (await run(['history', ...files, '--fail-on', 'step', '--since', day])).code;
    expect(await since('2026-10-13')).toBe(1);
    expect(await since('2026-10-14')).toBe(0);
  });

  test('a document with view: history is one, with what it says of the margin, files and systems', async () => {
    const files = folders('changed', changed);
    const names = files.map(file => path.relative(place, file).replaceAll('\\', '/'));
    const document = path.join(place, 'weekly.ptscompare');
    const systems = [
      { label: 'lab', sessions: names.slice(2).map(file => ({ file, identifier: 'lab guest' })) },
    ];
    writeFileSync(
      document,
      newDocument({ title: 'Of the lab', view: 'history', files: names, systems, margin: 2 }),
    );
    const report = JSON.parse((await run(['history', document])).out);
    expect(report).toMatchObject({ title: 'Of the lab', margin: 2, runs: { length: 8 } });
    expect(report.rows[0].steps).toMatchObject([{ run: 4, since: '2026-10-13T20:15:00' }]);
  });

  test('--system chooses among machines; without it the one of most runs is shown, and the others named', async () => {
    const files = [
      ...folders('one', changed),
      ...folders('other', { runs: 6, identifier: () => 'other guest' }),
    ];
    const usual = JSON.parse((await run(['history', ...files])).out);
    expect(usual).toMatchObject({ machine: 'lab guest', runs: { length: 10 } });
    expect(usual.problems).toMatchObject([{ id: 'other-machines' }]);
    expect(usual.problems[0].message).toContain('6 runs are of other machines');
    const other = JSON.parse((await run(['history', ...files, '--system', 'other guest'])).out);
    expect(other).toMatchObject({ machine: 'other guest', runs: { length: 6 }, problems: [] });
    const { code, complaint } = await run(['history', ...files, '--system', 'Bochs']);
    expect(code).toBe(2);
    expect(complaint).toContain('There is no system “Bochs”. The systems are: lab guest');
  });

  test.each([
    [['--since', 'yesterday'], '--since cannot be “yesterday”: give a day'],
    [['--since', '2026-13-45'], 'give a day'],
    [['--fail-on', 'slower'], 'choose from step'],
    [['--format', 'svg'], 'choose from text, json'],
    [['--baseline', 'x'], '--baseline is an option of compare, plan, report only'],
  ])('a mistake in the options is explained in one line: %j', async (options, said) => {
    const { code, out, complaint } = await run(['history', ...folders('changed', changed), ...options]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toContain(said);
  });
});

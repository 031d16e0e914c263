import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { dayOfRun } from '../weeklyRuns';
import { equal, hostile, nineRuns, stepped } from './historyLab';
import { inThemes, overflow } from './inThemes';
import { answer } from './planLab';
import { ResultsView } from './resultsView';
import { test } from './screenTest';
import type { Workbench, WorkbenchOptions } from './workbench';

const options: WorkbenchOptions = {
  folder: 'weekly',
  files: { ...stepped, ...equal },
  size: { width: 1400, height: 1000 },
};

async function openHistory(workbench: Workbench, name: string): Promise<Frame> {
  await workbench.explorerRow(name).dblclick();
  return workbench.webview('table.over-time');
}

const headline = (frame: Frame) => frame.locator('.headline-sentence');
const said = (frame: Frame) => frame.locator('.outcome ul.said');
const head = (frame: Frame) => frame.locator('header p');
const line = (frame: Frame, name: string) => frame.locator('tr.line', { hasText: name });
test('ten weekly runs name the benchmark that got slower, since when, and the kernel that changed that day', async ({
  open,
}) => {
  const workbench = await open(options);
  const frame = await openHistory(workbench, 'weekly.ptscompare');
  await expect.poll(() => head(frame).innerText()).toContain('10 runs of lab guest');
  await expect
    .poll(() => headline(frame).innerText())
    .toBe('A step in 1 of 3 benchmarks, 1 of them for the worse.');
  await expect
    .poll(() => said(frame).innerText())
    .toMatch(/OpenSSL.*since 13 Oct [3-6]\.\d+\s% slower \(.*\); the kernel changed that day/);
  // The row of the step is the first of the table.
  await expect.poll(() => frame.locator('tr.line').first().innerText()).toMatch(/OpenSSL[\s\S]*13 Oct/);
  await expect.poll(() => line(frame, 'SQLite').innerText()).toContain('no step in 10 runs');
  await expect
    .poll(() => frame.getByRole('region', { name: 'What changed' }).innerText())
    .toMatch(/13 Oct.*6\.1\.0-13-amd64.*6\.12\.0-1-amd64/);

  await frame.getByRole('button', { name: 'Show OpenSSL' }).click();
  const chart = frame.locator('.detail .chart svg');
  await expect.poll(() => chart.textContent()).toContain('Kernel');
  await expect.poll(() => chart.textContent()).toMatch(/[-−][3-6]\.\d+\s%/);
  await workbench.screenshot('history');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);

  await frame.getByRole('searchbox').fill('sql');
  await expect.poll(() => frame.locator('tr.line').count()).toBe(1);
  await expect.poll(() => frame.locator('#filter-said').innerText()).toContain('1 of 3 benchmarks');
  await frame.getByRole('searchbox').fill('');
  await expect.poll(() => frame.locator('tr.line').count()).toBe(3);
});

test('ten equal runs name nothing', async ({ open }) => {
  const workbench = await open(options);
  const frame = await openHistory(workbench, 'steady.ptscompare');
  await expect.poll(() => headline(frame).innerText()).toBe('No step in 2 benchmarks.');
  await expect.poll(() => said(frame).count()).toBe(0);
  await expect
    .poll(() => frame.getByRole('region', { name: 'What changed' }).innerText())
    .toContain('Nothing that is known changed between the runs.');
  await workbench.screenshot('history-equal');
});

test('results selected in the tree are a history of those runs; one result is that of its machine', async ({
  open,
}) => {
  const workbench = await open(options);
  const results = new ResultsView(workbench);
  await results.open();
  const folder = (run: number) => `weekly-${dayOfRun(run)}`;
  await results.select([folder(9), folder(8), folder(7)]);
  // The page of the first one takes the focus when it comes.
  await workbench.webview('.one-result');
  await workbench.contextMenu(results.line(folder(8)), 'Show History…');
  const frame = await workbench.webview('table.over-time');
  await expect.poll(() => head(frame).innerText()).toContain('3 runs of lab guest');
  await expect.poll(() => frame.locator('h1').innerText()).toContain('History of lab guest');
  await expect.poll(() => line(frame, 'OpenSSL').innerText()).toContain('six are needed');
  await workbench.screenshot('history-selected');
  await workbench.page.locator('.tab.dirty', { hasText: 'history' }).waitFor();

  await workbench.contextMenu(results.line(folder(2)), 'Show History…');
  await workbench.page.locator('.tab.active', { hasText: 'history-2' }).waitFor();
  const all = await workbench.webview('header p:has-text("10 runs of lab guest")');
  await expect.poll(() => headline(all).innerText()).toContain('A step in 1 of 3');
});

test('a run that came later is added to a history, which undo takes back', async ({ open }) => {
  const workbench = await open({
    ...options,
    files: { ...options.files, 'nine.ptscompare': nineRuns },
  });
  const frame = await openHistory(workbench, 'nine.ptscompare');
  await expect.poll(() => head(frame).innerText()).toContain('9 runs of lab guest');
  await frame.getByRole('button', { name: 'Add Runs…' }).click();
  const list = workbench.page.locator('.quick-input-widget');
  const others = list.locator('.monaco-list-row', { hasText: 'lab guest' });
  await expect.poll(() => others.count()).toBe(1);
  await others.getByRole('checkbox').click();
  await list.getByRole('button', { name: 'OK' }).click();
  await expect.poll(() => head(frame).innerText()).toContain('10 runs of lab guest');
  await frame.locator('h1').click();
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => head(frame).innerText()).toContain('9 runs of lab guest');
});

test('the palette asks which machine, of those with several runs', async ({ open }) => {
  const workbench = await open(options);
  await workbench.command('PTS: Show History…');
  const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
  await rows.filter({ hasText: 'steady guest' }).waitFor();
  await workbench.screenshot('history-machines');
  await answer(workbench, 'steady guest');
  const frame = await workbench.webview('table.over-time');
  await expect.poll(() => head(frame).innerText()).toContain('10 runs of steady guest');
});

test('the palette ticks the results that are selected, or all of the machine whose page is in front', async ({
  open,
}) => {
  const workbench = await open(options);
  const results = new ResultsView(workbench);
  await results.open();
  const folder = (run: number) => `weekly-${dayOfRun(run)}`;
  await results.line(folder(9)).click();
  await workbench.webview('.one-result');
  const list = workbench.page.locator('.quick-input-widget');
  const ticked = list.locator('.monaco-list-row[aria-checked=true]');
  await workbench.command('PTS: Show History…');
  await expect.poll(() => ticked.count()).toBe(10);
  await expect.poll(() => ticked.filter({ hasText: 'steady' }).count()).toBe(0);
  await workbench.screenshot('history-runs');
  await list.getByRole('button', { name: 'OK' }).click();
  await workbench.webview('header p:has-text("10 runs of lab guest")');

  await results.select([folder(9), folder(8), folder(7)]);
  await workbench.command('PTS: Show History…');
  await expect.poll(() => ticked.count()).toBe(3);
  await list.getByRole('button', { name: 'OK' }).click();
  await workbench.webview('header p:has-text("3 runs of lab guest")');
});

test('a choice of the method and a title are edits of the document, saved and undone', async ({ open }) => {
  const workbench = await open(options);
  const { keyboard } = workbench.page;
  const document = path.join(workbench.folder, 'weekly.ptscompare');
  const frame = await openHistory(workbench, 'weekly.ptscompare');
  await frame.locator('.menu > summary', { hasText: '95 %' }).click();
  await frame.getByLabel('Confidence').selectOption('99 %');
  await expect.poll(() => head(frame).innerText()).toContain('99 % confidence');
  await keyboard.press('Escape');
  await keyboard.press('Control+s');
  await expect.poll(() => readFileSync(document, 'utf8')).toContain('"confidence": 99');
  expect(readFileSync(document, 'utf8')).toContain('"view": "history"');

  await frame.getByRole('button', { name: 'Edit the title' }).click();
  const box = workbench.page.locator('.quick-input-widget input[type=text]').first();
  await box.waitFor();
  await box.fill('The guest of the lab');
  await box.press('Enter');
  await expect.poll(() => frame.locator('h1').innerText()).toContain('The guest of the lab');
  await frame.locator('h1').click();
  await keyboard.press('Control+z');
  await expect.poll(() => frame.locator('h1').innerText()).toContain('The weekly runs');
  await keyboard.press('Control+z');
  await expect.poll(() => head(frame).innerText()).toContain('95 % confidence');
  await keyboard.press('Control+s');
  await expect.poll(() => readFileSync(document, 'utf8')).not.toContain('"confidence": 99');
});

test('the keyboard leads from a history to the comparison of the same runs and back, which undo takes back', async ({
  open,
}) => {
  const workbench = await open(options);
  const { keyboard } = workbench.page;
  const file = path.join(workbench.folder, 'weekly.ptscompare');
  const frame = await openHistory(workbench, 'weekly.ptscompare');
  const focused = () => frame.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await frame.getByRole('searchbox').fill('sql');
  await expect.poll(() => frame.locator('tr.line').count()).toBe(1);
  await frame.getByRole('button', { name: 'Edit the title' }).focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('Comparison');
  await keyboard.press('Enter');
  await frame.locator('table.pairs').waitFor();
  // Whoever works by keyboard goes on where they were; a filter of the one view hides nothing in the other.
  await expect.poll(focused).toBe('History');
  await expect.poll(() => frame.getByRole('searchbox').inputValue()).toBe('');
  await workbench.screenshot('history-as-comparison');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  await keyboard.press('Control+s');
  await expect.poll(() => readFileSync(file, 'utf8')).not.toContain('"view"');

  await keyboard.press('Enter');
  await frame.locator('table.over-time').waitFor();
  await expect.poll(focused).toBe('Comparison');
  await expect.poll(() => frame.getByRole('searchbox').inputValue()).toBe('sql');
  await keyboard.press('Control+z');
  await frame.locator('table.pairs').waitFor();
  await keyboard.press('Control+z');
  await frame.locator('table.over-time').waitFor();
});

test('a history is copied and saved as the command line writes it', async ({ open }) => {
  const workbench = await open(options);
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const frame = await openHistory(workbench, 'weekly.ptscompare');
  const document = path.join(workbench.folder, 'weekly.ptscompare');
  const print = (format: string) =>
    execFileSync(
      process.execPath,
      ['dist/cli.js', 'history', document, `--format=${format}`, '--language=en'],
      { encoding: 'utf8' },
    ).trim();
  const openMenu = () => frame.locator('.menu > summary', { hasText: 'Export' }).click();
  await openMenu();
  await workbench.screenshot('history-export');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect
    .poll(async () => (await workbench.page.evaluate(() => navigator.clipboard.readText())).trim())
    .toBe(print('markdown'));
  await expect.poll(() => frame.locator('header [role=status]').innerText()).toBe('Copied');
  for (const format of ['csv', 'json']) {
    const file = path.join(workbench.folder, `The weekly runs.${format}`);
    await openMenu();
    await frame.getByRole('button', { name: `Save as ${format.toUpperCase()}…` }).click();
    const box = workbench.page.locator('.quick-input-widget');
    await box.getByRole('button', { name: 'OK' }).click();
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').trim()).toBe(print(format));
  }
});

test('how far runs differ is noted for the comparison by a button, and undo takes it back', async ({
  open,
}) => {
  const workbench = await open(options);
  const { keyboard } = workbench.page;
  const document = path.join(workbench.folder, 'steady.ptscompare');
  const frame = await openHistory(workbench, 'steady.ptscompare');
  const button = frame.getByRole('button', { name: /^Allow for [\d.]+ % in the comparison$/ });
  const [, percent = ''] = /([\d.]+) %/.exec(await button.innerText()) ?? [];
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
  await button.focus();
  await keyboard.press('Enter');
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await workbench.screenshot('history-boots');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  await keyboard.press('Control+s');
  await expect.poll(() => readFileSync(document, 'utf8')).toContain(`"boots": ${percent}`);
  await frame.getByRole('button', { name: 'Comparison', exact: true }).click();
  await frame.locator('table.pairs').waitFor();
  await frame.locator('.menu > summary', { hasText: '95 %' }).click();
  await expect.poll(() => frame.getByLabel('Boots differ by').inputValue()).toBe(percent);

  await keyboard.press('Escape');
  await keyboard.press('Control+z');
  await frame.locator('table.over-time').waitFor();
  await keyboard.press('Control+z');
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
});

test('a history follows its files and its text: another kernel is named, and without its view it is a comparison', async ({
  open,
}) => {
  const workbench = await open(options);
  const frame = await openHistory(workbench, 'steady.ptscompare');
  const changed = frame.getByRole('region', { name: 'What changed' });
  await expect.poll(() => changed.innerText()).toContain('Nothing that is known changed');
  const last = path.join(workbench.folder, `steady-${dayOfRun(9)}/composite.xml`);
  writeFileSync(last, readFileSync(last, 'utf8').replaceAll('6.1.0-13', '6.1.0-14'));
  await expect.poll(() => changed.innerText()).toMatch(/3 Nov.*6\.1\.0-13.*6\.1\.0-14/);

  const document = path.join(workbench.folder, 'steady.ptscompare');
  const text = readFileSync(document, 'utf8');
  writeFileSync(document, text.replace('"view": "history",', ''));
  await frame.locator('table.pairs').waitFor();
  await expect.poll(() => frame.locator('table.over-time').count()).toBe(0);
  writeFileSync(document, text);
  await frame.locator('table.over-time').waitFor();
});

test('a history is walked and opened by the keyboard alone', async ({ open }) => {
  const workbench = await open(options);
  const { keyboard } = workbench.page;
  const frame = await openHistory(workbench, 'weekly.ptscompare');
  const focused = () => frame.evaluate(() => document.activeElement?.textContent ?? '');
  await frame.locator('h1').click();
  await keyboard.press('/');
  await expect.poll(() => frame.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await keyboard.press('Tab');
  await expect.poll(focused).toContain('OpenSSL');
  await keyboard.press('Enter');
  await frame.locator('.detail .chart svg').waitFor();
  await keyboard.press('ArrowDown');
  await expect.poll(focused).toContain('SQLite');
  await keyboard.press('End');
  await expect.poll(focused).toContain('FIO');
  await keyboard.press('Enter');
  await expect.poll(() => frame.locator('.detail').count()).toBe(2);
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
});

test('names that are markup and longer than the window leave the page as wide as that, and are text', async ({
  open,
}) => {
  const workbench = await open({ ...options, files: hostile });
  const frame = await openHistory(workbench, 'hostile.ptscompare');
  await frame.locator('tr.line button.toggle').click();
  await frame.locator('.detail .chart svg').waitFor();
  await expect.poll(() => said(frame).innerText()).toContain('<img src=x>');
  await expect.poll(() => frame.locator('img').count()).toBe(0);
  await workbench.page.setViewportSize({ width: 900, height: 1000 });
  await expect.poll(() => overflow(frame)).toBe(0);
  await workbench.screenshot('history-hostile');
});

test('a history is readable in a narrow window and in every theme', async ({ open }) => {
  const workbench = await open(options);
  const frame = await openHistory(workbench, 'weekly.ptscompare');
  await frame.getByRole('button', { name: 'Show OpenSSL' }).click();
  await frame.locator('.detail .chart svg').first().waitFor();
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize({ width: 700, height: 1000 });
  await expect.poll(() => overflow(frame)).toBe(0);
  await workbench.screenshot('history-700');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  await workbench.page.setViewportSize({ width: 1400, height: 1000 });
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await inThemes(workbench, frame, 'history');
});

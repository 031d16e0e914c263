import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { compositeXml, type EntryXml, type ResultXml } from '../compositeXml';
import { test } from './screenTest';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-hostile-'));

/** A result of two systems, by the trials of each. */
const result = (
  title: string,
  trials: readonly [string, string],
  [one, other]: readonly [string, string] = ['one', 'other'],
): ResultXml => ({
  profile: `local/${title.slice(0, 20)}-1.0.0`,
  title,
  appVersion: '1',
  description: '',
  scale: 'MB/s',
  proportion: 'HIB',
  format: 'BAR_GRAPH',
  entries: [entry(one, trials[0]), entry(other, trials[1])],
});
const entry = (system: string, trials: string): EntryXml => ({
  system,
  value: trials.split(':')[0] ?? '',
  raw: trials,
});
const fileOf = (names: readonly string[], results: readonly ResultXml[]) =>
  compositeXml({
    title: 'made',
    systems: names.map(identifier => ({
      identifier,
      hardware: 'Processor: Intel Core i7',
      software: 'OS: Debian 12',
    })),
    results,
  });

const quiet = '100.1:100.2:100.3';
const word = 'M'.repeat(300);
const endless = 'x'.repeat(1_000_000);

const files: Readonly<Record<string, string>> = {
  'long-name': fileOf([endless, 'other'], [result('named', [quiet, quiet], [endless, 'other'])]),
  'long-word': fileOf([word, 'other'], [result(word, [quiet, quiet], [word, 'other'])]),
  extreme: fileOf(
    ['one', 'other'],
    [
      result('extreme', ['1e-300:1.1e-300:1.05e-300', '1e300:1.1e300:1.05e300']),
      result('usual', [quiet, '110.1:110.2:110.3']),
    ],
  ),
};

beforeAll(() => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.join(folder, 'made', name), { recursive: true });
    writeFileSync(path.join(folder, 'made', name, 'composite.xml'), content);
  }
  writeFileSync(
    path.join(folder, 'made/elsewhere.ptscompare'),
    JSON.stringify({ version: 1, files: ['\\\\host\\share', '//host/x', '\ud800', 'extreme'] }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the middle of a line's mark is on its plot: 0 at the left end, 1 at the right one. */
const placeInPlot = (line: Locator) =>
  line.locator('.plot').evaluate(plot => {
    const mark = plot.querySelector('.point')?.getBoundingClientRect();
    const { left, width } = plot.getBoundingClientRect();
    return mark === undefined ? Number.NaN : (mark.left + mark.width / 2 - left) / width;
  });

test.for(['long-name', 'long-word'])(
  'a %s leaves the page as wide as the window, with rows that open',
  async (name, { open }) => {
    const workbench = await open({ folder: path.join(folder, 'made'), size: { width: 1400, height: 900 } });
    await workbench.openResultView(name);
    const page = await workbench.webview('table.results');
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
    await page.locator('button.toggle').first().click();
    await page.locator('.detail .chart svg').first().waitFor();
    await workbench.screenshot(name);
    await expect
      .poll(() =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      )
      .toBe(0);
  },
);

test('a ratio beyond any axis is shown, cut, beside a usual one', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'made'), size: { width: 1400, height: 900 } });
  await workbench.openResultView('extreme');
  const page = await workbench.webview('table.results');
  await page.locator('.line .plot .point').first().waitFor();
  await expect.poll(() => page.locator('table.results').textContent()).toContain('plausible?');
  // Both marks are on the plot: the extreme one at its end, the usual one apart from the margin.
  const [extreme = Number.NaN, usual = Number.NaN] = await Promise.all(
    ['extreme', 'usual'].map(name => placeInPlot(page.locator('tr.line', { hasText: name }))),
  );
  expect(extreme).toBeGreaterThan(0.98);
  expect(extreme).toBeLessThan(1.02);
  expect(usual).toBeGreaterThan(0);
  expect(usual).toBeLessThan(extreme - 0.01);
  await page.getByRole('button', { name: /^usual/ }).click();
  await page.locator('.detail .chart svg').first().waitFor();
  await workbench.screenshot('extreme-ratio');
  // No figure is cut: it would be another one.
  const cut = await page
    .locator('tr.line td.figure')
    .evaluateAll(cells =>
      cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent),
    );
  expect(cut).toEqual([]);
});

test('names that lead to another machine or nowhere are items, and the good file is shown', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'made'), size: { width: 1400, height: 900 } });
  await workbench.explorerRow('elsewhere.ptscompare').dblclick();
  const page = await workbench.webview('table.results');
  await expect.poll(() => page.locator('table.results').textContent()).toContain('usual');
  await expect.poll(() => page.locator('body').textContent()).toContain('does not contact it');
  await workbench.screenshot('elsewhere');
});

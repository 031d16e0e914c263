import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { compositeXml, type ResultXml } from '../compositeXml';
import { ComparisonPage } from './comparisonPage';
import { ResultsView } from './resultsView';
import { test } from './screenTest';
import type { Workbench } from './workbench';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-single-'));
const error = `E: ${'./configure: line 42: syntax error near unexpected token. '.repeat(36)}`;

const result = (name: string, value: string, raw: string, json?: string): ResultXml => ({
  profile: `pts/${name}-1.0.0`,
  title: name,
  appVersion: '1.0',
  description: `Option: ${name}`,
  scale: 'MB/s',
  proportion: 'HIB',
  format: 'BAR_GRAPH',
  entries: [{ system: 'guest', value, raw, ...(json === undefined ? {} : { json }) }],
});

const run = (started: string, results: readonly ResultXml[]) =>
  compositeXml({
    title: `Weekly ${started.slice(0, 10)}`,
    modified: started,
    systems: [
      {
        identifier: 'guest',
        hardware: 'Processor: AMD EPYC 7543 @ 2.79GHz (4 Cores), Memory: 4GB',
        software: 'OS: Debian 12, Kernel: 6.1.0-31-amd64 (x86_64), System Layer: KVM',
        started,
      },
    ],
    results,
  });

const results = [
  result('quiet', '1000', '1000.1:1000.2:999.9', '{"test-run-times":"60:61:60"}'),
  result('noisy', '1000', '900:1000:1100', '{"test-run-times":"120:121:122"}'),
  result('once', '7', ''),
  result('broken', '', '', JSON.stringify({ error })),
];

beforeAll(() => {
  const write = (name: string, text: string) => {
    mkdirSync(path.join(folder, 'single', name), { recursive: true });
    writeFileSync(path.join(folder, 'single', name, 'composite.xml'), text);
  };
  write('week-1', run('2026-10-27 10:00:00', results));
  write('week-2', run('2026-11-03 10:00:00', results));
  write(
    'many',
    run(
      '2026-11-04 10:00:00',
      Array.from({ length: 300 }, (_, index) =>
        result(`bench ${index}`, '100', `99.${index % 10}:100:100.9`),
      ),
    ),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openResult(workbench: Workbench, name: string): Promise<ComparisonPage> {
  await workbench.openInFolder(name, 'composite.xml');
  await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
  const page = await ComparisonPage.of(workbench, 1);
  await page.frame.locator('.one-result').waitFor();
  return page;
}

/** By how much the page is wider than it may be. */
const overflow = ({ frame }: ComparisonPage) =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('one result says which of its tests can be trusted, what the others need and what failed', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples/lab' });
  const page = await openResult(workbench, 'kvm');
  const { frame } = page;
  const lines = (await frame.locator('.one-result li').allInnerTexts()).map(line =>
    line.replaceAll('\n', ' '),
  );
  expect(lines[0]).toContain('trustworthy 2');
  expect(lines[1]).toMatch(/need more trials 5.*trials each.*RAMspeed/);
  expect(lines[2]).toMatch(/failed 2, 1 of them a check.*Coremark.*Stressful/);
  // What the cells cannot show in full; the unit has its tip, and the open row repeats the notes.
  await expect
    .poll(() =>
      page.rows().evaluateAll(rows =>
        rows.flatMap(row =>
          [...row.children]
            .filter(cell => !cell.matches('.notes, .unit'))
            .filter(cell => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight)
            .map(cell => cell.textContent),
        ),
      ),
    )
    .toEqual([]);
  await workbench.screenshot('single-1400');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);

  // The failed test opens into its error, the last line of its log, and the log itself.
  await frame
    .locator('.one-result')
    .getByRole('button', { name: /^Coremark/ })
    .click();
  const detail = frame.locator('.detail');
  await detail.locator('.logs code').waitFor();
  await expect
    .poll(() => detail.locator('.logs').innerText())
    .toContain('librt.so.1: cannot open shared object file');
  await expect.poll(() => page.rows().count()).toBe(1);
  await workbench.screenshot('single-failed');
  await detail.getByRole('button', { name: 'Log of KVM guest' }).click();
  await workbench.page.locator('.tab', { hasText: 'KVM guest.log' }).waitFor();
});

test('the buttons of trust filter the table', async ({ open }) => {
  const workbench = await open({ folder: 'samples/lab' });
  const page = await openResult(workbench, 'kvm');
  await page.filter.fill('');
  await page.facet(/needs more trials/).click();
  await expect.poll(() => page.filter.inputValue()).toBe('trust:more');
  await expect.poll(() => page.rows().count()).toBe(5);
  await page.facet(/failed/).click();
  await expect.poll(() => page.rows().count()).toBe(7);
  await page.filter.fill('');
});

test('the previous run of the machine is found and compared', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'single') });
  const page = await openResult(workbench, 'week-2');
  const previous = page.frame.locator('.previous');
  await previous.waitFor();
  await expect.poll(() => previous.innerText()).toMatch(/^Previous run: 2026-10-27, week-1: 0 of 3 changed/);
  await workbench.screenshot('single-previous');
  await previous.getByRole('button').click();
  const comparison = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => comparison.baseline.inputValue()).toContain('week-1');
  await comparison.frame.locator('.headline').waitFor();
  await workbench.screenshot('single-previous-compared');
});

test('the previous run is found from the palette and the tree, and where there is none that is said', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'single') });
  await openResult(workbench, 'week-2');
  await workbench.command('PTS: Compare with Previous Run');
  const comparison = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => comparison.baseline.inputValue()).toContain('week-1');

  const view = new ResultsView(workbench);
  await view.open();
  await workbench.contextMenu(view.line('Weekly 2026-10-27').first(), 'Compare with Previous Run');
  await workbench.page.getByText('No earlier run of guest was found').first().waitFor();
});

test('a long error, many rows and a narrow window break nothing', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'single') });
  const page = await openResult(workbench, 'week-1');
  await expect.poll(() => page.frame.locator('.previous').count()).toBe(0);
  for (const width of [1400, 933, 700]) {
    await workbench.page.setViewportSize({ width, height: 900 });
    await expect.poll(() => overflow(page)).toBe(0);
    await workbench.screenshot(`single-error-${width}`);
  }
  // As wide as the window.
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await expect
    .poll(() => page.frame.evaluate(() => document.documentElement.clientWidth))
    .toBeGreaterThan(600);
  await expect.poll(() => overflow(page)).toBe(0);
  await workbench.screenshot('single-error-700-wide');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await page.frame
    .locator('.one-result')
    .getByRole('button', { name: /^broken/ })
    .click();
  await page.frame.locator('.detail').waitFor();
  await workbench.screenshot('single-error-open-700');
  await page.filter.fill('');
  await workbench.page.setViewportSize({ width: 1400, height: 900 });
  for (const [theme, name] of [
    ['light', 'vscode-light'],
    ['highContrast', 'vscode-high-contrast'],
  ] as const) {
    workbench.chooseTheme(theme);
    await page.frame.locator(`body.${name}`).waitFor();
    await workbench.screenshot(`single-error-${theme}`);
  }
});

test('300 rows of one system are ranked, the noisiest first', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'single') });
  const page = await openResult(workbench, 'many');
  await expect.poll(() => page.rows().first().innerText()).toMatch(/bench/);
  await workbench.screenshot('single-many');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
});

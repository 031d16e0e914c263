import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const kinds = { dark: 'vscode-dark', light: 'vscode-light', highContrast: 'vscode-high-contrast' } as const;

test('the lab of three hypervisors is on screen, readable and accessible, in every theme that is chosen meanwhile', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1500 } });
  const page = await ComparisonPage.openLab(workbench);
  const detail = await page.openRow(/^RAMspeed.*, KVM$/);
  await detail.locator('svg').first().waitFor();
  await page.openSystems();
  const inkOf = () => detail.locator('.chart svg text').first().getAttribute('fill');
  const inks = new Set<string | null>();
  for (const theme of ['dark', 'light', 'highContrast'] as const) {
    workbench.chooseTheme(theme);
    await expect
      .poll(() => page.frame.locator('body').getAttribute('data-vscode-theme-kind'))
      .toBe(kinds[theme]);
    // The charts are drawn anew in the colours of the theme.
    await expect.poll(async () => inks.has(await inkOf())).toBe(false);
    inks.add(await inkOf());
    await workbench.screenshot(`lab-${theme}`);
    await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  }
});

test('the outcome of each system stands in one line, and the facets beside the table count the same', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1600, height: 1200 } });
  const page = await ComparisonPage.openLab(workbench);
  const said = async (system: string) => (await page.headline(system).innerText()).replaceAll(/\s+/g, ' ');
  await expect.poll(() => page.headline().count()).toBe(2);
  await expect.poll(() => said('Xen')).toContain('Xen 6.9 % slower overall 5.1 … 8.7 %');
  await expect.poll(() => said('Xen')).toContain('slower 5 · equal 1 · open 1 · one trial 1');
  await expect.poll(() => said('KVM')).toContain('KVM 1.06 % slower overall 0.31 … 1.80 %');
  await expect.poll(() => said('KVM')).toContain('slower 3 · faster 1 · equal 2 · open 1 · failed 1');
  await expect.poll(() => said('KVM')).toContain('fails Coremark and Stressful Application Test');
  await page.headline('KVM').getByRole('button', { name: 'Show the logs of KVM' }).waitFor();
  await expect.poll(() => page.fairness.innerText()).toContain('Hypervisor comparison, not fair yet.');
  await expect.poll(() => page.facts('Kernel').innerText()).toContain('6.1.0-31-amd64');

  const all = await page.rows().count();
  for (const name of ['slower 8', 'faster 1', 'equal 3', 'open 2', 'one trial 1', 'failed 1'])
    await expect.poll(() => page.facet(name).getAttribute('aria-pressed')).toBe('false');
  await page.facet('equal').click();
  await expect.poll(() => page.facet('equal').getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => page.filter.inputValue()).toBe('verdict:equivalent');
  await expect.poll(() => page.rows().count()).toBe(3);
  await expect.poll(() => page.rows('OpenSSL').count()).toBe(2);
  // The counts are those of all rows, whatever is shown.
  await page.facet('open 2').click();
  await expect.poll(() => page.rows().count()).toBe(5);
  await workbench.screenshot('facets');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  await page.facet('equal').click();
  await page.facet('open').click();
  await expect.poll(() => page.filter.inputValue()).toBe('');
  await expect.poll(() => page.rows().count()).toBe(all);
});

test('rows are grouped by type, by test or not at all, and ordered by their difference or name', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1600, height: 1200 } });
  const page = await ComparisonPage.openLab(workbench);
  const headings = async () =>
    (await page.groups().allInnerTexts()).map(text => /[^▾\s].*?(?= \d)/.exec(text)?.[0]);
  const benchmarks = async () => {
    const names = await page.frame.locator('tr.line.first th b').allInnerTexts();
    return names.map(name => name.replace(/ [\d.]+$/, ''));
  };
  await expect.poll(() => headings()).toEqual(['Disk', 'Memory', 'Processor', 'Pass or fail', 'Over time']);
  await expect.poll(() => page.groups('Memory').innerText()).toMatch(/−8\.8\s%[\s\S]*−5\.3\s%/);

  await page.arrange('grouping', 'no groups');
  await expect.poll(() => page.groups().count()).toBe(0);
  await expect
    .poll(async () => (await benchmarks()).slice(0, 3))
    .toEqual(['SQLite', 'RAMspeed SMP', '7-Zip Compression']);
  await page.arrange('order', 'by name');
  await expect.poll(async () => (await benchmarks())[0]).toBe('7-Zip Compression');
  await expect.poll(() => page.head('Benchmark').getAttribute('aria-sort')).toBe('ascending');
  await expect
    .poll(() => benchmarks())
    .toEqual((await benchmarks()).toSorted((a, b) => a.localeCompare(b, 'en')));

  await page.arrange('grouping', 'by test');
  await expect.poll(() => page.groups().count()).toBe(7);
  await page.groups('7-Zip').getByRole('button').click();
  await expect.poll(() => page.rows('Compression Rating').count()).toBe(0);
  await workbench.screenshot('grouped-by-test');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  await page.arrange('grouping', 'by type');
  await page.arrange('order', 'largest first');
});

test('the page shows the differences that the command line prints, and copies its report as Markdown', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1600, height: 1200 } });
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await ComparisonPage.openLab(workbench);
  const print = (format: 'markdown' | 'html') =>
    execFileSync(
      process.execPath,
      [
        path.join(root, 'dist/cli.js'),
        'compare',
        path.join(workbench.folder, 'lab/lab.ptscompare'),
        `--format=${format}`,
        '--language=en',
      ],
      { encoding: 'utf8' },
    );
  const printed = print('markdown');
  const plain = (text: string | undefined) => text?.replaceAll(/\s/g, '') ?? '';
  const ofCommandLine = [...printed.matchAll(/^\|[^|]*\|[^|]*\|[^|]*\| (?:Xen|KVM) \|[^|]*\|([^|]*)\|/gm)];
  const ofPage = await page.rows().locator('td:nth-child(6)').allInnerTexts();
  expect(ofPage.map(plain).toSorted()).toEqual(ofCommandLine.map(([, said]) => plain(said)).toSorted());
  expect(ofPage.filter(text => text.includes('%')).length).toBeGreaterThan(12);

  const menu = await page.openMenu('export');
  await workbench.screenshot('export-menu');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  // Escape, a choice and a press elsewhere close it; whoever works by keyboard goes on at its button.
  const button = page.frame.locator('summary', { hasText: 'Export' });
  const isAtButton = () => button.evaluate(element => element === document.activeElement);
  await menu.getByRole('button', { name: 'Copy as Markdown' }).focus();
  await workbench.page.keyboard.press('Escape');
  await expect.poll(() => menu.isVisible()).toBe(false);
  await expect.poll(isAtButton).toBe(true);
  await page.openMenu('export');
  await page.frame.locator('h1').click();
  await expect.poll(() => menu.isVisible()).toBe(false);
  await page.openMenu('export');
  await menu.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(() => menu.isVisible()).toBe(false);
  await expect.poll(isAtButton).toBe(true);
  const copied = () => workbench.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(async () => (await copied()).trim()).toBe(printed.trim());
  // The same report in HTML, with its picture; the widths of texts in it differ where the fonts do.
  await page.openMenu('export');
  await menu.getByRole('button', { name: 'Copy as HTML' }).click();
  const withoutPicture = (html: string) => html.replace(/<img src="[^"]*"/, '<img').trim();
  await expect.poll(async () => withoutPicture(await copied())).toBe(withoutPicture(print('html')));
  await expect.poll(() => copied()).toMatch(/<img src="data:image\/svg\+xml,[^"]*SQLite/);
  // The picture of all rows, which the page itself does not draw.
  await page.openMenu('export');
  await menu.getByRole('button', { name: 'Copy as SVG' }).click();
  await expect.poll(copied).toMatch(/^<svg[\s\S]*SQLite[\s\S]*<\/svg>\s*$/);
  const [, height = ''] = /^<svg[^>]* height="(\d+)"/.exec(await copied()) ?? [];
  expect(Number(height)).toBeGreaterThan(200);
});

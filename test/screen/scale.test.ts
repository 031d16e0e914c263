import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { compositeXml } from '../compositeXml';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-scale-'));

/** A result file of many rows and systems; each value differs a little, the same way every time. */
function resultFile(rows: number, count: number): string {
  const systems = Array.from({ length: count }, (_, index) => ({
    identifier: `guest ${index + 1} of the cluster`,
    hardware: `Processor: AMD EPYC 7543 (${2 ** (index % 3)} Cores), Memory: 24GB`,
    software: `OS: Debian ${11 + (index % 2)}, Kernel: 6.1.0-${20 + (index % 4)}-amd64 (x86_64), System Layer: ${['KVM', 'VMware', 'Xen HVM domU 4.17.5'][index % 3]}`,
  }));
  const trial = (row: number, column: number, run: number) =>
    (1000 + 37 * ((row * 7 + column * 3) % 11) + ((row * 5 + column * 13 + run * 29) % 17)).toFixed(1);
  const entry = (row: number, column: number, system: string) => {
    const trials = Array.from({ length: 5 }, (_, run) => trial(row, column, run));
    return { system, value: trials[0] ?? '', raw: trials.join(':') };
  };
  const results = Array.from({ length: rows }, (_, row) => ({
    profile: `pts/test-${row}-1.0.0`,
    title: `Benchmark ${row}`,
    appVersion: '1.0',
    arguments: row,
    description: `Option: ${row}`,
    scale: 'MB/s',
    proportion: 'HIB',
    format: 'BAR_GRAPH',
    entries: systems.map(({ identifier }, column) => entry(row, column, identifier)),
  }));
  return compositeXml({ title: `${rows} rows`, systems, results });
}

beforeAll(() => {
  for (const [name, rows, systems] of [
    ['many-rows', 300, 5],
    ['many-systems', 12, 20],
  ] as const) {
    mkdirSync(path.join(folder, 'scale', name), { recursive: true });
    writeFileSync(path.join(folder, 'scale', name, 'composite.xml'), resultFile(rows, systems));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('300 rows of 5 systems: what is not in sight is not drawn, and the last row is one key away', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'scale'), size: { width: 1400, height: 1000 } });
  const page = await ComparisonPage.openResult(workbench, 'many-rows');
  const { frame } = page;
  await workbench.screenshot('300-rows');
  expect(await page.table.getAttribute('aria-rowcount')).toBe('1201');
  expect(await page.rows().count()).toBeLessThan(100);
  expect(await frame.locator('.overview svg .mark-symbol path').count()).toBeLessThan(400);

  await frame.locator('button.toggle').first().focus();
  await workbench.page.keyboard.press('End');
  await expect
    .poll(() => frame.evaluate(() => document.activeElement?.getAttribute('data-line')))
    .toBe('1199');
  expect(await frame.evaluate(() => document.activeElement?.closest('tr')?.textContent)).toContain(
    'Benchmark 299',
  );
  await workbench.screenshot('300-rows-end');

  await frame.locator('.plot').evaluate(plot => plot.scrollTo(0, plot.scrollHeight));
  await expect.poll(() => frame.locator('.plot svg').textContent()).toContain('Geometric mean');
  await page.filter.fill('"benchmark 123"');
  await expect.poll(() => page.table.getAttribute('aria-rowcount')).toBe('5');
  expect(await page.accessibilityViolations()).toEqual([]);
});

test('20 systems stay readable: every name is there, in the chips and in the table', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'scale'), size: { width: 1400, height: 1600 } });
  const page = await ComparisonPage.openResult(workbench, 'many-systems');
  const { frame } = page;
  expect(await page.chips().count()).toBe(20);
  await workbench.screenshot('20-systems');
  await frame.locator('.comparability summary').first().click();
  await frame.locator('.facts').first().waitFor();
  await workbench.screenshot('20-systems-facts');
  const kernel = frame.locator('.facts tr', { hasText: 'Kernel' }).first();
  expect(await kernel.locator('li').count()).toBe(4);
  expect(
    await frame
      .locator('.facts')
      .first()
      .evaluate(facts => facts.scrollWidth <= facts.clientWidth),
  ).toBe(true);
});

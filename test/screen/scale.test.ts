import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { test } from './screenTest';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-scale-'));

/** A result file of many rows and systems; each value differs a little, the same way every time. */
function resultFile(rows: number, systems: number): string {
  const names = Array.from({ length: systems }, (_, index) => `guest ${index + 1} of the cluster`);
  const system = (name: string, index: number) =>
    `<System><Identifier>${name}</Identifier><Hardware>Processor: AMD EPYC 7543 (${2 ** (index % 3)} Cores), Memory: 24GB</Hardware>
<Software>OS: Debian ${11 + (index % 2)}, Kernel: 6.1.0-${20 + (index % 4)}-amd64 (x86_64), System Layer: ${['KVM', 'VMware', 'Xen HVM domU 4.17.5'][index % 3]}</Software></System>`;
  const trial = (row: number, column: number, run: number) =>
    (1000 + 37 * ((row * 7 + column * 3) % 11) + ((row * 5 + column * 13 + run * 29) % 17)).toFixed(1);
  const entry = (row: number, column: number) => {
    const trials = Array.from({ length: 5 }, (_, run) => trial(row, column, run));
    return `<Entry><Identifier>${names[column]}</Identifier><Value>${trials[0]}</Value><RawString>${trials.join(':')}</RawString></Entry>`;
  };
  const result = (row: number) =>
    `<Result><Identifier>pts/test-${row}-1.0.0</Identifier><Title>Benchmark ${row}</Title><AppVersion>1.0</AppVersion>
<Arguments>${row}</Arguments><Description>Option: ${row}</Description><Scale>MB/s</Scale><Proportion>HIB</Proportion>
<DisplayFormat>BAR_GRAPH</DisplayFormat><Data>${names.map((_, column) => entry(row, column)).join('\n')}</Data></Result>`;
  return `<?xml version="1.0"?>\n<PhoronixTestSuite><Generated><Title>${rows} rows</Title></Generated>
${names.map(system).join('\n')}\n${Array.from({ length: rows }, (_, row) => result(row)).join('\n')}</PhoronixTestSuite>\n`;
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
  await workbench.explorerRow('many-rows').click();
  await workbench.explorerRow('composite.xml').dblclick();
  await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
  const page = await workbench.webview('table.results');
  await page.locator('.overview svg').first().waitFor();
  await workbench.screenshot('300-rows');
  expect(await page.locator('table.results').getAttribute('aria-rowcount')).toBe('1201');
  expect(await page.locator('tr.line').count()).toBeLessThan(100);
  expect(await page.locator('.overview svg .mark-symbol path').count()).toBeLessThan(400);

  await page.locator('button.toggle').first().focus();
  await workbench.page.keyboard.press('End');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-line')))
    .toBe('1199');
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.textContent)).toContain(
    'Benchmark 299',
  );
  await workbench.screenshot('300-rows-end');

  await page.locator('.plot').evaluate(plot => plot.scrollTo(0, plot.scrollHeight));
  await expect.poll(() => page.locator('.plot svg').textContent()).toContain('Geometric mean');
  await page.getByRole('searchbox').fill('"benchmark 123"');
  await expect.poll(() => page.locator('table.results').getAttribute('aria-rowcount')).toBe('5');
  expect(await workbench.accessibilityViolations(page)).toEqual([]);
});

test('20 systems stay readable: every name is there, in the chips and in the table', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'scale'), size: { width: 1400, height: 1600 } });
  await workbench.explorerRow('many-systems').click();
  await workbench.explorerRow('composite.xml').dblclick();
  await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
  const page = await workbench.webview('table.results');
  await page.locator('.overview svg').first().waitFor();
  expect(await page.locator('.chip').count()).toBe(20);
  await workbench.screenshot('20-systems');
  await page.locator('.comparability summary').first().click();
  await page.locator('.facts').first().waitFor();
  await workbench.screenshot('20-systems-facts');
  const kernel = page.locator('.facts tr', { hasText: 'Kernel' }).first();
  expect(await kernel.locator('li').count()).toBe(4);
  expect(
    await page
      .locator('.facts')
      .first()
      .evaluate(facts => facts.scrollWidth <= facts.clientWidth),
  ).toBe(true);
});

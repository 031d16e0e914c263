import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { manyResults } from './manyResults';
import { test } from './screenTest';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-scale-'));

beforeAll(() => {
  for (const [name, rows, systems] of [
    ['many-rows', 300, 5],
    ['many-systems', 12, 20],
  ] as const) {
    mkdirSync(path.join(folder, 'scale', name), { recursive: true });
    writeFileSync(path.join(folder, 'scale', name, 'composite.xml'), manyResults(rows, systems));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the cells of the lines that are drawn cannot show in full, except notes, which the open row repeats. */
function cutIn(page: ComparisonPage): Promise<readonly string[]> {
  return page.rows().evaluateAll(rows =>
    rows.flatMap(row =>
      [...row.children]
        .filter(cell => !cell.classList.contains('notes'))
        .filter(cell => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight)
        .map(cell => cell.textContent),
    ),
  );
}

/** How much of the line with the focus is under the head of the table or below the window; pixels. */
function hiddenOfFocus(page: ComparisonPage): Promise<number> {
  return page.table.evaluate(table => {
    const head = table.querySelector('thead th')?.getBoundingClientRect();
    const line = document.activeElement?.closest('tr')?.getBoundingClientRect();
    if (head === undefined || line === undefined) return Number.POSITIVE_INFINITY;
    return Math.max(head.bottom - line.top, line.bottom - window.innerHeight);
  });
}

/** Places in the window where a line should be and none is: its distances from the top, in pixels. */
function holesIn(page: ComparisonPage): Promise<readonly number[]> {
  return page.table.evaluate(table => {
    const head = table.querySelector('thead th')?.getBoundingClientRect().bottom ?? 0;
    const middle = table.getBoundingClientRect().left + 40;
    const places = Array.from({ length: 200 }, (_, index) => head + 4 + index * 10);
    return places.filter(
      y => y < window.innerHeight && document.elementFromPoint(middle, y)?.closest('tr.line') == null,
    );
  });
}

test('300 rows of 5 systems: what is not in sight is not drawn, and the last row is one key away', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'scale'), size: { width: 1400, height: 1000 } });
  const page = await ComparisonPage.openResult(workbench, 'many-rows');
  const { frame } = page;
  // In the order of the file, the last line is known.
  await page.arrange('order', 'as in the file');
  await workbench.screenshot('300-rows');
  await expect.poll(() => page.table.getAttribute('aria-rowcount')).toBe('1201');
  await expect.poll(() => page.rows().count()).toBeGreaterThan(10);
  await expect.poll(() => page.rows().count()).toBeLessThan(100);
  const marks = page.table.locator('.line .plot .point');
  await expect.poll(() => marks.count()).toBe(await page.rows().count());
  await expect.poll(() => cutIn(page)).toEqual([]);

  await frame.locator('button.toggle').first().focus();
  await workbench.page.keyboard.press('End');
  await expect
    .poll(() => frame.evaluate(() => document.activeElement?.getAttribute('data-line')))
    .toBe('1199');
  await expect
    .poll(() => frame.evaluate(() => document.activeElement?.closest('tr')?.textContent))
    .toContain('Benchmark 299');
  await workbench.screenshot('300-rows-end');
  await expect.poll(() => page.rows().count()).toBeLessThan(100);
  await expect.poll(() => cutIn(page)).toEqual([]);

  // Walked to, a line is neither under the head, which stays at the top, nor below the window.
  for (const [key, line] of [
    ['PageUp', 1159],
    ['Home', 0],
    ['PageDown', 40],
  ] as const) {
    for (let times = 0; times < 4; times++) await workbench.page.keyboard.press(key);
    await expect
      .poll(() => frame.evaluate(() => document.activeElement?.getAttribute('data-line')))
      .toBe(String(line));
    // The borders of the head and of the line share pixels.
    await expect.poll(() => hiddenOfFocus(page)).toBeLessThan(2);
  }

  // Half way, lines fill the window from its top to its bottom: none is missing.
  await frame.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await expect.poll(() => holesIn(page)).toEqual([]);
  await workbench.screenshot('300-rows-middle');
  await expect.poll(() => cutIn(page)).toEqual([]);

  await frame.locator('summary', { hasText: 'Means' }).click();
  const means = frame.locator('details', { hasText: 'geometric mean' }).last();
  for (const system of [2, 3, 4, 5]) {
    await expect.poll(() => means.innerText()).toContain(`guest ${system} of the cluster: geometric mean`);
  }
  await page.filter.fill('"benchmark 123"');
  await expect.poll(() => page.table.getAttribute('aria-rowcount')).toBe('5');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
});

test('20 systems stay readable: every name is there, among the systems and in the table', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'scale'), size: { width: 1400, height: 1600 } });
  const page = await ComparisonPage.openResult(workbench, 'many-systems');
  const { frame } = page;
  await expect.poll(() => page.systems().count()).toBe(20);
  const names = Array.from({ length: 20 }, (_, index) => `guest ${index + 1} of the cluster`);
  const table = (await page.table.innerText()).replace(/\s+/g, ' ');
  // The baseline is named by the choice above the table alone.
  for (const name of names.slice(1)) expect(table).toContain(name);
  await expect.poll(() => frame.getByRole('combobox').first().innerText()).toContain(names[0]);
  await workbench.screenshot('20-systems');
  await page.openSystems();
  const systems = await page.systems().locator('th').allInnerTexts();
  expect(systems.map(text => text.replace(/^\d+|baseline$/g, '').trim())).toEqual(names);
  await workbench.screenshot('20-systems-listed');
  await frame.locator('details.systems > summary').click();
  await page.openAllFacts();
  await workbench.screenshot('20-systems-facts');
  const kernel = frame.locator('.facts tr', { hasText: 'Kernel' }).first();
  await expect.poll(() => kernel.locator('li').count()).toBe(4);
  await expect
    .poll(() =>
      frame
        .locator('.facts')
        .first()
        .evaluate(facts => facts.scrollWidth <= facts.clientWidth),
    )
    .toBe(true);
});

test('in the overview of 20 systems, a click on a cell leads to its line in the table', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'scale'), size: { width: 1400, height: 900 } });
  const page = await ComparisonPage.openResult(workbench, 'many-systems');
  const { frame } = page;
  const overview = frame.locator('details.overview');
  await overview.locator('svg').first().waitFor();
  await expect.poll(() => overview.locator('summary').innerText()).toContain('12 benchmarks on 19 systems');
  // Each cell is a path of Vega's; the last is that of the last benchmark and the last system.
  const cells = overview.locator('.mark-rect path');
  await expect.poll(() => cells.count()).toBe(12 * 19);
  // Its sign lies on it, and leads there, too.
  await cells.last().click({ force: true });
  const focused = () => frame.evaluate(() => document.activeElement?.closest('tr')?.textContent ?? '');
  await expect.poll(focused).toContain('guest 20 of the cluster');
  await expect.poll(() => hiddenOfFocus(page)).toBeLessThan(2);
  // The filter says which benchmarks the overview has.
  await page.filter.fill('"benchmark 3 "');
  await expect.poll(() => cells.count()).toBe(19);
  await overview.locator('summary').click();
  await expect.poll(() => overview.locator('svg').isVisible()).toBe(false);
});

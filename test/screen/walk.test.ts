import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';
import type { Workbench } from './workbench';

/** Presses Tab until what has the focus in the page matches; the way a keyboard goes. */
async function tabTo({ page }: Workbench, frame: Frame, selector: string, back = false): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await frame.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never reached ${selector}`);
}

async function compareByKeyboard(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  const { keyboard } = page;
  const input = page.locator('.quick-input-widget');
  await workbench.commandByKeyboard('PTS: Compare Results');
  await input.getByText('Which systems?').waitFor();
  for (const system of ['Hyper-V in the lab', 'Xen in the lab', 'KVM in the lab']) {
    await keyboard.type(system);
    const row = input.locator('.monaco-list-row', { hasText: system });
    // The lines follow what is typed once the extension has heard of it.
    await workbench.until(
      `going to ${system}`,
      async () => (await row.and(input.locator('.focused')).count()) > 0,
      async () => {
        await input.locator('.monaco-list-row', { hasText: 'run A' }).first().waitFor({ state: 'detached' });
        await keyboard.press('ArrowDown');
      },
    );
    await keyboard.press('Space');
    await input.locator('.monaco-list-row[aria-checked=true]', { hasText: system }).waitFor();
    await keyboard.press('Shift+Tab');
    await input.locator('input[type=text]').first().focus();
    await keyboard.press('Control+A');
    await keyboard.press('Backspace');
  }
  await keyboard.press('Enter');
  await input.getByText('Compare with which system?').waitFor();
  await keyboard.type('Hyper-V');
  await keyboard.press('Enter');
}

/** From a stop of the bar above the table: goes to one of its menus by the arrow keys, and chooses from it. */
async function choose({ page }: Workbench, frame: Frame, menu: string, name: string): Promise<void> {
  const focused = () => frame.evaluate(() => document.activeElement?.textContent ?? '');
  for (let presses = 0; presses < 20 && !(await focused()).startsWith(menu); presses++)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 20 && (await focused()) !== name; presses++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

const verdictOfKvm = async (frame: Frame) =>
  (await frame.locator('tr.line', { hasText: 'KVM guest' }).allInnerTexts()).join('\n');

test('open, compare, sort, filter, change, undo, save, reload: all by keyboard, and all is found as it was', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  await compareByKeyboard(workbench);
  let page = await ComparisonPage.of(workbench, 2);
  const { frame } = page;
  const firstBenchmark = () => page.rows().first().innerText();
  await expect.poll(() => page.rows().count()).toBeGreaterThan(10);
  await expect.poll(firstBenchmark).toContain('SQLite');

  await tabTo(workbench, frame, '.bar .facet');
  await choose(workbench, frame, 'Group', 'no groups');
  await expect.poll(() => page.groups().count()).toBe(0);
  await choose(workbench, frame, 'Order', 'by difference');
  await expect.poll(() => page.head('Difference').getAttribute('aria-sort')).toBe('ascending');
  await choose(workbench, frame, 'Order', 'by difference');
  await expect.poll(() => page.head('Difference').getAttribute('aria-sort')).toBe('descending');
  await expect.poll(firstBenchmark).toContain('OpenSSL');

  await keyboard.press('/');
  await keyboard.type('verdict:faster,slower -openssl');
  await expect.poll(() => verdictOfKvm(frame)).not.toContain('open');
  await expect.poll(firstBenchmark).toContain('Coremark');

  await tabTo(workbench, frame, '.edit', true);
  for (let stops = 0; stops < 4; stops++) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await tabTo(workbench, frame, '.menu-body label:nth-of-type(2) select');
  await keyboard.press('ArrowDown');
  const title = workbench.page.locator('.tab', { hasText: 'comparison.ptscompare' });
  await expect.poll(() => page.method('margin').inputValue()).toBe('2');

  await tabTo(workbench, frame, 'details.systems > summary');
  await keyboard.press('Enter');
  await tabTo(workbench, frame, '.systems-table tr:nth-child(2) details.menu > summary');
  await keyboard.press('Enter');
  await tabTo(workbench, frame, '.systems-table tr:nth-child(2) .menu-body button');
  await keyboard.press('Enter');
  await expect.poll(() => page.baseline.inputValue()).toBe('Xen guest');

  await keyboard.press('Control+z');
  await expect.poll(() => page.baseline.inputValue()).toBe('Hyper-V guest');
  await keyboard.press('Control+z');
  await expect.poll(() => page.method('margin').inputValue()).toBe('1');
  await keyboard.press('Control+Shift+z');
  await expect.poll(() => page.method('margin').inputValue()).toBe('2');

  await keyboard.press('Control+s');
  const saved = path.join(workbench.folder, 'comparison.ptscompare');
  await expect.poll(() => (existsSync(saved) ? readFileSync(saved, 'utf8') : '')).not.toBe('');
  const document: unknown = JSON.parse(readFileSync(saved, 'utf8'));
  expect(document).toMatchObject({ version: 1, margin: 2, baseline: 'Hyper-V guest' });
  expect(document).toMatchObject({
    files: ['lab/hyper-v/composite.xml', 'lab/xen/composite.xml', 'lab/kvm/composite.xml'],
  });
  await title.waitFor();
  // VS Code does not reload while it is still writing, nor while another page takes the place of this one.
  await expect.poll(() => workbench.page.locator('.tab.dirty').count()).toBe(0);
  await ComparisonPage.of(workbench, 2);
  await workbench.screenshot('walk-before-reload');

  await Promise.all([
    workbench.page.waitForEvent('load'),
    workbench.commandByKeyboard('Developer: Reload Window'),
  ]);
  page = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => page.filter.inputValue()).toBe('verdict:faster,slower -openssl');
  await expect.poll(() => page.method('margin').inputValue()).toBe('2');
  await expect.poll(() => page.arrangement('grouping').innerText()).toContain('no groups');
  await expect.poll(firstBenchmark).toContain('Coremark');
  await expect.poll(() => page.head('Difference').getAttribute('aria-sort')).toBe('descending');
  // Its arrow is to be seen.
  await expect
    .poll(() => page.head('Difference').evaluate(head => head.scrollWidth <= head.clientWidth))
    .toBe(true);
  await workbench.screenshot('walk-after-reload');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
});

test('the lines of the table are walked by the arrow keys, closed and opened by Enter', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  await page.filter.focus();
  await tabTo(workbench, page.frame, '[data-line="0"]');
  const focused = () => page.frame.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(() => focused()).toContain('Disk');
  await keyboard.press('Enter');
  await expect.poll(() => page.rows('SQLite').count()).toBe(0);
  await keyboard.press('Enter');
  await expect.poll(() => page.rows('SQLite').count()).toBe(2);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  // A line without a name to be seen has one for those who hear it, and a place for the focus.
  await expect.poll(focused).toMatch(/^SQLite.*, KVM$/);
  const size = await page.frame.locator('[data-line="2"]').boundingBox();
  expect(size?.height).toBeGreaterThan(10);
  await keyboard.press('Enter');
  await page.frame.getByRole('region', { name: 'details of SQLite' }).waitFor();
  await keyboard.press('End');
  await expect.poll(focused).toMatch(/^7-Zip.*Monitor.*, KVM$/);
  await keyboard.press('Home');
  await expect.poll(focused).toContain('Disk');
});

test('the first row is at most eight stops away; keys alone go to the filter and from verdict to verdict, and Ctrl+F searches the page', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  const { frame } = page;
  await frame.locator('h1').click();
  await frame.evaluate(() => window.getSelection()?.removeAllRanges());
  const stops: string[] = [];
  const focused = () => frame.evaluate(() => document.activeElement?.textContent ?? '');
  const isRow = () => frame.evaluate(() => document.activeElement?.matches('[data-line]') ?? false);
  for (; stops.length < 30 && !(await isRow()); ) {
    await keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops.length - 1, stops.join('\n')).toBeLessThanOrEqual(8);

  await keyboard.press('/');
  await expect.poll(() => page.filter.evaluate(box => box === document.activeElement)).toBe(true);
  await keyboard.type('n/p');
  await expect.poll(() => page.filter.inputValue()).toBe('n/p');
  await page.filter.fill('');
  await tabTo(workbench, frame, '[data-line]');
  const line = () => frame.evaluate(() => document.activeElement?.closest('tr')?.textContent ?? '');
  for (const [key, said] of [
    ['n', /27.25.*slower/],
    ['n', /20.15.*faster/],
    ['n', /4,707.*slower/],
    ['p', /20.15.*faster/],
  ] as const) {
    await keyboard.press(key);
    await expect.poll(line).toMatch(said);
  }
  await workbench.screenshot('next-verdict');

  await keyboard.press('Control+f');
  const find = workbench.page.locator('.simple-find-part.visible');
  await find.waitFor();
  await keyboard.type('Decompression');
  await expect.poll(() => find.locator('input').first().inputValue()).toBe('Decompression');
  await workbench.screenshot('find-in-page');
});

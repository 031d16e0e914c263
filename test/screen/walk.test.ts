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
  for (const system of ['Hyper-V guest', 'Xen guest', 'KVM guest']) {
    await keyboard.type(system);
    await input.locator('.monaco-list-row', { hasText: system }).first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
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

const firstBenchmark = (frame: Frame) => frame.locator('tr.line').first().innerText();
const verdictOfKvm = async (frame: Frame) =>
  (await frame.locator('tr.line', { hasText: 'KVM guest' }).allInnerTexts()).join('\n');

test('open, compare, sort, filter, change, undo, save, reload: all by keyboard, and all is found as it was', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  await compareByKeyboard(workbench);
  let { frame } = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => frame.locator('tr.line').count()).toBeGreaterThan(10);

  await tabTo(workbench, frame, 'thead th:nth-child(4) button');
  await keyboard.press('Enter');
  await expect.poll(() => firstBenchmark(frame)).toContain('SQLite');

  await tabTo(workbench, frame, 'input[type=search]', true);
  await keyboard.type('verdict:faster,slower -openssl');
  await expect.poll(() => verdictOfKvm(frame)).not.toContain('inconclusive');

  await tabTo(workbench, frame, 'label:nth-of-type(2) select', true);
  await keyboard.press('ArrowDown');
  const title = workbench.page.locator('.tab', { hasText: 'comparison.ptscompare' });
  await expect.poll(() => frame.locator('header select').nth(1).inputValue()).toBe('2');
  await tabTo(workbench, frame, '.chip:nth-of-type(2) .chip-actions:last-child button');
  await keyboard.press('Enter');
  await frame.locator('h2', { hasText: 'relative to Xen guest' }).waitFor();

  await keyboard.press('Control+z');
  await frame.locator('h2', { hasText: 'relative to Hyper-V guest' }).waitFor();
  await keyboard.press('Control+z');
  await expect.poll(() => frame.locator('header select').nth(1).inputValue()).toBe('1');
  await keyboard.press('Control+Shift+z');
  await expect.poll(() => frame.locator('header select').nth(1).inputValue()).toBe('2');

  await keyboard.press('Control+s');
  const saved = path.join(workbench.folder, 'comparison.ptscompare');
  await expect.poll(() => (existsSync(saved) ? readFileSync(saved, 'utf8') : '')).not.toBe('');
  const document: unknown = JSON.parse(readFileSync(saved, 'utf8'));
  expect(document).toMatchObject({ version: 1, margin: 2, baseline: 'Hyper-V guest' });
  expect(document).toMatchObject({
    files: ['lab/kvm/composite.xml', 'lab/xen/composite.xml', 'lab/hyper-v/composite.xml'],
  });
  await title.waitFor();
  // VS Code does not reload while it is still writing, nor while another page takes the place of this one.
  await expect.poll(() => workbench.page.locator('.tab.dirty').count()).toBe(0);
  ({ frame } = await ComparisonPage.of(workbench, 2));
  await workbench.screenshot('walk-before-reload');

  await Promise.all([
    workbench.page.waitForEvent('load'),
    workbench.commandByKeyboard('Developer: Reload Window'),
  ]);
  ({ frame } = await ComparisonPage.of(workbench, 2));
  await expect
    .poll(() => frame.locator('input[type=search]').inputValue())
    .toBe('verdict:faster,slower -openssl');
  expect(await frame.locator('header select').nth(1).inputValue()).toBe('2');
  await expect.poll(() => firstBenchmark(frame)).toContain('SQLite');
  expect(await frame.locator('table.results thead th:nth-child(4)').getAttribute('aria-sort')).toBe(
    'ascending',
  );
  await workbench.screenshot('walk-after-reload');
  expect(await workbench.accessibilityViolations(frame)).toEqual([]);
});

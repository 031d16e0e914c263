import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { test } from './screenTest';

test('pooling runs of one machine is an edit of the comparison that can be undone', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1000 } });
  const document = path.join(workbench.folder, 'pooled.ptscompare');
  writeFileSync(document, JSON.stringify({ version: 1, files: ['guest-compare'] }));
  await workbench.explorerRow('pooled.ptscompare').dblclick();
  const page = await workbench.webview('table.results');
  const chips = page.locator('.chip');
  expect(await chips.count()).toBe(3);

  await page.getByRole('checkbox', { name: /run A/ }).check();
  await page.getByRole('checkbox', { name: /run B/ }).check();
  await page.getByRole('button', { name: /Pool 2/ }).click();
  await expect.poll(() => chips.count()).toBe(2);
  await expect.poll(() => chips.first().textContent()).toContain('2 sessions pooled');
  await workbench.screenshot('pooled');
  expect(await workbench.accessibilityViolations(page)).toEqual([]);

  await workbench.page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(document, 'utf8')).toContain('"sessions"');

  await page.getByRole('button', { name: /separate the sessions/ }).click();
  await expect.poll(() => chips.count()).toBe(3);
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => chips.count()).toBe(2);
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => chips.count()).toBe(3);
});

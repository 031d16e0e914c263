import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { test } from '../screen/screenTest';

test('a folder that is on no disk and cannot be searched: found, compared, changed and saved all the same', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', window: 'virtual', size: { width: 1500, height: 1000 } });
  const { page, folder } = workbench;
  await page.getByRole('tab', { name: 'PTS Results' }).click();
  const results = page.getByRole('tree', { name: 'Results' }).locator('.monaco-list-row');
  await results.filter({ hasText: 'Xen in the lab' }).click();
  await workbench.webview('.chip');
  expect(await results.count()).toBe(4);

  await results.filter({ hasText: 'Hyper-V in the lab' }).click({ modifiers: ['ControlOrMeta'] });
  await workbench.contextMenu(results.filter({ hasText: 'Hyper-V in the lab' }), 'Compare Selected');
  const added = await workbench.webview('.chip:nth-of-type(2)');
  await added.locator('.overview svg').first().waitFor();
  await workbench.screenshot('virtual');

  await page.getByRole('treeitem', { name: /^lab/ }).click();
  const lab = await workbench.webview('.chip:nth-of-type(3)');
  await lab.locator('header select').nth(1).selectOption('2');
  await page.locator('.tab.dirty', { hasText: 'lab.ptscompare' }).waitFor();
  await workbench.command('PTS: Save Comparison');
  const saved = path.join(folder, 'lab/lab.ptscompare');
  await expect.poll(() => readFileSync(saved, 'utf8')).toMatch(/"margin": 2\b/);
});

import { expect } from 'vitest';
import { test } from '../screen/screenTest';

test('in the oldest VS Code that is promised, a comparison shows its chart and its table', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  await page.getByRole('tab', { name: 'PTS Results' }).click();
  await page.getByRole('treeitem', { name: /Xen in the lab/ }).waitFor();
  await page.getByRole('treeitem', { name: /^lab/ }).click();
  const comparison = await workbench.webview('table.results');
  await comparison.locator('.overview svg').first().waitFor();
  expect(await comparison.locator('tr.line').count()).toBeGreaterThan(5);
  await workbench.screenshot('oldest');
});

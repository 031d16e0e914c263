import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { test } from '../screen/screenTest';

test('a folder that is on no disk and cannot be searched: found, compared and saved all the same', async ({
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
  const comparison = await workbench.webview('.chip:nth-of-type(2)');
  await comparison.locator('.overview svg').first().waitFor();
  await workbench.command('PTS: Save Comparison');
  const saved = path.join(folder, 'comparison.ptscompare');
  await expect.poll(() => existsSync(saved) && readFileSync(saved, 'utf8')).toContain('Hyper-V guest');
  await workbench.screenshot('virtual');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from '../screen/comparisonPage';
import { ResultsView } from '../screen/resultsView';
import { test } from '../screen/screenTest';

test('a folder that is on no disk and cannot be searched: found, compared, changed and saved all the same', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', window: 'virtual', size: { width: 1500, height: 1000 } });
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('Xen in the lab').click();
  await workbench.webview('table.results.single');
  await expect.poll(() => view.results().count()).toBe(4);

  await view.select(['Xen in the lab', 'Hyper-V in the lab']);
  await workbench.contextMenu(view.line('Hyper-V in the lab'), 'Compare Selected');
  await ComparisonPage.of(workbench, 2);
  await workbench.screenshot('virtual');

  await view.comparison('lab').click();
  const lab = await ComparisonPage.of(workbench, 3);
  await lab.openMenu('method');
  await lab.method('margin').selectOption('2');
  await workbench.page.locator('.tab.dirty', { hasText: 'lab.ptscompare' }).waitFor();
  await workbench.command('PTS: Save Comparison');
  const saved = path.join(workbench.folder, 'lab/lab.ptscompare');
  await expect.poll(() => readFileSync(saved, 'utf8')).toMatch(/"margin": 2\b/);
});

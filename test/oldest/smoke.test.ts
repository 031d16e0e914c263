import { expect } from 'vitest';
import { ComparisonPage } from '../screen/comparisonPage';
import { ResultsView } from '../screen/resultsView';
import { test } from '../screen/screenTest';

test('in the oldest VS Code that is promised, a comparison shows its table with a plot', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('Xen in the lab').waitFor();
  await view.comparison('lab').click();
  const comparison = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => comparison.rows().count()).toBeGreaterThan(5);
  await expect.poll(() => comparison.table.locator('.line .plot .point').count()).toBeGreaterThan(5);
  await workbench.screenshot('oldest');
});

import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { FindingThread } from './findingThread';
import { stepped } from './historyLab';
import { InlineTextEditor } from './inlineText';
import { ResultsView } from './resultsView';
import { test } from './screenTest';

// The moments of which README.md has pictures, see `npm run pictures`; those of a plan and a run are in test/launch.

test('results by stack stand beside their comparison, and a finding stands in the text below its verdict', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'samples/lab',
    files: stepped,
    size: { width: 1500, height: 980 },
    settings: { 'ptsLens.author': 'Anna' },
  });
  const { page } = workbench;
  const comparison = await ComparisonPage.openDocument(workbench, 'lab.ptscompare');
  await comparison.filter.fill('');
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('Xen in the lab').waitFor();
  await view.groupBy('Stack of');
  await view.line('weekly-2026-11-03').waitFor();
  await expect.poll(() => comparison.rows().count()).toBeGreaterThan(5);
  await page.locator('.notification-list-item').waitFor({ state: 'detached' });
  await workbench.screenshot('gallery-comparison');

  await workbench.contextMenu(view.line('Hyper-V in the lab'), 'Set as Baseline');
  const editor = new InlineTextEditor(workbench);
  await editor.open('xen/composite.xml');
  await editor
    .lens(/than Hyper-V guest/)
    .first()
    .waitFor();
  await workbench.command('Comments: Focus on Comments View');
  const thread = await FindingThread.show(workbench, 'Ran once only');
  await workbench.command('View: Toggle Panel Visibility');
  await expect.poll(() => thread.comments()).toEqual([expect.stringContaining('the evening was over')]);
  await editor
    .lens(/one trial/)
    .first()
    .waitFor();
  await workbench.screenshot('gallery-text');
});

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { ResultsView } from './resultsView';
import { test } from './screenTest';

/** Titles of the steps that are ticked off. */
async function done(page: Page): Promise<readonly string[]> {
  const steps = page.locator('.getting-started-step', {
    has: page.locator('.codicon-getting-started-step-checked'),
  });
  return (await steps.locator('.step-title').allInnerTexts()).map(title => title.trim());
}

test('the walkthrough ticks off each step when it has succeeded, and not before', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  const show = async () => {
    await workbench.command('Welcome: Open Walkthrough...');
    await page
      .locator('.quick-input-widget .monaco-list-row', { hasText: 'Compare Virtual Machines' })
      .click();
    await page.locator('.getting-started-step').first().waitFor();
  };
  await show();
  await expect.poll(() => done(page)).toEqual(['Open Your Results']);

  const view = new ResultsView(workbench);
  await view.open();
  await view.line('Xen in the lab').click();
  await workbench.webview('table.results');
  await view.comparison('lab').click();
  const comparison = await ComparisonPage.of(workbench, 3);
  await comparison.openMenu('method');
  await comparison.method('margin').selectOption('2');
  await page.locator('.tab.dirty').waitFor();
  await show();
  await expect.poll(() => done(page)).toEqual(['Open Your Results', 'Look at a Result', 'Compare Systems']);
  await page.locator('.tab', { hasText: 'lab.ptscompare' }).click();
  await workbench.command('PTS: Save Comparison');
  await page.locator('.tab', { hasText: 'Welcome' }).click();
  await expect.poll(async () => (await done(page)).at(-1)).toBe('Keep the Comparison');
  await workbench.screenshot('walkthrough');

  await workbench.command('PTS: Add Target…');
  await page.locator('.quick-input-widget').getByText('This machine').click();
  await workbench.acceptBox('Name of the target');
  // Nobody has to know the machine.
  await workbench.acceptBox('Physical machine');
  await page.locator('.tab', { hasText: 'Welcome' }).click();
  await expect.poll(async () => (await done(page)).at(-1)).toBe('Say Where to Run');
});

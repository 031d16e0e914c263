import { expect } from 'vitest';
import { ResultsView } from './resultsView';
import { test } from './screenTest';
import type { Workbench } from './workbench';

/** The names of the tabs, as they are read. */
async function tabs({ page }: Workbench): Promise<readonly string[]> {
  return (await page.locator('.tab .label-name').allInnerTexts()).map(name => name.trim());
}

test('tabs of results say the folder, as text and as page, and a file changes its editor in the place of its tab', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'samples',
    size: { width: 1200, height: 900 },
    settings: {
      'workbench.editor.customLabels.patterns': { '**/lab/xen/composite.xml': 'my own ${dirname}' },
    },
  });
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('KVM in the lab').click();
  await workbench.webview('table.results');
  await expect.poll(() => tabs(workbench)).toEqual(['kvm – composite.xml']);
  await view.line('Xen in the lab').click();
  await expect.poll(() => tabs(workbench)).toEqual(['kvm – composite.xml', 'my own xen']);

  // As text and back: in the same place.
  await workbench.page.locator('.tab', { hasText: 'kvm' }).click();
  await workbench.command('PTS: Show as Text');
  await workbench.page.locator('.monaco-editor .view-lines').first().waitFor();
  await expect.poll(() => tabs(workbench)).toEqual(['kvm – composite.xml', 'my own xen']);
  await workbench.screenshot('tabs-text');
  await workbench.command('PTS: Open Result View');
  await workbench.webview('table.results');
  await expect.poll(() => tabs(workbench)).toEqual(['kvm – composite.xml', 'my own xen']);

  // Text that is not saved stays where it is, with no question.
  await workbench.command('PTS: Show as Text');
  await workbench.page.locator('.monaco-editor .view-lines').first().click();
  await workbench.page.keyboard.press('Control+Home');
  await workbench.page.keyboard.type(' ');
  await workbench.page.locator('.tab.dirty').waitFor();
  await workbench.command('PTS: Open Result View');
  await expect.poll(async () => (await tabs(workbench)).length).toBe(3);
  await expect.poll(() => workbench.page.locator('.monaco-dialog-box').count()).toBe(0);
  await workbench.command('File: Revert File');
});

test('"Open Result View" and "Reveal Logs" without a result in front offer the list of results, not a dialog of files', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1200, height: 900 } });
  const list = workbench.page.locator('.quick-input-widget');
  for (const command of ['PTS: Open Result View', 'PTS: Reveal Logs']) {
    await workbench.command(command);
    await list.getByText('Which result?').waitFor();
    await list.locator('.monaco-list-row', { hasText: 'Xen in the lab' }).waitFor();
    await expect.poll(() => list.locator('.monaco-list-row').count()).toBe(4);
    await workbench.screenshot(`which-result-${command.slice(5, 9).trim().toLowerCase()}`);
    await workbench.page.keyboard.press('Escape');
  }
  await workbench.command('PTS: Open Result View');
  await list.locator('.monaco-list-row', { hasText: 'Xen in the lab' }).click();
  await workbench.webview('table.results');
  await expect.poll(() => tabs(workbench)).toEqual(['xen – composite.xml']);
});
